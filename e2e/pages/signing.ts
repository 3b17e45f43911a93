import { expect, type Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { visit } from "../visit";

/** The page on which a draft is read as it would be signed, and signed. */
export class SigningPage {
  constructor(
    private readonly page: Page,
    private readonly planId: string,
  ) {}

  get changedSince() {
    const heading = this.page.getByRole("heading", { name: "Changed since this page was shown" });
    return this.page.locator("main div").filter({ has: heading }).last();
  }

  async open() {
    await visit(this.page, paths.review(this.planId));
  }

  async sign(version: number, password: string, reason?: string) {
    const { page } = this;
    await page.getByLabel("Effective from").fill("t");
    if (reason) await page.getByLabel(/^Reason for (this plan|version)/).fill(reason);
    await page.getByLabel("Your password").fill(password);
    await page.getByRole("button", { name: `Sign version ${version}` }).click();
  }

  async expectSigned(version: number) {
    await expect(this.page).toHaveURL(paths.plan(this.planId));
    await expect(this.page.getByText(`Version ${version}`, { exact: true })).toBeVisible();
  }
}
