// A score is entered and read beside the treatments; a review that is overdue is decided and leads into the draft.
import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import type { Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four mild otters by the weir";

const today = dayInZone(new Date().toISOString(), "Europe/Dublin");

/** A patient of the neurologist under two drugs that began within four weeks of one another; the first is due for review. */
async function underTreatment(clinic: Clinic) {
  const chart = await aChart(clinic);
  const drug = (name: string, days: number, more: Partial<ReturnType<typeof aDrug>> = {}) => {
    const start = addDays(today, -days);
    return withOwnId(aDrug({ name, start, end: null, steps: [aDoseStep({ from: start })], ...more }));
  };
  const agreed = { reviewMeasure: "mg-adl", reviewSuccess: "at least 2 points better" };
  const first = drug("Pyridostigmine", 60, { agent: "pyridostigmine", reviewOn: addDays(today, -4), ...agreed });
  const second = drug("Amifampridine", 40, { reviewOn: addDays(today, 90) });
  return { chart, treatments: [first, second] };
}

test("scores of a measure are entered, refused where they cannot be, and drawn with what cannot be separated", async ({
  clinic,
  seatOf,
}) => {
  const { chart, treatments } = await underTreatment(clinic);
  const { planId } = await aPlanRow(chart);
  await aSignedVersion(chart, planId, 1, treatments, new Date().toISOString());
  const before = addDays(today, -70);
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, paths.patient(chart.patientId));
  await page.getByRole("link", { name: "Outcomes" }).click();
  await expect(page).toHaveURL(paths.outcomes(chart.patientId));
  await expect(page.getByText("No scores are recorded yet")).toBeVisible();
  await expectAccessible(page, "outcomes without a score");

  const measure = page.getByRole("combobox", { name: "Measure" });
  await measure.fill("MG Activities");
  await page.getByRole("option", { name: /MG Activities of Daily Living/ }).click();
  await expect(page.getByText("0 to 24. Lower is better.")).toBeVisible();
  await expect(page.getByText(/Score only, no item texts/)).toBeVisible();
  await page.getByLabel("Score", { exact: true }).fill("25");
  await page.getByLabel("Rated on").fill("+2d");
  await page.getByRole("button", { name: "Record the score" }).click();
  const problems = page.getByRole("region", { name: "There is a problem" });
  await expect(problems).toContainText("Say who rated it");
  await page.getByLabel("Rated by").selectOption({ label: `${clinic.neurologist.name} (you)` });
  await page.getByRole("button", { name: "Record the score" }).click();
  await expect(problems).toContainText("outside 0 to 24");
  await page.getByLabel("Score", { exact: true }).fill("11");
  await page.getByRole("button", { name: "Record the score" }).click();
  await expect(problems).toContainText("A value cannot be taken in the future");
  await expectAccessible(page, "a score with a problem");
  await page.getByLabel("Rated on").fill("1 jan 1950");
  await page.getByRole("button", { name: "Record the score" }).click();
  await expect(problems).toContainText("Before the patient was born");
  await page.getByLabel("Rated on").fill(formatDay(before));
  await page.getByRole("button", { name: "Record the score" }).click();
  await expect(page.getByText("One score makes no trend yet.")).toBeVisible();

  await anObservation(chart, "mg-adl", "8", "{score}", { taken_on: addDays(today, -1), rater: "Petra Keller" });
  await visit(page, paths.outcomes(chart.patientId));
  const trend = page.getByRole("region", { name: "MG Activities of Daily Living" });
  const change = `better by 3 since ${formatDay(before)}; at least 2 counts`;
  await expect(trend.getByText(`Against the score before: ${change}.`)).toBeVisible();
  await expect(trend.getByRole("img", { name: /MG Activities of Daily Living over time/ })).toBeVisible();
  await expect(trend.getByText(/Cannot separate: a change between/)).toContainText(
    `Pyridostigmine (${formatDay(addDays(today, -60))}), Amifampridine (${formatDay(addDays(today, -40))})`,
  );
  await expectAccessible(page, "a trend as a picture");
  await page.keyboard.press("t");
  const rows = trend.getByRole("table").getByRole("row");
  await expect(rows.nth(1)).toContainText("Petra Keller");
  await expect(rows.nth(1)).toContainText(change);
  await expectAccessible(page, "a trend as a table");
  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, paths.outcome(chart.patientId, "mg-adl"));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
  expect(await auditOf(chart.patientId)).toContain("observation.recorded done");
});

