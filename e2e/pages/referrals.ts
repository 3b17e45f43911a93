import type { Page } from "@playwright/test";

export class ReferralsPage {
  constructor(private readonly page: Page) {}

  get table() {
    return this.page.getByRole("table", { name: "Referrals" });
  }

  /** The row of the patient with this record number. */
  row(mrn: string) {
    return this.table.getByRole("row").filter({ hasText: mrn });
  }

  get moves() {
    return this.page.getByRole("region", { name: "What you can do" });
  }
}
