// A severe side effect asks for a decision and the draft holds the treatment; then a death is recorded by a nurse, everything to come
// is called back, and when that was wrong, the plan holds again.
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
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

test("a severe side effect is decided, and a death recorded wrongly is reversed", async ({ clinic, seatOf }) => {
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  const start = addDays(today, 2);
  const base = anIvig({ start, reviewOn: addDays(today, 60) });
  const chart = await aChart(clinic);
  const ivig = { ...base, courses: base.courses.map((course) => ({ ...course, start })) };
  const { planId } = await aDraftedPlan(chart, [aDrug(), ivig]);
  await givePassword(clinic.neurologist, PASSWORD);
  const neurologist = await seatOf(clinic.neurologist);
  const signing = new SigningPage(neurologist.page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);

  const { page: ward } = await seatOf(clinic.nurse);
  await visit(ward, paths.plan(planId));
  await ward
    .getByRole("link", { name: /^Record a side effect/ })
    .first()
    .click();
  await expect(ward.getByRole("heading", { level: 1 })).toContainText("Side effects");
  await ward.getByRole("button", { name: "Record the side effect" }).click();
  await expect(ward.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await expectAccessible(ward, "a side effect with its answers missing");
  await ward.getByLabel("What happened").fill("Numbness around the mouth");
  await ward.getByRole("radio", { name: /^Grade 3/ }).check();
  await ward.getByLabel("Began on").fill("t");
  await ward.getByLabel("What was done").selectOption({ label: "The treatment was held" });
  await ward.getByLabel("From the treatment").selectOption({ label: "Probably from it" });
  await ward.getByRole("button", { name: "Record the side effect" }).click();
  await expect(ward.getByText("decision asked")).toBeVisible();

  const { page } = neurologist;
  await visit(page, paths.work);
  const list = page.getByRole("region", { name: /Side effects to decide/ });
  await expect(list).toContainText("Numbness around the mouth");
  await list
    .getByRole("link", { name: /TESTPERSON/ })
    .first()
    .click();
  await expectAccessible(page, "a side effect that asks for a decision");
  await page.setViewportSize({ width: 320, height: 800 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("radio", { name: "Hold it, in the draft" }).check();
  await page.getByLabel("Why, in a sentence").fill("Hold until the numbness is gone");
  await page.getByRole("button", { name: "Record the decision" }).click();
  await expect(page).toHaveURL(/\/draft\/treatments\//);
  await visit(page, paths.draft(planId));
  await expect(page.getByText(/Decide: Numbness around the mouth/)).toBeVisible();

  await visit(ward, paths.death(chart.patientId));
  await expect(ward.getByText(/1 plan ends, 1 draft is discarded, 5 sessions are cancelled/)).toBeVisible();
  await expectAccessible(ward, "recording a death");
  await ward.getByLabel("Date of death").fill("t");
  await ward.getByRole("button", { name: "Record the death" }).click();
  await expect(ward).toHaveURL(paths.patient(chart.patientId));
  await expect(ward.getByText(/^Died on/)).toBeVisible();
  await expectAccessible(ward, "the chart of a patient who died");
  expect(new Set((await liveSessions(planId)).map((s) => s.state))).toEqual(new Set(["cancelled"]));
  await visit(page, paths.work);
  await expect(page.getByText("Numbness around the mouth")).toHaveCount(0);

  await visit(page, paths.death(chart.patientId));
  await page.getByLabel("Why it was recorded wrongly").fill("Two patients were confused");
  await page.getByRole("button", { name: "Reverse: the patient is alive" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Did not come back by itself" })).toBeVisible();
  await expect(page.getByText(/Entered in error: Two patients were confused/)).toBeVisible();
  await expectAccessible(page, "a reversed death");
  expect(await rowsOf("SELECT status FROM plan WHERE id = $1", [planId])).toEqual([{ status: "active" }]);
  expect(new Set((await liveSessions(planId)).map((s) => s.state))).toEqual(new Set(["planned"]));
});