test("an overdue review waits on the owner's list, is postponed once, then escalated into the draft", async ({
  clinic,
  seatOf,
}) => {
  const { chart, treatments } = await underTreatment(clinic);
  const { planId } = await aDraftedPlan(chart, treatments);
  const [row] = await rowsOf<{ id: string }>(
    "SELECT id FROM treatment WHERE plan_id = $1 AND agent = 'pyridostigmine'",
    [planId],
  );
  const treatmentId = row?.id ?? "";
  await anObservation(chart, "mg-adl", "9", "{score}", { taken_on: addDays(today, -65) });
  await anObservation(chart, "mg-adl", "9", "{score}", { taken_on: addDays(today, -2) });
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);

  await visit(page, paths.work);
  const list = page.getByRole("region", { name: /^Reviews due/ });
  await expect(list).toContainText(`Overdue since ${formatDay(addDays(today, -4))}`);
  await expect(list).toContainText("MG Activities of Daily Living: success means at least 2 points better");
  await list.getByRole("link").first().click();
  await expect(page).toHaveURL(paths.treatmentReview(planId, treatmentId));
  await expect(page.getByText(/unchanged since .*the last score before it began/)).toBeVisible();
  await expectAccessible(page, "a review that is due");

  const decide = async () => await page.getByRole("button", { name: "Record the decision" }).click();
  await page.getByRole("radio", { name: "Postpone" }).check();
  await page.getByLabel("Why, in a sentence").fill("Away until Friday");
  await page.getByLabel("Postponed to").fill("t");
  await decide();
  await expect(page.getByRole("region", { name: "There is a problem" })).toContainText("Enter a day after today");
  await page.getByLabel("Postponed to").fill("+1w");
  await decide();
  await expect(page.getByText(/Postponed to .* \(due/).first()).toBeVisible();
  const next = formatDay(addDays(today, 7));
  await visit(page, paths.plan(planId));
  await expect(page.getByRole("link", { name: `Review due ${next} of Pyridostigmine` })).toBeVisible();
  await page.getByRole("link", { name: /Review due .* of Pyridostigmine/ }).click();

  await page.getByRole("radio", { name: "Escalate" }).check();
  await page.getByLabel("Why, in a sentence").fill("MG-ADL did not move");
  await decide();
  await expect(page).toHaveURL(paths.draftTreatment(planId, treatmentId));
  await expect(page.getByLabel(/^Review on/)).toHaveValue("");
  await page.getByLabel(/^Review on/).fill("+6w");
  await page.getByLabel(/^Success means/).fill("at least 3 points better");
  await page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(page).toHaveURL(paths.draft(planId));
  await expect(page.getByText(/success means at least 3 points better/i).first()).toBeVisible();

  await visit(page, paths.treatmentReview(planId, treatmentId));
  await expect(page.getByText("decided", { exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Record the decision" })).toHaveCount(0);
  await expectAccessible(page, "a review that is decided");
  await visit(page, paths.work);
  await expect(list.getByText("Pyridostigmine")).toHaveCount(0);
  const colleague = await seatOf(clinic.oncologist);
  await visit(colleague.page, paths.treatmentReview(planId, treatmentId));
  await expect(colleague.page.getByText("MG-ADL did not move")).toBeVisible();
  expect((await auditOf(chart.patientId)).filter((line) => /^review\.(post|esc)/.test(line))).toEqual([
    "review.postponed done",
    "review.escalated done",
  ]);
});
