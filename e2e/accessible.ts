import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** What a theme can change: the other rules read the structure, which is the same in both. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** Axe finds nothing on the page as it stands: every rule in light, those of colour again in dark. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
  const before = await page.evaluate(() => document.documentElement.dataset.theme);
  await inTheme(page, "light");
  await expectNothing(new AxeBuilder({ page }), `${name}, light`);
  await inTheme(page, "dark");
  await expectNothing(new AxeBuilder({ page }).withRules(RULES_OF_COLOUR), `${name}, dark`);
  await inTheme(page, before);
}

async function inTheme(page: Page, theme: string | undefined): Promise<void> {
  await page.evaluate((wanted) => {
    document.documentElement.dataset.theme = wanted;
  }, theme);
}

async function expectNothing(axe: AxeBuilder, where: string): Promise<void> {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map((n) => n.target).join(" | ")}`);
  expect(found, `axe on ${where}`).toEqual([]);
}
