// Prints the path of a Chromium that starts, installing one where that is possible.
import { findChromium } from "./lib/chromium.mjs";
import { fail } from "./lib/progress.mjs";

try {
  process.stdout.write(`${findChromium((note) => console.error(note))}\n`);
} catch (error) {
  fail(error);
}
