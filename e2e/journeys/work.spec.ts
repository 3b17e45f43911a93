// A neurologist at seven: a held session, an unsafe swallow and an overdue review are each one action away; a loose end is
// shown, mended and gone; a version is seen by who says so; and the handover list fits a sheet that names whose it is.
import type { Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aDrug, anSlpReferral } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { insertRows } from "@/lib/testing/insert-row";
import { liveSessions } from "@/lib/testing/live-sessions";
import type { Clinic } from "@/lib/testing/people";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { mouse } from "../hand";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { ready, visit } from "../visit";

const PASSWORD = "seven plain loaves on the sill";
const WHY = "Fever of 39 this morning";

const list = (page: Page, name: RegExp) => page.getByRole("region", { name });

async function expectNarrow(page: Page) {
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** An inpatient on levetiracetam that nobody gave a reason for, whose review is overdue, and on immune globulin from today. */
async function anInpatient(clinic: Clinic) {
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const start = addDays(today, -60);
  const chart = await aChart(clinic, { bed: "4-12" });
  await anObservation(chart, "swallow", "0", "{level}", {
    value_number: null,
    standard_number: null,
    value_text: "unsafe",
    taken_on: addDays(today, -1),
  });
  const reviewed = { id: uuid(), patient_id: chart.patientId, none_known: true, reviewed_by: clinic.neurologist.id };
  await insertRows([["list_review", { ...reviewed, list: "conditions", reviewed_at: new Date().toISOString() }]]);
  const levetiracetam = aDrug({
    agent: "levetiracetam",
    name: "Levetiracetam",
    brand: null,
    start,
    end: null,
    reviewOn: addDays(today, -4),
    steps: [aDoseStep({ amount: "500", from: start })],
  });
  const ivig = anIvig({ start: today, reviewOn: addDays(today, 60) });
  const courses = ivig.courses.map((course) => ({ ...course, start: today }));
  const speech = anSlpReferral({ pool: { teamId: clinic.teamId }, start: today, reviewOn: addDays(today, 30) });
  const { planId } = await aDraftedPlan(chart, [levetiracetam, { ...ivig, courses }, speech]);
  return { chart, planId, today };
}

test("at seven: what is held, unsafe, overdue or loose is one action away, and gone once it is done", async ({
  clinic,
  seatOf,
}) => {
  test.setTimeout(300_000);
  const { chart, planId, today } = await anInpatient(clinic);
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);

  await test.step("the nurse finds the infusion, sees that she may not give it yet, and holds it", async () => {
    const { page: nurse } = await seatOf(clinic.nurse);
    await visit(nurse, paths.work);
    const row = list(nurse, /^Today, /).getByRole("listitem");
    await expect(row).toContainText(chart.mrn);
    await expect(row).toContainText(/Not yet|Do not give/);
    await expectAccessible(nurse, "the work of a nurse");
    await row.getByRole("link", { name: /^Record or move/ }).click();
    await nurse.getByRole("radio", { name: "Hold for the prescriber" }).check();
    await nurse.getByRole("region", { name: "Record", exact: true }).getByLabel("Time", { exact: true }).fill("09:00");
    await nurse.getByLabel("Reason", { exact: true }).fill(WHY);
    await nurse.getByRole("button", { name: "Save the record" }).click();
    await expect(nurse.getByText(`Reason: ${WHY}`)).toBeVisible();
  });

  await test.step("the neurologist sees each with bed, reason and age, and one thing to do", async () => {
    await visit(page, paths.work);
    const held = list(page, /^Held, waiting for a prescriber/).getByRole("listitem");
    for (const text of ["TESTPERSON, Grete", chart.mrn, "Bed 4-12", WHY, "For under 1 h"])
      await expect(held).toContainText(text);
    await expect(list(page, /^Unsafe swallow/).getByRole("listitem")).toContainText(chart.mrn);
    await expect(list(page, /^Reviews due/)).toContainText(`Overdue since ${formatDay(addDays(today, -4))}`);
    await expect(page.getByText(/^Nothing waits in: /)).toContainText("flags of therapists");
    for (const row of await page.getByRole("main").getByRole("listitem").filter({ hasText: "TESTPERSON" }).all())
      await expect(row.getByRole("link")).toHaveCount(1);
    await expectAccessible(page, "the work of a neurologist");
    await expectNarrow(page);
    const [session] = await liveSessions(planId);
    await held.getByRole("link").focus();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(paths.session(session?.id ?? ""));
    await visit(page, paths.work);
    await list(page, /^Unsafe swallow/)
      .getByRole("link", { name: /^Open the results/ })
      .click();
    await expect(page).toHaveURL(paths.results(chart.patientId));
    await visit(page, paths.work);
    await list(page, /^Reviews due/)
      .getByRole("link", { name: /^Decide the review/ })
      .click();
    await expect(page).toHaveURL(/\/review$/);
  });

  await test.step("a list has an address of its own, with its filters in it", async () => {
    await visit(page, paths.work);
    await list(page, /^Reviews due/)
      .getByRole("link", { name: /: Reviews due/ })
      .click();
    await expect(page).toHaveURL(paths.workList("reviews"));
    await page.getByLabel("Ward").selectOption("4");
    await expect(page).toHaveURL(/ward=4/);
    await expect(page.getByRole("main").getByRole("listitem").filter({ hasText: chart.mrn })).toHaveCount(1);
    await expectAccessible(page, "one list of work");
    await expectNarrow(page);
    await visit(page, `${paths.workList("declined")}?ward=4`);
    await expect(page.getByText("Nothing in this list fits the filter.")).toBeVisible();
    await expectAccessible(page, "an empty list of work");
  });

  await test.step("a loose end is shown, mended and gone", async () => {
    await visit(page, paths.workList("loose-ends"));
    const loose = page.getByRole("listitem").filter({ hasText: "Levetiracetam: no indication on record" });
    await loose.getByRole("link", { name: /^Record the indication/ }).click();
    await expect(page).toHaveURL(paths.medications(chart.patientId));
    await ready(page);
    await page.getByText("Add to conditions").click();
    const form = page.locator("form").filter({ has: page.getByRole("button", { name: "Record the condition" }) });
    await mouse.find(form.getByRole("combobox", { name: /^Condition as the checks know it/ }), "Epil", /^Epilepsy/);
    await form.getByRole("radio", { name: "Active" }).check();
    await form.getByRole("textbox", { name: "Source" }).fill("Letter of the general practitioner");
    await form.getByRole("button", { name: "Record the condition" }).click();
    await expect(page.getByText("Letter of the general practitioner").first()).toBeVisible();
    await visit(page, paths.workList("loose-ends"));
    await expect(loose).toHaveCount(0);
  });

  await test.step("the therapist takes the referral out of the pool", async () => {
    const { page: speech } = await seatOf(clinic.speechTherapist);
    await visit(speech, paths.work);
    const row = list(speech, /^Unsafe swallows waiting for you/).getByRole("listitem");
    await expect(row).toContainText(chart.mrn);
    await row.getByRole("button", { name: /^Take it/ }).click();
    await expect(speech).toHaveURL(/\/referrals\//);
    await expect(speech.getByText("Accepted", { exact: true }).first()).toBeVisible();
  });

  await test.step("a version is seen by who says so, not by who opens the page", async () => {
    const { page: nurse } = await seatOf(clinic.nurse);
    await visit(nurse, paths.work);
    await list(nurse, /^New versions for you to see/)
      .getByRole("link", { name: /^Read version 1/ })
      .click();
    await expect(nurse).toHaveURL(paths.plan(planId));
    await ready(nurse);
    const seen = list(nurse, /^Who has seen version 1/);
    await expect(seen).toContainText("must know it, not seen yet");
    await expectAccessible(nurse, "a plan that was not seen yet");
    await seen.getByRole("button", { name: "I have seen version 1" }).click();
    await expect(seen).toContainText(`Nurse: ${clinic.nurse.name}`);
    await visit(nurse, paths.work);
    await expect(list(nurse, /^New versions for you to see/)).toHaveCount(0);
  });

  await test.step("the handover list prints on one sheet", async () => {
    await visit(page, paths.work);
    await page.getByRole("link", { name: "Handover list" }).click();
    await expect(page).toHaveURL(paths.handover);
    const row = page.getByRole("row").filter({ hasText: chart.mrn });
    for (const text of ["Bed 4-12", "Version 1, signed by", "Tomorrow", "SWALLOW UNSAFE", "held for"])
      await expect(row).toContainText(text);
    await expectAccessible(page, "the handover list");
    await expectNarrow(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.getByText(new RegExp(`Printed .* by ${clinic.neurologist.name}`)).first()).toBeVisible();
    await expect(page.getByText("Demo data: not for clinical use")).toBeVisible();
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
  });
});
