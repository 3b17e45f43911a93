// A steroid taper: typed as a rule, read as curve, steps, tablets and calendar, held at a dose, and kept as signed text.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { aSteroid } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { demoPerson } from "../demo";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

const RULE = "60 mg for 28 days, then 50, 40, 30, 20, 15, 10 mg for 14 days each, then 5 mg for 28 days";

const figure = (page: Page, term: string | RegExp) =>
  page
    .locator("dl > div")
    .filter({ has: page.locator("dt", { hasText: term }) })
    .locator("dd");
const steps = (page: Page) => page.getByRole("table", { name: "Steps of the taper" }).locator("tbody tr");

async function addressOf(planId: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>("SELECT treatment_id AS id FROM draft_treatment WHERE plan_id = $1", [
    planId,
  ]);
  if (!row) throw new Error("the draft has no treatment");
  return paths.draftTreatment(planId, row.id);
}

/** How many pixels of the page lie outside the window. */
const beyondTheEdge = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test("the worked taper of the fact base adds up, in tablets and day by day", async ({ clinic, seatOf }) => {
  const { planId } = await aDraftedPlan(await aChart(clinic), [aSteroid()]);
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, await addressOf(planId));

  await page.getByLabel("Strength (optional)").fill("20 mg, 5 mg");
  await page.getByLabel("Taper in words (optional)").fill(RULE);
  await expect(page.getByRole("list", { name: "The rule read back" }).getByRole("listitem")).toHaveCount(8);
  await page.getByRole("button", { name: "Replace the doses with these 8 steps" }).click();

  await expect(figure(page, "Total")).toHaveText(/^4,130\smg$/);
  await expect(figure(page, "Days")).toHaveText("140 days");
  await expect(figure(page, /At or above 20\smg/)).toHaveText("84 days");
  await expect(figure(page, /At or above 2\.5\smg/)).toHaveText("140 days");
  await expect(steps(page)).toHaveCount(8);
  await expect(steps(page).first()).toContainText(/60\smg daily.*3\s×\s20\smg.*1,680\smg/s);
  await expect(steps(page).nth(5)).toContainText(/15\smg daily.*3\s×\s5\smg/s);
  await expect(page.getByRole("img", { name: /^Average dose a day: 60\smg daily from/ })).toBeVisible();

  await page.getByText("Calendar of every day").click();
  const november = page.getByRole("table", { name: "Nov 2026" });
  await expect(november.getByRole("cell").filter({ hasText: "23-Nov-2026" })).toContainText(/60\smg.*3\s×\s20\smg/s);
  await expect(
    page.getByRole("table", { name: "Apr 2027" }).getByRole("cell").filter({ hasText: "11-Apr-2027" }),
  ).toContainText(/5\smg/);
  await expectAccessible(page, "a taper with its calendar");

  await page.getByLabel("Strength (optional)").fill("20 mg");
  await expect(steps(page).nth(1)).toContainText("Cannot be made up from these tablets");
  await page.getByLabel("Strength (optional)").fill("20 mg half");
  await expect(steps(page).nth(1)).toContainText(/2\sand\sa\shalf\s×\s20\smg/u);
  await page.getByLabel("Strength (optional)").fill("1 g in 10 mL");
  await expect(page.getByText(/Tablets are not shown: "1 g in 10 ml" is no tablet strength/)).toBeVisible();
});

