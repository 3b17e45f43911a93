// The browser journeys on the built product with its own throw-away database. Arguments go to Playwright:
// npm run e2e -- --grep referral
import { join } from "node:path";
import { findChromium } from "./lib/chromium.mjs";
import { fail, step } from "./lib/progress.mjs";
import { projectRoot, run } from "./lib/run.mjs";
import { withTestStack } from "./lib/test-stack.mjs";

async function main() {
  const path = await step("Chromium", (note) => findChromium(note));
  await withTestStack(
    async ({ url, env }) => {
      const args = [join(projectRoot, "node_modules/@playwright/test/cli.js"), "test", ...process.argv.slice(2)];
      await run("The browser journeys", args, { env: { ...env, E2E_URL: url, CHROMIUM_PATH: path }, show: true });
    },
    { second: true },
  );
}

main().catch(fail);
