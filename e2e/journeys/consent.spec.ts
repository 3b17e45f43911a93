// A patient refuses a treatment: recorded by who drafts the plan, corrected once, read by colleagues, hidden from therapists.
import { formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four mild otters by the weir";

test("a refused IVIg is recorded, corrected, and stands in red wherever the treatment is listed", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [anIvig()]);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM treatment WHERE plan_id = $1", [planId]);
  const ivig = { name: anIvig().name, treatmentId: row?.id ?? "" };
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  const today = formatDay(dayInZone(new Date().toISOString(), clinic.zone));

  await visit(page, paths.plan(planId));
  await page.getByRole("link", { name: `Record consent of ${ivig.name}` }).click();
  await expect(page).toHaveURL(paths.consent(planId, ivig.treatmentId));
  await expect(page).toHaveTitle(/^Consent/);
  await expect(page.getByText("No agreement and no refusal is recorded")).toBeVisible();

  // A patient who lacks capacity cannot have decided alone, and the form says where.
  await page.getByRole("radio", { name: "Refused" }).check();
  await page.getByRole("radio", { name: "The patient", exact: true }).check();
  await page.getByRole("radio", { name: "Lacks capacity" }).check();
  await page.getByLabel("Decided on").fill("t");
  await page.getByLabel("What was discussed").fill("Benefit, thrombosis, plasma exchange instead");
  await page.getByRole("button", { name: "Record the decision" }).click();
  const problems = page.getByRole("region", { name: "There is a problem" });
  await expect(problems).toContainText("Who lacks capacity cannot decide alone");
  await expect(problems).toContainText("Name who assessed the capacity");
  await expectAccessible(page, "a consent with problems");

  await page.getByRole("radio", { name: "A proxy" }).check();
  await page.getByLabel("Name of the proxy").fill("Jan Novak");
  await page.getByLabel("Relation to the patient").fill("son");
  await page.getByLabel("Capacity assessed by").fill("Dr Eva Roth");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("counts now")).toBeVisible();
  const byProxy = `Refused by proxy (Jan Novak, son) on ${today}`;
  await expect(page.getByRole("heading", { name: byProxy })).toBeVisible();

  // It was the patient after all: the record is replaced, and stays readable.
  await page.getByText("Correct the record").click();
  const correction = page.locator("details[open]");
  await correction.getByRole("radio", { name: "The patient", exact: true }).check();
  await correction.getByRole("radio", { name: "Has capacity" }).check();
  await correction.getByLabel("What was wrong with the earlier record").fill("She decided herself");
  await correction.getByRole("button", { name: "Replace the record" }).click();
  const byPatient = `Refused by patient on ${today}`;
  await expect(page.getByRole("heading", { name: byPatient })).toBeVisible();
  await page.getByText("Entered in error (1)").click();
  await expect(page.getByText("She decided herself")).toBeVisible();
  await expectAccessible(page, "a corrected consent");

  for (const path of [paths.plan(planId), paths.version(planId, 1), paths.patient(chart.patientId)]) {
    await visit(page, path);
    await expect(page.getByText(byPatient).first(), path).toBeVisible();
  }
  await visit(page, paths.plan(planId));
  await page.getByRole("button", { name: "Amend" }).click();
  await expect(page).toHaveURL(paths.draft(planId));
  await expect(page.getByText(byPatient)).toBeVisible();
  await visit(page, paths.draftTreatment(planId, ivig.treatmentId));
  await expect(page.getByText(byPatient)).toBeVisible();
  await signing.open();
  await expect(page.getByText(byPatient)).toBeVisible();
  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, paths.consent(planId, ivig.treatmentId));
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);

  expect(await rowsOf("SELECT decision, decided_by FROM treatment_consent WHERE errored_at IS NULL")).toContainEqual({
    decision: "refused",
    decided_by: "patient",
  });
  const audit = await auditOf(chart.patientId);
  expect(audit.filter((line) => /^consent\.(recorded|entered)/.test(line))).toEqual([
    "consent.recorded done",
    "consent.recorded done",
    "consent.entered-in-error done",
  ]);
});

test("a treatment of a first draft can be agreed to; colleagues read it, a therapist finds nothing", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [aDrug()]);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM treatment WHERE plan_id = $1", [planId]);
  const own = paths.consent(planId, row?.id ?? "");
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, paths.draft(planId));
  await page.getByRole("link", { name: /^Record consent of/ }).click();
  await page.getByRole("radio", { name: "Agreed" }).check();
  await page.getByRole("radio", { name: "The patient", exact: true }).check();
  await page.getByRole("radio", { name: "Has capacity" }).check();
  await page.getByLabel("Decided on").fill("t");
  await page.getByLabel("What was discussed").fill("Benefit, seizures, tingling");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page.getByText("counts now")).toBeVisible();

  const colleague = await seatOf(clinic.oncologist);
  await visit(colleague.page, own);
  await expect(colleague.page.getByRole("heading", { name: /^Agreed by patient on/ })).toBeVisible();
  await expect(colleague.page.getByRole("button", { name: "Record the decision" })).toHaveCount(0);

  for (const person of [clinic.physicalTherapist, clinic.foreignNeurologist]) {
    const outsider = await seatOf(person);
    const answer = await outsider.page.goto(own);
    expect(answer?.status()).toBe(404);
    await expect(outsider.page.getByText("seizures, tingling")).toHaveCount(0);
  }
});
