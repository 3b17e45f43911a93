// Nobody overwrites anybody, and nobody signs what they did not see.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import type { Clinic } from "@/lib/testing/people";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SignInPage } from "../pages/sign-in";
import { emailOf, givePassword, letIdle } from "../session";
import { visit } from "../visit";

const PASSWORD = "seven grey herons by the lock";

async function aDraft(clinic: Clinic) {
  const { planId } = await aDraftedPlan(await aChart(clinic));
  const [treatment] = await rowsOf<{ id: string }>("SELECT id FROM treatment WHERE plan_id = $1", [planId]);
  return { planId, address: paths.draftTreatment(planId, treatment?.id ?? "") };
}

const reason = (page: Page) => page.getByLabel("Reason for this treatment");

test("two browsers change the same words: the second is shown both and chooses", async ({ clinic, seatOf }) => {
  const { address } = await aDraft(clinic);
  const [first, second] = [await seatOf(clinic.neurologist), await seatOf(clinic.neurologist)];
  await visit(first.page, address);
  await visit(second.page, address);
  await reason(first.page).fill("Said by the first browser");
  await first.page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(first.page.getByRole("table", { name: /^Treatments/ })).toBeVisible();

  const { page } = second;
  await reason(page).fill("Said by the second browser");
  const choice = page.getByRole("region", { name: "Somebody saved this first" });
  await expect(choice).toContainText("Said by the first browser");
  await expect(choice).toContainText("Said by the second browser");
  await expectAccessible(page, "a conflict");
  await choice.getByRole("radio", { name: /^Mine/ }).check();
  await choice.getByRole("button", { name: "Save what is chosen" }).click();
  await expect(choice).toHaveCount(0);
  await expect(page.getByText(/^Saved \d/)).toBeVisible();
  await visit(first.page, address);
  await expect(reason(first.page)).toHaveValue("Said by the second browser");
});

test("a draft that moved after the sign page was shown is not signed, and the difference is said", async ({
  clinic,
  seatOf,
}) => {
  await givePassword(clinic.neurologist, PASSWORD);
  const { planId, address } = await aDraft(clinic);
  const { page } = await seatOf(clinic.neurologist);
  await visit(page, paths.review(planId));
  await page.getByLabel("Effective from").fill("t");
  await page.getByLabel("Your password").fill(PASSWORD);

  const { page: elsewhere } = await seatOf(clinic.neurologist);
  await visit(elsewhere, address);
  await elsewhere.getByRole("group", { name: "Dose step 1" }).getByLabel("Dose", { exact: true }).fill("20");
  await elsewhere.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(elsewhere.getByRole("table", { name: /^Treatments/ })).toBeVisible();

  await page.getByRole("button", { name: "Sign version 1" }).click();
  await expect(page.getByText("Changed since this page was shown")).toBeVisible();
  await expect(page.getByRole("main")).toContainText(/10\smg.*20\smg/);
  await expectAccessible(page, "a refused signature");
  const [plan] = await rowsOf<{ current_version: number }>("SELECT current_version FROM plan WHERE id = $1", [planId]);
  expect(plan?.current_version).toBe(0);

  await page.getByRole("button", { name: "Show it as it is now" }).click();
  await expect(page.getByRole("table", { name: /^Treatments of version 1/ })).toContainText(/20\smg/);
  await page.getByLabel("Your password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign version 1" }).click();
  await expect(page).toHaveURL(paths.plan(planId));
});

test("after the idle end, signing in again leads back to the same page with what was typed", async ({
  clinic,
  seatOf,
}) => {
  await givePassword(clinic.neurologist, PASSWORD);
  const { address } = await aDraft(clinic);
  const { page, context, sessionId } = await seatOf(clinic.neurologist);
  await page.clock.install();
  await visit(page, address);
  await letIdle(sessionId, 16);
  await reason(page).fill("Typed before the phone rang");
  await page.clock.fastForward("16:00");
  const ended = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(ended).toBeVisible();

  const opened = context.waitForEvent("page");
  await ended.getByRole("link", { name: "Sign in again in a new tab" }).click();
  const tab = await opened;
  await visit(tab, tab.url());
  await new SignInPage(tab).enter(await emailOf(clinic.neurologist), PASSWORD);
  await expect(tab).toHaveURL(address);

  await ended.getByRole("button", { name: "I have signed in: continue" }).click();
  await expect(ended).toBeHidden();
  await expect(reason(page)).toHaveValue("Typed before the phone rang");
  await page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(page.getByRole("table", { name: /^Treatments/ })).toBeVisible();
  await visit(page, address);
  await expect(reason(page)).toHaveValue("Typed before the phone rang");
});
