// Immune globulin signed to wait for a result: the result comes in, the release is refused while an allergy stands against it, then it
// is released in one click, and its course stands among the sessions.
import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aChart, aFact, anObservation } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { liveSessions } from "@/lib/testing/live-sessions";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four patient herons in the reeds";

test("what was signed to wait is released once its result is in and nothing stands against it", async ({
  clinic,
  seatOf,
}) => {
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const start = addDays(today, 2);
  const base = anIvig({ start, reviewOn: addDays(today, 60), condition: { type: "hold-until", result: "IgA" } });
  const waiting = { ...base, courses: base.courses.map((course) => ({ ...course, start })) };
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [waiting]);
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  await expect(page.getByText("Waits for: IgA")).toBeVisible();
  expect(await liveSessions(planId)).toEqual([]);

  await anObservation(chart, "iga", "180", "mg/dL", { text: "IgA", taken_on: today });
  const allergy = await aFact(chart, "allergy", { substance: "ivig", text: "Immune globulin", severity: "severe" });
  await visit(page, paths.plan(planId));
  await expect(page.getByText(/In: IgA 180\smg\sper\sdL/)).toBeVisible();
  await page.getByRole("link", { name: /^Release/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Release");
  await expect(page.getByRole("heading", { level: 2, name: /Checked again now: \d+ must resolve/ })).toBeVisible();
  await expect(page.getByText("It cannot be released while a must resolve stands.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Release", exact: true })).toHaveCount(0);
  await expectAccessible(page, "a release that a must resolve stops");

  await rowsOf(
    "UPDATE allergy SET errored_at = now(), errored_by = $2, error_reason = 'Another patient', revision = revision + 1 WHERE id = $1",
    [allergy, chart.clinic.neurologist.id],
  );
  await page.reload();
  await expect(page.getByText(/IgA 180\smg\sper\sdL/)).toBeVisible();
  await expect(page.getByText(`It begins on ${formatDay(start)}.`)).toBeVisible();
  await page.getByRole("button", { name: "Release", exact: true }).click();
  await expect(page.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await expectAccessible(page, "a release without its reason");
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByLabel("Why it is released").fill("IgA is normal");
  await page.getByRole("button", { name: "Release", exact: true }).click();
  await expect(page).toHaveURL(paths.plan(planId));
  await expect(page.getByText(/Released by .*: IgA is normal/)).toBeVisible();
  await expect(page.getByText("Waits for: IgA")).toHaveCount(0);
  await expectAccessible(page, "a plan with a released treatment");

  const nurse = await seatOf(clinic.nurse);
  await visit(nurse.page, `${paths.sessions}?view=day&day=${start}` as typeof paths.sessions);
  await expect(nurse.page.getByText("Infusion 1 of 5").first()).toBeVisible();
  expect((await liveSessions(planId)).map((s) => s.day)[0]).toBe(start);
});
