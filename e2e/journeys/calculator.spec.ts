// A dose that was calculated from a weight: its whole sum is on the screen, and a new weight never moves it silently.

import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { paths } from "@/lib/platform/paths";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { anIvig, aRegimen } from "@/lib/testing/course-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { visit } from "../visit";

/** Words with whatever spaces a screen puts between them. */
const words = (text: string) => new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(" ", "\\s"), "u");

async function drafted(chart: Chart, treatment: DraftTreatment) {
  const { planId } = await aDraftedPlan(chart, [treatment]);
  const [row] = await rowsOf<{ id: string }>("SELECT treatment_id AS id FROM draft_treatment WHERE plan_id = $1", [
    planId,
  ]);
  if (!row) throw new Error("the draft has no treatment");
  const content = () =>
    rowsOf<{ plannedG: string; calculatedG: string }>(
      `SELECT content->'courses'->0->>'plannedG' AS "plannedG", content->'courses'->0->>'calculatedG' AS "calculatedG"
       FROM draft_treatment WHERE plan_id = $1`,
      [planId],
    );
  return { planId, address: paths.draftTreatment(planId, row.id), content };
}

const [course] = anIvig().courses;
if (!course) throw new Error("the builder makes no course");
const { courseId, purpose, start, repeats } = course;

test("immune globulin shows its sum, its unequal days, and keeps its dose when the weight changes", async ({
  clinic,
  seatOf,
}) => {
  const chart = await aChart(clinic);
  await anObservation(chart, "weight", "68.4", "kg");
  const { planId, address, content } = await drafted(chart, {
    ...anIvig(),
    courses: [{ courseId, purpose, start, repeats }],
  });
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, address);

  await page.getByLabel("Dose of the whole course").fill("2");
  await page.getByLabel("Split over").fill("5");
  await page.getByLabel("Weight to dose by").selectOption({ label: "actual weight" });
  const main = page.locator("main");
  await expect(main).toContainText(
    words("2 g per kg × 68.4 kg = 136.8 g → 135 g, nearest vial; 3 days × 25 g + 2 days × 30 g"),
  );
  await expect(main.getByRole("link", { name: /Weight \(actual\) 68\.4\skg, 20-Nov-2026, test/ })).toBeVisible();
  await page.getByRole("button", { name: /^Use 135\sg$/ }).click();
  await expect(main).toContainText(words("Each course: 25 g on days 1 to 3, 30 g on days 4 to 5."));
  const days = page.getByRole("listitem").filter({ hasText: /-2026 \d+\sg$/u });
  await expect(days).toHaveText([/Mon 23-Nov-2026 25\sg/, /Tue.* 25\sg/, /Wed.* 25\sg/, /Thu.* 30\sg/, /Fri.* 30\sg/]);
  await page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(page).toHaveURL(paths.draft(planId));
  expect(await content()).toEqual([{ plannedG: "135", calculatedG: "136.8" }]);

  await anObservation(chart, "weight", "71", "kg", { taken_on: "2026-11-22" });
  await visit(page, address);
  const changed = page.getByRole("heading", { name: "What this dose was calculated from has changed" });
  const notice = page.locator("div").filter({ has: changed }).last();
  await expect(notice).toContainText(
    words(
      "Weight (actual) changed 68.4 (20-Nov-2026) → 71 kg (22-Nov-2026); calculated 140 g; keep 135 g or use 140 g",
    ),
  );
  await expect(page.getByLabel("Grams of one course")).toHaveValue("135");
  await expectAccessible(page, "a dose whose weight changed");
  await notice.getByRole("button", { name: /^Keep 135\sg$/ }).click();
  await expect(notice).toHaveCount(0);
  await expect(main).toContainText(words("Calculated 142 g; ordered 135 g, 4.9% less than the calculated dose."));
  await page.getByLabel("Grams of one course").fill("136");
  await expect(main).toContainText(words("136 g cannot be split over 5 days in whole vials of 5 g."));
  await page.getByLabel("Grams of one course").fill("100");
  await expect(page.getByLabel("Why this amount")).toBeVisible();
});

test("carboplatin shows the weight, the clearance and the cap that its dose rests on", async ({ clinic, seatOf }) => {
  const chart = await aChart(clinic);
  await anObservation(chart, "weight", "82", "kg");
  await anObservation(chart, "height", "160", "cm");
  await anObservation(chart, "creatinine", "0.35", "mg/dL");
  const regimen = aRegimen();
  const [carboplatin] = regimen.components;
  const components = [
    { agent: carboplatin?.agent ?? null, name: carboplatin?.name ?? "", route: "intravenous", days: ["1"] },
  ];
  const { address } = await drafted(chart, { ...regimen, components });
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, address);
  await page.getByLabel("Dose is").selectOption({ label: "target AUC (Calvert)" });
  await page.getByLabel("Target AUC").fill("5");
  const main = page.locator("main");
  await expect(main).toContainText(words("adjusted weight 52.78 + 0.4 × (82 − 52.78) = 64.47 kg"));
  await expect(main).toContainText(words("limited to 125 mL per min, the most an estimated GFR may count"));
  await expect(main).toContainText(words("= 750 mg"));
  await expect(main).toContainText("Weight (adjusted)");
  await page.getByLabel("Target AUC").fill("-5");
  await expect(main).toContainText("check the value and its unit");
  await page.getByLabel("Target AUC").fill("1e308");
  await expect(main).toContainText('"1e308" is not a number');
});
