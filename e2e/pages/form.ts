// Filling in any form of the product by what a person reads on it: labels, legends and the words of the choices.
import type { Locator, Page } from "@playwright/test";
import { escaped, type Hand } from "../hand";

/** One thing to do in a form; a scope holds until the next one. */
export type Entry =
  | readonly ["write", label: string, text: string]
  | readonly ["choose", label: string, option: string]
  | readonly ["mark", legend: string, option: string]
  | readonly ["tick", label: string]
  | readonly ["press", button: string | RegExp]
  | readonly ["in", group: string | null];

export class Form {
  private scope: Page | Locator;

  constructor(
    private readonly page: Page,
    private readonly hand: Hand,
  ) {
    this.scope = page;
  }

  field(label: string): Locator {
    return this.scope
      .getByLabel(new RegExp(`^${escaped(label)}( \\(optional\\))?$`))
      .and(this.page.locator("input, select, textarea"));
  }

  async fill(entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) await this.enter(entry);
    this.scope = this.page;
  }

  private async enter(entry: Entry): Promise<void> {
    const { page, hand } = this;
    switch (entry[0]) {
      case "in":
        this.scope = entry[1] === null ? page : page.getByRole("group", { name: entry[1], exact: true });
        return;
      case "write":
        return await hand.write(this.field(entry[1]), entry[2]);
      case "choose":
        return await this.choose(this.field(entry[1]), entry[2]);
      case "mark": {
        const group = this.scope.getByRole("group", { name: entry[1] });
        const words = new RegExp(`^${escaped(entry[2])}`);
        return await hand.tick(group.getByRole("radio", { name: words }).first());
      }
      case "tick":
        return await hand.tick(this.field(entry[1]));
      case "press":
        return await hand.press(this.scope.getByRole("button", { name: entry[1] }));
    }
  }

  /** Short lists are native, long ones are searched. */
  private async choose(field: Locator, option: string): Promise<void> {
    const isNative = (await field.evaluate((element) => element.tagName)) === "SELECT";
    if (isNative) await this.hand.choose(field, option);
    else await this.hand.find(field, option, new RegExp(`^${escaped(option)}`));
  }
}
