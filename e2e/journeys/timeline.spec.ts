// A patient over time: what was given, moved and missed agrees between the picture, its table and the sessions; versions, outcomes
// and what cannot be separated are told in words.
import type { Page } from "@playwright/test";
import { addDays, type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { auditOf } from "@/lib/testing/insert-row";
import { liveSessions } from "@/lib/testing/live-sessions";
import type { Clinic } from "@/lib/testing/people";
import { withOwnId } from "@/lib/testing/plans";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "five slow barges on the canal";

/** Five infusions of which the third is today, and two drugs that began within nine days of one another. */
function treatmentsAround(today: Day) {
  const start = addDays(today, -2);
  const ivig = anIvig({ start, reviewOn: addDays(today, 60) });
  const drug = (name: string, agent: string, days: number) => {
    const from = addDays(today, -days);
    const steps = [aDoseStep({ from, to: null })];
    return withOwnId(aDrug({ name, agent, start: from, end: null, reviewOn: addDays(today, 80), steps }));
  };
  return [
    { ...ivig, courses: ivig.courses.map((course) => ({ ...course, start })) },
    drug("Pyridostigmine", "pyridostigmine", 60),
    drug("Amifampridine", "amifampridine", 51),
  ];
}

async function signedPlan(clinic: Clinic, page: Page, today: Day) {
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, treatmentsAround(today));
  await givePassword(clinic.neurologist, PASSWORD);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  return { chart, planId, signing };
}

/** Words of the picture that cover one another or are cut at an edge, as the browser lays them out. */
async function wordsThatMeet(page: Page): Promise<string[]> {
  return await page.getByRole("region", { name: "Timeline picture" }).evaluate((region) => {
    const faults: string[] = [];
    for (const svg of region.querySelectorAll<SVGSVGElement>("svg[viewBox]")) {
      const { width, height } = svg.viewBox.baseVal;
      const texts = [...svg.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBBox() }));
      for (const [at, { words, box }] of texts.entries()) {
        const isCut = box.x < 0 || box.x + box.width > width || box.y < -2 || box.y + box.height > height + 3;
        if (isCut) faults.push(`cut: ${words}`);
        for (const other of texts.slice(at + 1)) {
          const across = Math.min(box.x + box.width, other.box.x + other.box.width) - Math.max(box.x, other.box.x);
          const down = Math.min(box.y + box.height, other.box.y + other.box.height) - Math.max(box.y, other.box.y);
          // The box of a line has room above and below its letters.
          if (across > 0.5 && down > 4.5) faults.push(`meet: ${words} / ${other.words}`);
        }
      }
    }
    return faults;
  });
}

async function recordFirstAsNotGiven(page: Page, sessionId: string) {
  await visit(page, paths.session(sessionId));
  await page.getByRole("radio", { name: "Not given", exact: true }).check();
  const form = page.getByRole("region", { name: "Record", exact: true });
  await form.getByLabel("Time", { exact: true }).fill("09:30");
  await form.getByLabel("Reason", { exact: true }).fill("Fever");
  await form.getByRole("button", { name: "Save the record" }).click();
  await expect(page.getByText("Reason: Fever")).toBeVisible();
}

