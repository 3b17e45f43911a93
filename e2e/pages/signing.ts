import { expect, type Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { cosignAll } from "@/lib/testing/cosigning";
import { type Hand, mouse } from "../hand";
import { visit } from "../visit";

/** The page on which a draft is read as it would be signed, and signed. */
export class SigningPage {
  constructor(
    private readonly page: Page,
    private readonly planId: string,
    private readonly hand: Hand = mouse,
  ) {}

  /** Says what still waits for a decision. */
  get safety() {
    return this.page.getByRole("heading", { level: 2, name: /^Safety: / });
  }

  get changedSince() {
    const heading = this.page.getByRole("heading", { name: "Changed since this page was shown" });
    return this.page.locator("main div").filter({ has: heading }).last();
  }

  async open() {
    await visit(this.page, paths.review(this.planId));
  }

  /** Overrides what must be resolved and acknowledges every check, until nothing waits for a decision. */
  async decideAll(why = "Discussed with the epilepsy team, who advise it") {
    const { page, hand } = this;
    await expect(this.safety).toBeVisible();
    for (;;) {
      const before = (await this.safety.textContent()) ?? "";
      if (before.includes("nothing waits")) return;
      const all = page.getByRole("button", { name: /^Acknowledge all \d+ checks$/ });
      const one = page.getByRole("button", { name: /^Acknowledge (?!all)/ });
      if (await all.isVisible()) await hand.press(all);
      else if ((await one.count()) > 0) await hand.press(one.first());
      else await this.override(why);
      await expect(this.safety).not.toHaveText(before);
    }
  }

  /** Overrides the first finding that must be resolved. */
  async override(text: string, reason = "Advice of a specialist") {
    const { page, hand } = this;
    await hand.press(page.locator("summary").filter({ hasText: "Override with a reason" }).first());
    const form = page
      .getByRole("form", { name: /^Override: / })
      .filter({ visible: true })
      .first();
    await hand.choose(form.getByLabel("Reason for the override"), reason);
    await hand.write(form.getByLabel("Why this is right for this patient"), text);
    await hand.press(form.getByRole("button", { name: "Override" }));
  }

  async sign(version: number, password: string, reason?: string) {
    const { page } = this;
    await page.getByLabel("Effective from").fill("t");
    if (reason) await page.getByLabel(/^Reason for (this plan|version)/).fill(reason);
    await page.getByLabel("Your password").fill(password);
    await page.getByRole("button", { name: `Sign version ${version}` }).click();
  }

  /** The version is signed, and nothing of it waits for a second signature. */
  async expectSigned(version: number) {
    await this.expectSignedAlone(version);
    if ((await cosignAll(this.planId)) > 0) await visit(this.page, paths.plan(this.planId));
  }

  /** The version is signed by its author; what needs a second signature waits for it. */
  async expectSignedAlone(version: number) {
    await expect(this.page).toHaveURL(paths.plan(this.planId));
    await expect(this.page.getByText(`Version ${version}`, { exact: true })).toBeVisible();
  }
}
