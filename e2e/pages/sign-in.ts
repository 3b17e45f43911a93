import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { visit } from "../visit";

export class SignInPage {
  constructor(private readonly page: Page) {}

  get problem() {
    return this.page.getByRole("region", { name: "There is a problem" });
  }

  get signOut() {
    return this.page.getByRole("button", { name: "Sign out" });
  }

  async open() {
    await visit(this.page, paths.signIn);
  }

  async enter(email: string, password: string) {
    await this.page.getByLabel("E-mail address").fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }
}
