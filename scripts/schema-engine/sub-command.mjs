// The three one-shot jobs of the engine: can-connect-to-database, create-database, drop-database.
import { createDatabase, dropDatabase, parseUrl, withClient } from "./connection.mjs";
import { logLine } from "./log.mjs";

const UNREACHABLE = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT"]);

function prismaCode(error) {
  if (error.code === "3D000") return "P1003";
  if (error.code === "28P01" || error.code === "28000") return "P1000";
  return UNREACHABLE.has(error.code) ? "P1001" : "P1010";
}

const JOBS = {
  "can-connect-to-database": (config) => withClient(config, (client) => client.query("SELECT 1")),
  "create-database": createDatabase,
  "drop-database": dropDatabase,
};

export async function runSubCommand(name, url) {
  try {
    const job = JOBS[name];
    if (!job) throw new Error(`this schema engine has no sub-command "${name}"`);
    await job(parseUrl(url).config);
    return 0;
  } catch (error) {
    process.stderr.write("\n"); // the CLI skips the first line of stderr
    logLine("ERROR", { message: error.message || String(error), error_code: prismaCode(error), is_panic: false });
    return 1;
  }
}
