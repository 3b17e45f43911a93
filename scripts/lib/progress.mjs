// One line per slow step: what is being done, then how long it took.
const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;

export async function step(title, work) {
  const from = Date.now();
  process.stdout.write(`  … ${title}\n`);
  try {
    const result = await work((note) => process.stdout.write(`      ${note}\n`));
    const note = typeof result?.note === "string" ? ` (${result.note})` : "";
    process.stdout.write(`  ✓ ${title}${note}, ${seconds(from)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`  ✗ ${title}, ${seconds(from)}\n`);
    throw error;
  }
}

/** An error whose message says all a person needs; it is printed without a stack. */
export class Explained extends Error {}

export function fail(error) {
  console.error(error instanceof Explained ? `\n${error.message}\n` : `\n${error?.stack ?? error}\n`);
  process.exitCode = 1;
}
