// Runs the stock Prisma CLI offline: with our own schema engine, unless a native one was chosen by
// PRISMA_SCHEMA_ENGINE_BINARY, and without its update check.
import { spawnSync } from "node:child_process";
import { accessSync, chmodSync, constants } from "node:fs";
import { delimiter, dirname } from "node:path";
import { fileURLToPath } from "node:url";

const engine = fileURLToPath(new URL("./schema-engine/main.mjs", import.meta.url));
const cli = fileURLToPath(new URL("../node_modules/prisma/build/index.js", import.meta.url));
const bin = fileURLToPath(new URL("../node_modules/.bin", import.meta.url));

try {
  accessSync(engine, constants.X_OK);
} catch {
  chmodSync(engine, 0o755); // an unpacked archive may have lost the bit
}
const result = spawnSync(process.execPath, [cli, ...process.argv.slice(2)], {
  stdio: "inherit",
  env: {
    CHECKPOINT_DISABLE: "1",
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    ...process.env,
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
  },
});
if (result.error) console.error(`prisma: ${result.error.message}`);
process.exit(result.status ?? 1);
