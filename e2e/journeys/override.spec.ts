// A finding that must be resolved: signing is refused, an override with a reason lets it through, and the reason stays.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart, aFact } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { mouse } from "../hand";
import { Form } from "../pages/form";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "seven calm magpies on the gate";
const WHY = "Seizure free for six years on levetiracetam; EEG last week without discharges";
const RULE = "ami-seizure-history";

const versionsOf = (planId: string) => rowsOf("SELECT 1 FROM version WHERE plan_id = $1", [planId]);

/** The words of the override, wherever a version is read. */
async function expectReason(page: Page) {
  const safety = page.getByRole("region", { name: "Safety at signing" });
  await expect(safety).toContainText("Must resolve");
  await expect(safety).toContainText("Overridden by");
  await expect(safety).toContainText("The patient already tolerates it");
  await expect(safety).toContainText(WHY);
  await expect(safety.getByRole("link", { name: RULE })).toBeVisible();
}

test("amifampridine in epilepsy is signed only with a reason, which every later version shows", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  await aFact(chart, "condition", { code: "epilepsy", text: "Epilepsy", status: "active" });
  const { planId } = await aDraftedPlan(chart, [aDrug()]);
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await expect(signing.safety).toHaveText(/Safety: 1 must resolve/);
  await expectAccessible(page, "a sign page with findings");

  await signing.sign(1, PASSWORD);
  const refusal = page.getByRole("region", { name: "There is a problem" });
  await expect(refusal).toContainText("Nothing was signed");
  await expect(page.getByRole("listitem").filter({ hasText: /^Must resolve: .*override it above/ })).toBeVisible();
  await expectAccessible(page, "a signature refused for its findings");
  expect(await versionsOf(planId)).toEqual([]);

  await signing.override("", "The patient already tolerates it");
  await expect(page.getByText("Say in words why this is right for this patient").first()).toBeVisible();
  await page.getByLabel("Why this is right for this patient").first().fill(WHY);
  await page.getByRole("button", { name: "Override", exact: true }).click();
  await expect(signing.safety).not.toContainText("must resolve");
  await signing.decideAll();
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign version 1" }).click();
  await signing.expectSigned(1);
  await visit(page, paths.version(planId, 1));
  await expectReason(page);
  await expectAccessible(page, "a version with an override");

  await visit(page, paths.plan(planId));
  await page.getByRole("button", { name: "Amend" }).click();
  await expect(page).toHaveURL(paths.draft(planId));
  await page
    .getByRole("link", { name: /amifampridine/i })
    .first()
    .click();
  await new Form(page, mouse).fill([
    ["press", "Change"],
    ["write", "Change from", "t"],
    ["write", "Reason to change", "Tires when chewing"],
    ["press", "Open for changes"],
    ["write", "Note", "Half an hour before meals"],
    ["press", "Done: back to the draft"],
  ]);
  await expect(page).toHaveURL(paths.draft(planId));
  await signing.open();
  await expect(signing.safety).toHaveText("Safety: nothing waits for a decision");
  await expect(page.getByText("for version 1").first()).toBeVisible();
  await signing.sign(2, PASSWORD, "Timing of the doses");
  await signing.expectSigned(2);
  for (const version of [1, 2]) {
    await visit(page, paths.version(planId, version));
    await expectReason(page);
  }

  const { page: lead } = await seatOf(clinic.teamLead);
  await visit(lead, paths.work);
  await lead.getByRole("navigation").getByRole("link", { name: "Overrides" }).first().click();
  const row = lead
    .getByRole("table", { name: /^Overrides/ })
    .getByRole("row")
    .filter({ hasText: WHY });
  await expect(row).toContainText("TESTPERSON, Grete");
  await expectAccessible(lead, "the overrides of a team");
  await row.getByRole("link", { name: /version 1$/ }).click();
  await expectReason(lead);
});

test("a condition recorded later makes the signed plan unsafe, until a prescriber says what was done", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [aDrug()]);
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  const unsafe = page.getByRole("region", { name: /^Unsafe now/ });
  await expect(unsafe).toHaveCount(0);

  await visit(page, paths.medications(chart.patientId));
  await page.getByText("Add to conditions").click();
  const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Record the condition" }) });
  await mouse.find(form.getByRole("combobox", { name: /^Condition as the checks know it/ }), "Epil", /^Epilepsy/);
  await form.getByRole("radio", { name: "Active" }).check();
  await form.getByRole("textbox", { name: "Source" }).fill("Letter of her general practitioner");
  await form.getByRole("button", { name: "Record the condition" }).click();
  await expect(page.getByText("Letter of her general practitioner").first()).toBeVisible();

  await visit(page, paths.work);
  const list = page.getByRole("region", { name: /^Unsafe now/ });
  await expect(list.getByRole("listitem").first()).toContainText("TESTPERSON, Grete");
  await expectAccessible(page, "work with an unsafe plan");
  await list.getByRole("link", { name: "TESTPERSON, Grete" }).first().click();
  await expect(unsafe).toContainText(RULE);
  await expectAccessible(page, "a plan that became unsafe");
  await unsafe.getByText("I have seen this and acted").click();
  await unsafe.getByRole("button", { name: "Acknowledge" }).click();
  await expect(unsafe.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await unsafe.getByLabel("What you decided").fill("Stopped by phone at 10:40, ward told");
  await unsafe.getByRole("button", { name: "Acknowledge" }).click();
  await expect(unsafe).toHaveCount(0);
});
