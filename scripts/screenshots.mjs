// The README's pictures: the real product on demo data, 1440 by 900, in light and dark. `npm run screenshots` writes them to
// docs/pictures.
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./lib/chromium.mjs";
import { Explained, fail } from "./lib/progress.mjs";
import { projectRoot } from "./lib/run.mjs";
import { withTestStack } from "./lib/test-stack.mjs";

const folder = join(projectRoot, "docs", "pictures");
const UUID = "[0-9a-f]{8}-[0-9a-f-]{27}";

/** The address of the first link on a page that looks like the pattern. */
async function linkOn(page, pattern) {
  const links = await page.locator("a[href]").evaluateAll((all) => all.map((one) => one.getAttribute("href")));
  const found = links.find((one) => new RegExp(`^${pattern}$`).test(one ?? ""));
  if (!found) throw new Explained(`${page.url()} has no link like ${pattern}`);
  return found;
}

async function withPerson(browser, { url, account, theme }, work) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: { width: 1440, height: 900 },
    colorScheme: theme,
  });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password").fill(account.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((at) => at.pathname !== "/sign-in");
  const picture = async (name, path) => {
    await page.goto(path);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate((wanted) => {
      document.documentElement.dataset.theme = wanted;
    }, theme);
    await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    console.log(`docs/pictures/${name}-${theme}.png`);
  };
  await work({ page, picture });
  await context.close();
}

async function planOf(page, family) {
  await page.goto("/patients");
  const patient = await page.getByRole("link", { name: family }).getAttribute("href");
  await page.goto(patient);
  return { patient, plan: await linkOn(page, `/plans/${UUID}`) };
}

async function takeAll({ url, env }) {
  mkdirSync(folder, { recursive: true });
  const read = JSON.parse(readFileSync(join(env.CONCORD_DATA_DIR, "demo-accounts.json"), "utf8"));
  const accounts = Array.isArray(read) ? read : read.accounts;
  const by = (role) => accounts.find((one) => one.role === role);
  const browser = await chromium.launch({ executablePath: findChromium() || undefined, args: CHROMIUM_FLAGS });
  for (const theme of ["light", "dark"]) {
    await withPerson(browser, { url, account: by("neurologist"), theme }, async ({ page, picture }) => {
      const { plan } = await planOf(page, "OKAFOR, Ruth");
      if (theme === "light") {
        await page.goto(plan);
        await page.getByRole("button", { name: "Amend" }).click();
        await page.waitForURL(/\/draft$/);
      }
      await picture("plan-draft", `${plan}/draft`);
      if (theme === "dark") return;
      await picture("compare", `${plan}/compare?from=3&to=4`);
      await picture("patients", "/patients");
      await picture("work", "/work");
    });
  }
  await withPerson(browser, { url, account: by("physical therapist"), theme: "light" }, async ({ page, picture }) => {
    await page.goto("/referrals");
    await picture("referral", await linkOn(page, `/referrals/${UUID}`));
  });
  await withPerson(browser, { url, account: by("team lead"), theme: "light" }, ({ picture }) =>
    picture("history", "/oversight/history"),
  );
  await browser.close();
}

withTestStack(takeAll).catch(fail);