test("a taper is held at a dose, and its hold point is read by whoever signs", async ({ clinic, seatOf }) => {
  const { planId } = await aDraftedPlan(await aChart(clinic), [aSteroid()]);
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, await addressOf(planId));
  await page
    .getByLabel("Taper in words (optional)")
    .fill("40 mg for 14 days, hold if weakness returns, then 20 mg and 10 mg on alternate days for 14 days");
  await page.getByRole("button", { name: "Replace the doses with these 2 steps" }).click();
  await expect(figure(page, "Total")).toHaveText(/^770\smg$/);
  await expect(steps(page).first()).toContainText("Hold at this dose if weakness returns");
  await expect(steps(page).nth(1)).toContainText("07-Dec-2026");

  await page.getByText("Hold at a dose for longer").click();
  await page.getByLabel("Days longer").fill("7");
  await page.getByRole("button", { name: "Move the later doses by 7 days" }).click();
  await expect(figure(page, "Total")).toHaveText(/^1,050\smg$/);
  await expect(steps(page).nth(1)).toContainText("14-Dec-2026");

  await page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(page).toHaveURL(paths.draft(planId));
  const [row] = await rowsOf<{ steps: unknown }>(
    "SELECT content->'steps' AS steps FROM draft_treatment WHERE plan_id = $1",
    [planId],
  );
  expect(row?.steps).toMatchObject([
    { amount: "40", from: "2026-11-23", to: "2026-12-13", holdIf: "weakness returns" },
    { amount: "20", alternateAmount: "10", from: "2026-12-14", to: "2026-12-27" },
  ]);
  await visit(page, paths.review(planId));
  await expect(page.locator("main")).toContainText("hold at this dose if weakness returns");
});

test("a taper fits on a phone, and its calendar becomes a list of days", async ({ clinic, seatOf }) => {
  const { planId } = await aDraftedPlan(await aChart(clinic), [aSteroid({ strength: "20 mg, 10 mg half" })]);
  const { page } = await seatOf(clinic.neurologist, { viewport: { width: 320, height: 640 } });
  await visit(page, await addressOf(planId));
  await page.getByText("Calendar of every day").click();
  await expect(page.locator("td", { hasText: "Mon 23-Nov-2026" }).getByText("Mon 23-Nov-2026")).toBeVisible();
  expect(await beyondTheEdge(page)).toBeLessThanOrEqual(0);
});

test("a signed taper is one press from its plan, and goes onto paper with patient, signer and every day", async ({
  seatOf,
}) => {
  const person = await demoPerson("neurologist");
  const [signed] = await rowsOf<{ planId: string; treatmentId: string; family: string }>(
    `SELECT t.plan_id AS "planId", t.treatment_id AS "treatmentId", x.family
       FROM treatment_version t JOIN plan p ON p.id = t.plan_id AND p.current_version = t.version
       JOIN patient x ON x.id = p.patient_id
      WHERE t.content->>'kind' = 'steroid' AND t.content->>'route' = 'oral' AND p.status = 'active'
        AND t.action IN ('start', 'continue', 'change') AND jsonb_array_length(t.content->'steps') > 2
        AND EXISTS (SELECT 1 FROM care_team_member m WHERE m.patient_id = x.id AND m.person_id = $1 AND m.ended_at IS NULL)
      ORDER BY t.plan_id LIMIT 1`,
    [person.id],
  );
  if (!signed) throw new Error("the demo data has no signed taper of this neurologist");
  const { page } = await seatOf(person);
  await visit(page, paths.plan(signed.planId));
  await page
    .getByRole("link", { name: /^Taper calendar of/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Taper calendar" })).toBeVisible();
  await visit(page, paths.taper(signed.planId, signed.treatmentId));
  await expectAccessible(page, "a signed taper");
  await page.emulateMedia({ media: "print" });
  const text = await page.locator("body").innerText();
  expect(text).toContain(signed.family.toUpperCase());
  expect(text).toMatch(/version \d+, signed by/);
  await expect(page.getByRole("table", { name: /^[A-Z][a-z]{2} 20\d\d$/ }).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toHaveCount(0);
  const days = await page.locator("table td b").count();
  expect(days).toBeGreaterThan(20);

  await page.emulateMedia({ media: "screen" });
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await beyondTheEdge(page)).toBeLessThanOrEqual(0);
  expect((await page.goto(paths.taper(signed.planId, signed.planId)))?.status()).toBe(404);
});
