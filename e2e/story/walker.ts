import type { Page } from "@playwright/test";
import type { Hand } from "../hand";
import { Form } from "../pages/form";

/** Somebody at a screen, with a hand, who may look closely at each page. */
export class Walker {
  readonly form: Form;

  constructor(
    readonly page: Page,
    readonly hand: Hand,
    /** What is checked of every page that the story passes. */
    readonly look: (page: Page, name: string) => Promise<void>,
  ) {
    this.form = new Form(page, hand);
  }

  async link(name: string | RegExp) {
    await this.hand.press(this.page.getByRole("link", { name }));
  }

  async button(name: string | RegExp) {
    await this.hand.press(this.page.getByRole("button", { name }));
  }

  heading(name: string | RegExp) {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }
}
