// One line of the engine's JSON log, as the Prisma CLI reads it from stderr.
export function logLine(level, fields) {
  const timestamp = new Date().toISOString();
  process.stderr.write(`${JSON.stringify({ timestamp, level, fields, target: "schema_engine::logger" })}\n`);
}
