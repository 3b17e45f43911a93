import { defineConfig, devices } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/lib/chromium.mjs";

const { E2E_URL, CHROMIUM_PATH } = process.env;
if (!E2E_URL) throw new Error("The journeys need a running product of their own: start them with `npm run e2e`.");

export default defineConfig({
  testDir: "e2e",
  testMatch: "journeys/**/*.spec.ts",
  workers: 1,
  retries: 0,
  forbidOnly: true,
  reporter: "list",
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    ...devices["Desktop Chrome"],
    baseURL: E2E_URL,
    locale: "en-GB",
    // Without pictures: they cost the two cores of a CI machine more than the journeys themselves.
    trace: { mode: "retain-on-failure", snapshots: true, screenshots: false },
    launchOptions: { executablePath: CHROMIUM_PATH || undefined, args: CHROMIUM_FLAGS },
  },
});
