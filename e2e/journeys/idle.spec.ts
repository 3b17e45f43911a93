// A telephone call in the middle of a draft: the screen is covered, nothing typed is lost.
import { paths } from "@/lib/platform/paths";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SignInPage } from "../pages/sign-in";
import { emailOf, givePassword, letIdle } from "../session";
import { visit } from "../visit";

const PASSWORD = "seven grey herons by the lock";
const TYPED = "Typed before the phone rang";

test("after the idle end, signing in again leads back to the same page with what was typed", async ({
  clinic,
  seatOf,
}) => {
  await givePassword(clinic.neurologist, PASSWORD);
  const { planId } = await aDraftedPlan(await aChart(clinic));
  const [treatment] = await rowsOf<{ id: string }>("SELECT id FROM treatment WHERE plan_id = $1", [planId]);
  const address = paths.draftTreatment(planId, treatment?.id ?? "");
  const { page, context, sessionId } = await seatOf(clinic.neurologist);
  const reason = page.getByLabel("Reason for this treatment");
  await page.clock.install();
  await visit(page, address);
  await letIdle(sessionId, 16);
  await reason.fill(TYPED);
  await page.clock.fastForward("16:00");
  const ended = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(ended).toBeVisible();
  await expectAccessible(page, "the end of a session");

  const opened = context.waitForEvent("page");
  await ended.getByRole("link", { name: "Sign in again in a new tab" }).click();
  const tab = await opened;
  await visit(tab, tab.url());
  await new SignInPage(tab).enter(await emailOf(clinic.neurologist), PASSWORD);
  await expect(tab).toHaveURL(address);

  await ended.getByRole("button", { name: "I have signed in: continue" }).click();
  await expect(ended).toBeHidden();
  await expect(reason).toHaveValue(TYPED);
  await page.getByRole("button", { name: "Done: back to the draft" }).click();
  await expect(page.getByRole("table", { name: /^Treatments/ })).toBeVisible();
  await visit(page, address);
  await expect(reason).toHaveValue(TYPED);
});