async function recordSecondAsGiven(page: Page, sessionId: string) {
  await visit(page, paths.session(sessionId));
  await page.getByRole("radio", { name: "Given", exact: true }).check();
  const form = page.getByRole("region", { name: "Record", exact: true });
  await form.getByLabel("Time", { exact: true }).fill("09:30");
  await form.getByLabel("Product").fill("Privigen");
  await form.getByLabel("Lot number").fill("L-2");
  await form.getByLabel("Highest rate").fill("120");
  await form.getByLabel("Why it is given although a pre-check is open").fill("Results seen on paper");
  await form.getByRole("button", { name: "Save the record" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Recorded" })).toBeVisible();
}

async function putThirdOff(page: Page, sessionId: string, to: Day) {
  await visit(page, paths.session(sessionId));
  await page.getByRole("radio", { name: "Defer to a later day" }).check();
  await page.getByLabel("New day").fill(formatDay(to));
  await page.getByRole("radio", { name: "This and all that follow" }).check();
  await page.getByRole("button", { name: "Show what changes" }).click();
  await page.getByLabel("Reason", { exact: true }).fill("Line infection");
  await page.getByRole("button", { name: "Move 3 sessions" }).click();
  await expect(page.getByText(/3 deferred by 2 days/)).toBeVisible();
}

test("the timeline tells what the sessions tell, in the picture, in its table, and at any zoom", async ({
  clinic,
  seatOf,
}) => {
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const { page } = await seatOf(clinic.neurologist);
  const { chart, planId, signing } = await signedPlan(clinic, page, today);
  const nurse = (await seatOf(clinic.nurse)).page;
  const [first, second, third] = await liveSessions(planId);
  await recordFirstAsNotGiven(nurse, first?.id ?? "");
  await recordSecondAsGiven(nurse, second?.id ?? "");
  await putThirdOff(nurse, third?.id ?? "", addDays(today, 2));
  await anAmendment({ chart, planId }, (treatment) =>
    treatment.kind === "drug" && treatment.name === "Pyridostigmine"
      ? { ...treatment, action: "stop", actionFrom: today, end: today, changeReason: "No benefit" }
      : treatment,
  );
  await signing.open();
  await signing.decideAll();
  await signing.sign(2, PASSWORD, "Pyridostigmine without benefit");
  await signing.expectSigned(2);
  const scores = [
    [-70, "14"],
    [-49, "12"],
    [-20, "9"],
    [-1, "7"],
  ] as const;
  for (const [days, value] of scores)
    await anObservation(chart, "qmg", value, "{score}", { taken_on: addDays(today, days), rater: "Petra Keller" });

  await visit(page, paths.patient(chart.patientId));
  await page.getByRole("link", { name: "Timeline of all plans" }).click();
  await expect(page).toHaveURL(paths.timeline(chart.patientId));
  const picture = page.getByRole("region", { name: "Timeline picture" });
  const told = /1 of 5 infusions given, 1 not given, 3 deferred by 2 days/;
  const words = (pattern: string | RegExp) => picture.locator("text").filter({ hasText: pattern });
  await expect(words(told)).toBeVisible();
  await expect(words(new RegExp(`v1, ${formatDay(today)}, `))).toBeVisible();
  await expect(words(new RegExp(`v2, ${formatDay(today)}, `))).toBeVisible();
  await expect(words(`stopped ${formatDay(today)}`)).toBeVisible();
  await expect(words("cannot separate: Pyridostigmine and Amifampridine started within 9 days")).toBeVisible();
  const curve = picture.getByRole("img", { name: "Quantitative Myasthenia Gravis score over time" });
  await expect(curve).toHaveAccessibleName(new RegExp(`7 on ${formatDay(addDays(today, -1))}, rated by Petra Keller`));
  await expect(curve.locator("text").filter({ hasText: "Petra Keller" }).first()).toBeVisible();
  await expect(page.getByText("clinically reviewed: not yet")).toBeVisible();
  expect(await wordsThatMeet(page)).toEqual([]);
  await expectAccessible(page, "a timeline as a picture");

  await page.keyboard.press("t");
  await expect(page).toHaveURL(/view=table/);
  const table = page.getByRole("table", { name: "Timeline as a table" });
  await expect(table).toContainText(told);
  await table
    .getByText(/^\d+ dates$/)
    .first()
    .click();
  for (const [at, { day, state }] of (await liveSessions(planId)).entries())
    await expect(table).toContainText(
      new RegExp(`${formatDay(day as Day)} Infusion ${at + 1} of 5, ${state.replace("-", " ")}`),
    );
  await expect(table).toContainText(`Infusion 3 of 5, moved to ${formatDay(addDays(today, 2))}`);
  await expectAccessible(page, "a timeline as a table");
  await table.getByRole("link", { name: "Infusion 1 of 5, not given" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Infusion 1 of 5");
  await expect(page.getByText("Not given").first()).toBeVisible();

  await visit(page, paths.timeline(chart.patientId));
  await page.keyboard.press("1");
  await expect(page).toHaveURL(/zoom=3m/);
  await expect(page.getByRole("link", { name: "3 months" })).toHaveAttribute("aria-current", "true");
  expect(await wordsThatMeet(page)).toEqual([]);
  await page.keyboard.press("[");
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}/);
  await page.getByRole("link", { name: "12 months" }).click();
  await expect(page).toHaveURL(/zoom=12m/);
  expect(await wordsThatMeet(page)).toEqual([]);
  await page.getByRole("link", { name: "Compare with version 1" }).click();
  await expect(page).toHaveURL(paths.compare(planId, 1, 2));
  expect(await auditOf(chart.patientId)).toContain("patient.read done");

  await page.setViewportSize({ width: 320, height: 640 });
  await visit(page, paths.timeline(chart.patientId));
  await expect(table).toBeVisible();
  await expect(picture).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
  await page.getByRole("button", { name: "Show as picture" }).click();
  await expect(picture).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
});

test("a therapist has no timeline, and an empty chart says what will be there", async ({ clinic, seatOf }) => {
  const chart = await aChart(clinic);
  const therapist = (await seatOf(clinic.physicalTherapist)).page;
  expect((await visit(therapist, paths.timeline(chart.patientId)))?.status()).toBe(404);
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, paths.timeline(chart.patientId));
  await expect(page.getByText("Nothing is planned and no outcome is scored yet")).toBeVisible();
  await expectAccessible(page, "an empty timeline");
});

test("a timeline prints two identifiers, its lanes and outcomes, and no buttons", async ({ clinic, seatOf }) => {
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const { page } = await seatOf(clinic.neurologist);
  const { chart } = await signedPlan(clinic, page, today);
  await visit(page, paths.timeline(chart.patientId));
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(`MRN ${chart.mrn}`).first()).toBeVisible();
  await expect(page.getByRole("img", { name: "Symptom lane" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Show as table" })).toBeHidden();
  await expect(page.getByRole("navigation", { name: "Time shown" })).toBeHidden();
});
