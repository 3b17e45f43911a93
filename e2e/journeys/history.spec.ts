// The history of one plan: which version held on which day, what changed and why, what was delivered, the older version back as a
// draft, who has not seen what, and everything of it on paper.
import type { Page } from "@playwright/test";
import { addDays, type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import type { Clinic } from "@/lib/testing/people";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { expectOnEverySheet, printedSheets } from "../print";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "seven quiet otters under the bridge";
const AHEAD = 3;

async function expectNarrow(page: Page) {
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
}

/** Version 1: three treatments, from today. Version 2, signed today for a later day: one dose doubled, one treatment stopped. */
async function twoVersions(clinic: Clinic, page: Page, today: Day) {
  const chart = await aChart(clinic);
  const start = addDays(today, -3);
  const later = addDays(today, 2);
  const reviewOn = addDays(today, 60);
  const ivig = anIvig({ start: later, reviewOn });
  const plan = await aDraftedPlan(chart, [
    aDrug({ start, reviewOn, steps: [aDoseStep({ amount: "10", frequency: "three-times-daily", from: start })] }),
    aSteroid({
      start,
      reviewOn,
      noTaperReason: "Bridging until the infusion works",
      steps: [{ ...aDoseStep({ amount: "20", from: start }), alternateAmount: null }],
    }),
    { ...ivig, courses: ivig.courses.map((course) => ({ ...course, start: later })) },
  ]);
  await givePassword(clinic.neurologist, PASSWORD);
  const signing = new SigningPage(page, plan.planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  const from = addDays(today, AHEAD);
  await anAmendment(plan, (t) => {
    if (t.kind === "drug") {
      const steps = [
        aDoseStep({ amount: "10", frequency: "three-times-daily", from: start, to: addDays(from, -1) }),
        aDoseStep({ amount: "20", frequency: "three-times-daily", from }),
      ];
      return { ...t, action: "change", actionFrom: from, changeReason: "Weaker in the evening", steps } as typeof t;
    }
    if (t.kind !== "steroid") return t;
    return { ...t, action: "stop", actionFrom: from, end: from, changeReason: "Glucose too high" } as typeof t;
  });
  await signing.open();
  await signing.decideAll();
  await page.getByLabel("Effective from").fill(`t+${AHEAD}`);
  await page.getByLabel(/^Reason for (this plan|version)/).fill("Weaker, and glucose too high");
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign version 2" }).click();
  await signing.expectSigned(2);
  return { chart, planId: plan.planId };
}

test("the history of a plan is compared, filtered, restored, seen and printed", async ({ clinic, seatOf }) => {
  test.setTimeout(600_000);
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const { page } = await seatOf(clinic.neurologist);
  const { chart, planId } = await twoVersions(clinic, page, today);

  await test.step("two days are compared, and the changes narrowed by lane and by reason", async () => {
    await visit(page, paths.versions(planId));
    await page.getByRole("link", { name: "Compare with version 1" }).click();
    await expect(page.getByText("1 dose changed, 1 treatment stopped", { exact: true })).toBeVisible();
    await page.getByLabel("As of this day", { exact: true }).fill("t");
    await page.getByLabel("And as of this day", { exact: true }).fill(`t+${AHEAD}`);
    await page.getByRole("button", { name: "Compare these days" }).click();
    await expect(page).toHaveURL(paths.compare(planId, 1, 2));
    await expect(page.getByText(/dose increased from 10\smg three times a day to 20\smg/)).toBeVisible();
    await expectAccessible(page, "two versions compared");
    await page.getByLabel("Lane", { exact: true }).selectOption("immunosuppression");
    await expect(page.getByText("Filtered: 1 of 2 changes are shown.")).toBeVisible();
    await expect(page).toHaveURL(/lane=immunosuppression/);
    await expect(page.getByText(/dose increased from/)).toHaveCount(0);
    await page.getByLabel("Reason", { exact: true }).selectOption("2");
    await expect(page).toHaveURL(/because=2/);
    await expectNarrow(page);
  });

  await test.step("the plan of a day says what held and what was known then", async () => {
    await visit(page, paths.versions(planId));
    await page.getByLabel("Day", { exact: true }).fill("t");
    await page.getByRole("button", { name: "Show the plan of this day" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(`The plan on ${formatDay(today)}`);
    await expect(page.getByRole("heading", { name: "Version 1 was in force" })).toBeVisible();
    await expect(page.getByText(/had been signed by then, to hold from/)).toBeVisible();
    await expect(page.getByRole("heading", { name: /What was known by the end of/ })).toBeVisible();
    await expectAccessible(page, "the plan on a day");
    await expectNarrow(page);
  });

  await test.step("what was planned stands beside what is recorded", async () => {
    await visit(page, paths.delivered(planId));
    await expect(page.getByText("Recorded until today").first()).toBeVisible();
    await expect(page.getByText(/0 of 5|5 infusions/).first()).toBeVisible();
    await expectAccessible(page, "planned and delivered");
    await expectNarrow(page);
  });

  await test.step("a lead sees who has not seen the version, until it was seen", async () => {
    const lead = (await seatOf(clinic.teamLead)).page;
    await visit(lead, paths.work);
    await lead.getByRole("link", { name: "Not seen", exact: true }).click();
    await expect(lead).toHaveURL(paths.unseen);
    const row = lead.getByRole("row").filter({ hasText: chart.mrn });
    await expect(row).toContainText("Nobody on the care team");
    await expect(row).toContainText("version 2");
    await expectAccessible(lead, "versions not seen");
    await expectNarrow(lead);
    const nurse = (await seatOf(clinic.nurse)).page;
    await visit(nurse, paths.plan(planId));
    await nurse.getByRole("button", { name: "I have seen version 2" }).click();
    await expect(nurse.getByText(`Nurse: ${clinic.nurse.name}`)).toBeVisible();
    await visit(lead, paths.unseen);
    await expect(row).toHaveCount(0);
  });

  const identity = [`MRN ${chart.mrn}`, /Born 09-Apr-1961/, /Allergies not recorded|No known allergies|Allergies:/];
  const signer = `signed by ${clinic.neurologist.name}`;

  await test.step("the full plan, and an older version marked as superseded", async () => {
    await visit(page, paths.plan(planId));
    expectOnEverySheet(await printedSheets(page), {
      words: [...identity, `version 2, ${signer}`],
      never: [/SUPERSEDED/, /DRAFT/],
    });
    await visit(page, paths.version(planId, 1));
    expectOnEverySheet(await printedSheets(page), {
      words: [...identity, `version 1, ${signer}`, "SUPERSEDED by version 2"],
    });
    await visit(page, paths.compare(planId, 1, 2));
    const compared = await printedSheets(page);
    expectOnEverySheet(compared, { words: [...identity, "version 1 compared with 2"] });
    expect(compared.join(" ")).toContain("1 dose changed, 1 treatment stopped");
  });

  await test.step("the calendar for the patient has a sheet for each month, in plain words", async () => {
    await visit(page, paths.plan(planId));
    await page
      .locator("summary")
      .filter({ hasText: /^\W*Print$/ })
      .click();
    await page.getByRole("link", { name: "Calendar for the patient" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Calendar for the patient");
    await expectAccessible(page, "the calendar for the patient");
    await expectNarrow(page);
    const sheets = await printedSheets(page);
    expectOnEverySheet(sheets, {
      words: [...identity, `version 2, ${signer}`],
      never: [/\b(TPE|IVIg|QMG|b\.?i\.?d|t\.?i\.?d)\b/, /immunosuppression/i],
    });
    expect(sheets).toHaveLength(3);
    expect(sheets.join(" ")).toMatch(/take 20 ?mg, three times a day/);
    expect(sheets.join(" ")).toContain("Antibody infusion");
    expect(sheets.join(" ")).toMatch(/stopped from \d+ [A-Z][a-z]+\. From that day on, do not use it/);
  });

  await test.step("the emergency card lists what not to give, with its source", async () => {
    await visit(page, paths.printPlan(planId, "emergency"));
    await expectAccessible(page, "the emergency card");
    await expectNarrow(page);
    const sheets = await printedSheets(page);
    expectOnEverySheet(sheets, { words: [...identity, `version 2, ${signer}`] });
    const text = sheets.join(" ");
    for (const words of ["Do not give, or only after asking", "rule nmj-aminoglycoside", "Source:"])
      expect(text).toContain(words);
    expect(text).toMatch(/neuromuscular blocker/i);
  });

  await test.step("the pack for a downtime has one sheet or more for each plan, each with its own identifiers", async () => {
    const nurse = (await seatOf(clinic.nurse)).page;
    await visit(nurse, paths.work);
    await nurse.getByRole("link", { name: "Downtime pack" }).click();
    await expect(nurse.getByText("1 plan", { exact: true })).toBeVisible();
    await expectAccessible(nurse, "the downtime pack");
    await expectNarrow(nurse);
    const sheets = await printedSheets(nurse);
    expectOnEverySheet(sheets, { words: [...identity, `version 2, ${signer}`] });
    expect(sheets.join(" ")).toContain("Sessions of the next seven days");
  });

  await test.step("version 1 comes back as a draft that nothing is given from before it is signed", async () => {
    await visit(page, paths.version(planId, 1));
    await page.getByRole("link", { name: "Restore as a draft" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Restore version 1");
    await expect(page.getByText(/each starts anew with its days moved along/)).toContainText("Prednisone");
    await expectAccessible(page, "restoring a version");
    await expectNarrow(page);
    await page.getByRole("button", { name: "Restore version 1 as a draft" }).click();
    await expect(page.getByRole("region", { name: "There is a problem" })).toBeVisible();
    await page.getByLabel("Why it is restored").fill("Palpitations on the higher dose");
    await page.getByRole("button", { name: "Restore version 1 as a draft" }).click();
    await expect(page).toHaveURL(paths.draft(planId));
    await expect(page.getByLabel(/^Reason for (this plan|version)/)).toHaveValue(
      "Version 1 restored: Palpitations on the higher dose",
    );
    const rows = await rowsOf(
      "SELECT content->>'kind' AS kind, action FROM draft_treatment WHERE plan_id = $1 AND draft_id = (SELECT id FROM draft WHERE plan_id = $1 AND state = 'open') ORDER BY position",
      [planId],
    );
    expect(rows).toEqual([
      { kind: "drug", action: "change" },
      { kind: "steroid", action: "start" },
      { kind: "ivig", action: "continue" },
    ]);
    await visit(page, paths.restoreVersion(planId, 1));
    await expect(page.getByText(`${clinic.neurologist.name} has an open draft of this plan`)).toBeVisible();
    await visit(page, paths.review(planId));
    expectOnEverySheet(await printedSheets(page), { words: [`MRN ${chart.mrn}`, "DRAFT, NOT SIGNED"] });
  });
});
