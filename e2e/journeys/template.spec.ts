// A plan is started from a template that fits: the reasons are said, the doses stay empty, and every departure gets its reason.

import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { aChart, aDiagnosis, type Chart } from "@/lib/testing/charts";
import { rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four patient herons in the reeds";

async function startFrom(page: Page, { patientId }: Chart, template: RegExp, title: string): Promise<string> {
  await visit(page, paths.newPlan(patientId));
  await page.getByRole("radio", { name: template }).check();
  await page.getByLabel("Title of the plan").fill(title);
  await expectAccessible(page, "a new plan with templates");
  await page.getByRole("button", { name: "Open the draft" }).click();
  await expect(page.getByRole("heading", { level: 1, name: /^Add from template/ })).toBeVisible();
  const [plan] = await rowsOf<{ id: string }>("SELECT id FROM plan WHERE patient_id = $1", [patientId]);
  if (!plan) throw new Error("no plan was made");
  return plan.id;
}
const treatments = (page: Page) => page.getByRole("table", { name: /^Treatments/ });

test("treatments of a template arrive incomplete, with its dose as a hint and the mark until touched", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  await aDiagnosis(chart);
  const { page } = await seatOf(clinic.neurologist);
  const planId = await startFrom(page, chart, /^From the template: Lambert-Eaton/, "LEMS, first weeks");
  await expect(page.getByText("P/Q-type VGCC antibodies were found")).toBeVisible();
  await expect(page.getByRole("radio", { name: "No cancer was found" })).toBeChecked();
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await expect(page.getByRole("checkbox", { name: "azathioprine" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /carboplatin/i })).toHaveCount(0);

  await page.getByRole("radio", { name: "A cancer was found" }).check();
  await expect(page.getByRole("heading", { name: "Check: this arm is not the recorded one" })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: /carboplatin/i })).toBeVisible();
  await expect(page.getByRole("checkbox", { name: "azathioprine" })).toHaveCount(0);
  await page.getByRole("radio", { name: "No cancer was found" }).check();

  await page.getByRole("button", { name: "Add to the draft" }).click();
  await expect(page.getByText("Tick at least one treatment").first()).toBeVisible();
  await page.getByRole("checkbox", { name: "amifampridine" }).check();
  await page.getByRole("checkbox", { name: "pyridostigmine" }).check();
  await expectAccessible(page, "the preview of a template");
  await page.getByRole("button", { name: "Add 2 treatments to the draft" }).click();
  await expect(page).toHaveURL(paths.draft(planId));

  const row = treatments(page).getByRole("row").filter({ hasText: "amifampridine" });
  await expect(row).toContainText("incomplete");
  await expect(row).toContainText("from template Lambert-Eaton myasthenic syndrome v1");
  await expectAccessible(page, "a draft with departures from its template");
  await row.getByRole("link", { name: "amifampridine", exact: true }).click();
  await expect(page.getByRole("heading", { name: /^From template: Lambert-Eaton/ })).toBeVisible();
  await expect(page.getByText("15 mg per day in 3 doses", { exact: false }).first()).toBeVisible();
  await expect(page.getByLabel("Dose", { exact: true })).toHaveCount(0);
  const reason = page.getByLabel("Reason for this treatment");
  await expect(reason).toHaveValue("Standard symptomatic drug");
  await reason.fill("Weakness of both legs");
  await page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(row).toBeVisible();
  await expect(row).not.toContainText("from template");

  await page.getByRole("link", { name: "Add from template" }).click();
  await expect(page.getByRole("heading", { name: "Templates that fit the diagnosis (1)" })).toBeVisible();
  await expectAccessible(page, "templates that fit");
  await page.getByRole("link", { name: /^Lambert-Eaton/ }).click();
  await expect(page.getByText("already in the plan", { exact: true })).toHaveCount(2);
  await expect(page.getByRole("checkbox", { name: "amifampridine" })).toHaveCount(0);
});

test("a departure without a reason blocks signing, and with it stands under the signature", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  await aDiagnosis(chart, { phenotype: "retinopathy" });
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const planId = await startFrom(page, chart, /^From the template: Paraneoplastic retinopathy/, "Retinopathy");
  await page.getByRole("checkbox", { name: /^tumour search/i }).check();
  await page.getByRole("button", { name: "Add 1 treatment to the draft" }).click();
  await treatments(page).getByRole("link", { name: "tumour search", exact: true }).click();
  await page.getByLabel("What it is to find out").fill("Is there a tumour of the chest, abdomen or pelvis?");
  await page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(treatments(page)).not.toContainText("incomplete");

  const signing = new SigningPage(page, planId);
  await signing.open();
  await expect(
    page.getByText(/departs from the template .* is part of the template and not in the plan/),
  ).toBeVisible();
  await expect(page.getByRole("button", { name: "Sign version 1" })).toHaveCount(0);

  await visit(page, paths.draft(planId));
  const departures = page.getByRole("region", { name: "Departures from the template" });
  await departures.getByLabel(/is part of the template and not in the plan/).fill("Steroid given elsewhere in October");
  await departures.getByRole("button", { name: "Save the reason" }).click();
  await expect(departures.getByRole("button", { name: "Save the new reason" })).toBeVisible();

  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  const signed = page.getByRole("region", { name: "Drafted from a template" });
  await expect(signed).toContainText("Steroid given elsewhere in October");
  await expectAccessible(page, "a version drafted from a template");
});

test("the list of templates opens one with its lines, arms, sources and version; a therapist has none", async ({
  clinic,
  seatOf,
}) => {
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, paths.templates);
  await expectAccessible(page, "the list of templates");
  await page.getByRole("link", { name: "Anti-NMDA receptor encephalitis" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Anti-NMDA receptor encephalitis" })).toBeVisible();
  const mesna = page.getByRole("row").filter({ hasText: /^mesna/i });
  await expect(mesna).toContainText("with cyclophosphamide");
  await expect(mesna).toContainText("Product choice");
  await expect(page.getByRole("heading", { name: "Sources" })).toBeVisible();
  await expectAccessible(page, "a template");

  const therapist = await seatOf(clinic.physicalTherapist);
  const response = await therapist.page.goto(paths.templates);
  expect(response?.status()).toBe(404);
});
