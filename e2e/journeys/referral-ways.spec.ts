// The ways a referral takes beside the straight one: to another therapist, the patient declines, taken back, sent outside; and
// the sheet that goes along on paper.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { aDrug, aPtReferral } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aPerson, type Clinic } from "@/lib/testing/people";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "correct horse battery staple";
const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

async function aSignedReferral(clinic: Clinic, page: Page) {
  await givePassword(clinic.neurologist, PASSWORD);
  const chart = await aChart(clinic);
  const physical = aPtReferral({ assigneeId: clinic.physicalTherapist.id, pool: null, sessionsRequested: 1 });
  const plan = await aDraftedPlan(chart, [aDrug(), physical]);
  const signing = new SigningPage(page, plan.planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM referral WHERE plan_id = $1", [plan.planId]);
  return { chart, referralId: row?.id ?? "" };
}

test("reassigned, declined by the patient, taken back, sent outside", async ({ clinic, seatOf }) => {
  test.setTimeout(240_000);
  const other = await aPerson({
    role: "therapist",
    discipline: "physical",
    siteId: clinic.siteId,
    teamIds: [clinic.teamId],
  });
  const { page: own } = await seatOf(clinic.neurologist);
  const { page: first } = await seatOf(clinic.physicalTherapist);
  const { page: second } = await seatOf(other);
  const { chart, referralId } = await aSignedReferral(clinic, own);

  await test.step("the therapist accepts once, plans beyond what is authorised, and is told so", async () => {
    await visit(first, paths.referral(referralId));
    await first.getByRole("button", { name: "Accept" }).dblclick();
    await first.getByRole("button", { name: "Schedule the first visit" }).click();
    const form = first.getByRole("form");
    await expect(form).toContainText("the plan does not say at what times: ask when it is taken");
    await form.getByLabel("Day of the visit").fill("t");
    await form.getByLabel("Time").fill("0:00");
    await form.getByRole("button", { name: "Schedule this visit" }).click();
    await expect(part(first, "Visits").getByRole("listitem")).toHaveCount(1);
    await first.getByRole("button", { name: "Schedule a visit" }).click();
    await expect(first.getByText("this one is 1 more than authorised")).toBeVisible();
    await expectAccessible(first, "a visit beyond what is authorised");
  });

  await test.step("the day's list answers go, caution or no-go, with the reason and an address of its own", async () => {
    await visit(first, paths.referrals);
    await first.getByRole("link", { name: "Visits today: 1" }).click();
    await expect(first).toHaveURL(/list=today/);
    const row = first.getByRole("row").filter({ hasText: chart.mrn });
    await expect(row).toContainText("Cannot tell");
    await expect(row).toContainText("Cannot tell: platelets not recorded");
    await expectAccessible(first, "the visits of a day");
  });

  await test.step("reassigned, it is gone for the first therapist", async () => {
    await visit(own, paths.referral(referralId));
    await own.getByRole("button", { name: "Reassign" }).click();
    await own.getByLabel("To whom").selectOption(`therapist:${other.id}`);
    await own.getByLabel("Why it is reassigned").fill("On leave");
    await own.getByRole("button", { name: "Send it to them" }).dblclick();
    await expect(part(own, "History").getByText("Reassigned", { exact: true })).toHaveCount(1);
    for (const path of [paths.referral(referralId), paths.referralSheet(referralId)]) {
      expect((await visit(first, path))?.status()).toBe(404);
      await expect(first.getByText(chart.mrn)).toHaveCount(0);
    }
    await visit(first, paths.referrals);
    await expect(first.getByText(chart.mrn)).toHaveCount(0);
  });

  await test.step("the second therapist records that the patient declined, in the wrong chart, and takes it back", async () => {
    await visit(second, paths.referral(referralId));
    await second.getByRole("button", { name: "Patient declined" }).click();
    await second.getByLabel("What the patient said").fill("Does not want to");
    await second.getByRole("button", { name: "Record that the patient declined" }).dblclick();
    await expect(second.getByText("Patient declined", { exact: true }).first()).toBeVisible();
    await second.getByRole("button", { name: "Entered in error: Patient declined" }).click();
    await second.getByLabel("Why it was never right").fill("Said by another patient");
    await expectAccessible(second, "an entry that is taken back");
    await second.getByRole("button", { name: "Mark entered in error" }).dblclick();
    await expect(part(second, "History")).toContainText("Entered in error: Said by another patient");
    await expect(second.getByRole("button", { name: "Accept" })).toBeVisible();
  });

  await test.step("the neurologist records that the patient declined, and reopens", async () => {
    await visit(own, paths.referral(referralId));
    await own.getByRole("button", { name: "Patient declined" }).click();
    await own.getByLabel("What the patient said").fill("Not before Christmas");
    await own.getByRole("button", { name: "Record that the patient declined" }).click();
    await own.getByRole("button", { name: "Reopen" }).click();
    await own.getByRole("textbox", { name: "Why it is reopened" }).fill("Wants it after all");
    await own.getByRole("button", { name: "Send it again" }).click();
    await expect(own.getByText("Waiting for an answer", { exact: true }).first()).toBeVisible();
  });

  await test.step("and sends it outside, by name", async () => {
    await own.getByRole("button", { name: "Send to an outside service" }).click();
    await own.getByLabel("Why it is sent outside").fill("Moves to her sister");
    await own.getByRole("button", { name: "Record as sent outside" }).click();
    await expect(own.getByText("Enter the name of the outside service").first()).toBeVisible();
    await expectAccessible(own, "sent outside without a name");
    await own.getByLabel("Name of the outside service").fill("Rehabilitation Nord");
    await own.getByRole("button", { name: "Record as sent outside" }).dblclick();
    await expect(own.getByText("Sent outside to Rehabilitation Nord.")).toBeVisible();
  });

  await test.step("the sheet carries who it is about, and that it is closed", async () => {
    await own.getByRole("link", { name: "Printed sheet" }).click();
    await expect(own.getByRole("heading", { level: 1, name: "Physical therapy sheet" })).toBeVisible();
    await expect(own.getByText("CLOSED, NOT KEPT UP TO DATE")).toBeVisible();
    await expectAccessible(own, "the sheet of a referral");
    await own.emulateMedia({ media: "print" });
    await expect(own.getByText(chart.mrn).first()).toBeVisible();
    await expect(own.getByText(/Born/).first()).toBeVisible();
    await expect(own.getByText(/plan, version 1/).first()).toBeVisible();
    await own.emulateMedia({ media: "screen" });
    await own.setViewportSize({ width: 320, height: 640 });
    const overflow = await own.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });
});
