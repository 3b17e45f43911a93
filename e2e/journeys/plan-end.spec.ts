// A plan is held, resumed and ended: every treatment that was open gets an answer, and the end is there to read.
import { paths } from "@/lib/platform/paths";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four patient herons in the reeds";

test("a plan is put on hold, resumed, and ended with an answer for every treatment", async ({ clinic, seatOf }) => {
  const { planId } = await aDraftedPlan(await aChart(clinic), [aDrug(), aDrug()]);
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);

  await page.getByRole("button", { name: "Hold the plan" }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("TESTPERSON, Grete");
  await dialog.getByRole("button", { name: "Put the plan on hold" }).click();
  await expect(dialog.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await dialog.getByLabel("Reason").fill("Pneumonia, admitted elsewhere");
  await dialog.getByRole("button", { name: "Put the plan on hold" }).click();
  await expect(page.getByText("Pneumonia, admitted elsewhere")).toBeVisible();
  await expectAccessible(page, "a plan on hold");

  await page.getByRole("button", { name: "Resume the plan" }).click();
  await dialog.getByLabel("Reason").fill("Home again, no fever");
  await dialog.getByRole("button", { name: "Resume the plan" }).click();
  await expect(page.getByRole("button", { name: "Hold the plan" })).toBeVisible();

  await page.getByRole("link", { name: "Complete or discontinue" }).click();
  await expect(page).toHaveURL(paths.endPlan(planId));
  await visit(page, paths.endPlan(planId));
  await page.getByRole("radio", { name: "Discontinued" }).check();
  await page.getByLabel("Reason", { exact: true }).selectOption({ label: "Toxicity" });
  await page.getByRole("button", { name: "Discontinue this plan" }).click();
  await expect(page.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await expectAccessible(page, "a plan's end with its answers missing");
  await page.getByLabel("What became of it").first().selectOption({ label: "Completed" });
  await page.getByLabel("What became of it").last().selectOption({ label: "Toxicity" });
  await page.getByRole("button", { name: "Discontinue this plan" }).click();
  await expect(page).toHaveURL(paths.plan(planId));
  await expect(page.getByText("Discontinued").first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Amend" })).toHaveCount(0);

  expect(await rowsOf("SELECT status, end_reason FROM plan WHERE id = $1", [planId])).toEqual([
    { status: "discontinued", end_reason: "toxicity" },
  ]);
  const answers = await rowsOf("SELECT disposition FROM disposition WHERE plan_id = $1 ORDER BY disposition", [planId]);
  expect(answers).toEqual([{ disposition: "completed" }, { disposition: "toxicity" }]);
});
