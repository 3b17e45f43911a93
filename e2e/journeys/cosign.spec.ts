// Four eyes: a lead asks for changes with a comment, the neurologist answers, sends it again and signs; the treatment is not active
// until the lead co-signs it. Then an urgent activation, through to its co-signature, and a decline that its author reads.
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aChart } from "@/lib/testing/charts";
import { aCyclophosphamide, statesOf } from "@/lib/testing/cosign-states";
import { aCheckpointInhibitor } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "two patient herons on the weir";

const day = (zone: string, plus: number) => addDays(dayInZone(new Date().toISOString(), zone), plus);
function cyclophosphamide(zone: string) {
  const start = day(zone, 0);
  const steps = [aDoseStep({ amount: "100", from: start })];
  return aCyclophosphamide({ start, reviewOn: addDays(start, 42), steps });
}
const idOf = async (planId: string) => {
  const rows = await rowsOf<{ id: string }>(
    "SELECT treatment_id AS id FROM treatment_version WHERE plan_id = $1 ORDER BY version DESC, position LIMIT 1",
    [planId],
  );
  return rows[0]?.id ?? "";
};

test("changes are asked with a comment, answered and sent again; the signed treatment is active once the lead co-signs it", async ({
  clinic,
  seatOf,
}) => {
  test.setTimeout(240_000);
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [cyclophosphamide(clinic.zone)]);
  for (const who of [clinic.neurologist, clinic.teamLead]) await givePassword(who, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const { page: lead } = await seatOf(clinic.teamLead);

  await visit(page, paths.draft(planId));
  await page.getByRole("button", { name: "Send for review" }).click();
  await expect(page.getByRole("heading", { name: "This draft is in review" })).toBeVisible();
  await expectAccessible(page, "a draft in review, as its author sees it");

  await visit(lead, paths.work);
  const list = lead.getByRole("region", { name: /Drafts to review/ });
  await list
    .getByRole("link", { name: /TESTPERSON/ })
    .first()
    .click();
  await expect(lead).toHaveURL(paths.draft(planId));
  await lead.locator("summary").filter({ hasText: "Comment on" }).click();
  await lead.getByRole("button", { name: "Add the comment" }).click();
  await expect(lead.getByRole("region", { name: "There is a problem" })).toBeVisible();
  await lead.getByLabel("Your comment").fill("Start at 50 mg: neutrophils were low in spring");
  await lead.getByRole("button", { name: "Add the comment" }).click();
  await expect(lead.getByText("Start at 50 mg: neutrophils were low in spring")).toBeVisible();
  await lead.getByLabel("What has to be changed").fill("Dose, and who monitors the counts");
  await expectAccessible(lead, "a draft in review, as a reviewer sees it");
  await lead.getByRole("button", { name: "Ask for changes" }).click();
  await expect(lead.getByRole("heading", { name: "Changes were asked for" })).toBeVisible();

  await visit(page, paths.work);
  const asked = page.getByRole("region", { name: /Changes asked of you/ });
  await asked
    .getByRole("link", { name: /TESTPERSON/ })
    .first()
    .click();
  await expect(page).toHaveURL(paths.draft(planId));
  await expect(page.getByRole("button", { name: "Send for review again" })).toHaveCount(0);
  for (const answer of ["Counts every week, dose kept: they are normal now", "The ward monitors weekly"]) {
    const open = page.getByLabel("What was done about it").first();
    await open.fill(answer);
    await page.getByRole("button", { name: "Answer", exact: true }).first().click();
    await expect(page.getByText(`Answered: ${answer}`)).toBeVisible();
  }
  await expectAccessible(page, "comments that are answered");
  await page.getByRole("button", { name: "Send for review again" }).click();
  await expect(page.getByRole("heading", { name: "This draft is in review" })).toBeVisible();

  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await expect(page.getByRole("heading", { name: "Needs a co-signature (1)" })).toBeVisible();
  await expectAccessible(page, "a sign page that says who has to co-sign");
  await signing.sign(1, PASSWORD);
  await signing.expectSignedAlone(1);
  await expect(page.getByText("Active except 1 treatment awaiting co-signature")).toBeVisible();
  await expect(page.getByText("awaiting co-signature", { exact: true })).toBeVisible();
  await expect(page.getByText(/waits for co-signature by a team lead since/)).toBeVisible();
  await expectAccessible(page, "a plan that awaits a co-signature");
  expect(await statesOf(planId)).toEqual(["awaiting-cosignature"]);
  const treatmentId = await idOf(planId);
  await visit(page, paths.cosign(planId, treatmentId));
  await expect(page.getByRole("button", { name: /^Co-sign/ })).toHaveCount(0);

  await visit(lead, paths.work);
  await lead
    .getByRole("region", { name: /Co-signatures waiting for you/ })
    .getByRole("link", { name: /TESTPERSON/ })
    .first()
    .click();
  await expect(lead).toHaveURL(paths.cosign(planId, treatmentId));
  await expectAccessible(lead, "a co-signature");
  await lead.getByRole("button", { name: "Co-sign Cyclophosphamide" }).click();
  await expect(lead.getByText("The password is not right.").first()).toBeVisible();
  await lead.setViewportSize({ width: 320, height: 800 });
  expect(await lead.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await lead.setViewportSize({ width: 1280, height: 900 });
  await lead.getByLabel("Your password").fill(PASSWORD);
  await lead.getByRole("button", { name: "Co-sign Cyclophosphamide" }).click();
  await expect(lead).toHaveURL(paths.plan(planId));
  await expect(lead.getByText(/Co-signed by .*team lead/)).toBeVisible();
  expect(await statesOf(planId)).toEqual(["active"]);
  await visit(page, paths.plan(planId));
  await expect(page.getByText("Active except")).toHaveCount(0);
});

test("an infusion that waits is no yes; activated as urgent it is, until the oncologist declines, or co-signs", async ({
  clinic,
  seatOf,
}) => {
  test.setTimeout(240_000);
  const chart = await aChart(clinic);
  const start = day(clinic.zone, 0);
  const inhibitor = aCheckpointInhibitor({ start, reviewOn: addDays(start, 63), jointDecisionOn: start });
  const { planId } = await aDraftedPlan(chart, [inhibitor]);
  for (const who of [clinic.neurologist, clinic.oncologist, clinic.teamLead]) await givePassword(who, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSignedAlone(1);
  const treatmentId = await idOf(planId);
  const [session] = await rowsOf<{ id: string }>(
    "SELECT id FROM course_session WHERE plan_id = $1 AND live ORDER BY n LIMIT 1",
    [planId],
  );
  const { page: nurse } = await seatOf(clinic.nurse);
  await visit(nurse, paths.session(session?.id ?? ""));
  await expect(nurse.getByText(/No: this treatment waits for co-signature by an oncologist/).first()).toBeVisible();
  await expectAccessible(nurse, "a session that waits for a co-signature");

  await visit(page, paths.cosign(planId, treatmentId));
  await page.getByLabel("Why it cannot wait").fill("Respiratory muscles are failing; oncology reached by phone only");
  await page.getByLabel("Your password").fill(PASSWORD);
  await expectAccessible(page, "an urgent activation");
  await page.getByRole("button", { name: /as urgent$/ }).click();
  await expect(page).toHaveURL(paths.plan(planId));
  await expect(page.getByText(/Active as urgent since .* due/)).toBeVisible();
  expect(await statesOf(planId)).toEqual(["active"]);
  await visit(nurse, paths.session(session?.id ?? ""));
  await expect(nurse.getByText(/waits for co-signature/)).toHaveCount(0);

  const asked = await rowsOf<{ asks: string }>("SELECT asks FROM cosignature_need WHERE plan_id = $1 ORDER BY asks", [
    planId,
  ]);
  for (const { asks } of asked) {
    const { page: second } = await seatOf(asks === "oncologist" ? clinic.oncologist : clinic.teamLead);
    await visit(second, paths.work);
    await second
      .getByRole("region", { name: /Co-signatures waiting for you/ })
      .getByRole("link", { name: /TESTPERSON/ })
      .first()
      .click();
    await second.getByLabel("Your password").fill(PASSWORD);
    await second.getByRole("button", { name: /^Co-sign / }).click();
    await expect(second).toHaveURL(paths.plan(planId));
  }
  await visit(page, paths.plan(planId));
  await expect(page.getByText(/^Co-signed by/)).toBeVisible();
  expect(await statesOf(planId)).toEqual(["active"]);
});

test("a decline keeps it inactive and reaches the author; an administrator sets what needs a co-signature", async ({
  clinic,
  seatOf,
}) => {
  test.setTimeout(240_000);
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [cyclophosphamide(clinic.zone)]);
  await givePassword(clinic.neurologist, PASSWORD);
  const { page } = await seatOf(clinic.neurologist);
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSignedAlone(1);
  const treatmentId = await idOf(planId);

  const { page: lead } = await seatOf(clinic.teamLead);
  await visit(lead, paths.cosign(planId, treatmentId));
  await lead.getByLabel("Why you do not co-sign").fill("Hepatitis B serology is missing");
  await lead.getByRole("button", { name: "Decline to co-sign" }).click();
  await expect(lead).toHaveURL(paths.plan(planId));
  expect(await statesOf(planId)).toEqual(["awaiting-cosignature"]);

  await visit(page, paths.work);
  const declined = page.getByRole("region", { name: /Co-signatures declined/ });
  await expect(declined).toContainText("Hepatitis B serology is missing");
  await declined
    .getByRole("link", { name: /TESTPERSON/ })
    .first()
    .click();
  await expect(page.getByText("Its co-signature was declined; that is final for this version.")).toBeVisible();
  await expectAccessible(page, "a declined co-signature");

  const { page: administrator } = await seatOf(clinic.administrator);
  await visit(administrator, paths.people);
  await administrator.getByRole("navigation").getByRole("link", { name: "Co-signatures" }).first().click();
  await expect(administrator).toHaveURL(paths.cosignPolicy);
  await administrator.getByLabel(/^Dose increase/).fill("ten");
  await administrator.getByLabel("Why the policy changes").fill("Pharmacy board of the journey");
  await administrator.getByRole("button", { name: /^Set policy/ }).click();
  await expect(administrator.getByRole("region", { name: "There is a problem" })).toContainText(
    "whole number of percent",
  );
  await expectAccessible(administrator, "the co-signature policy with a bad percentage");
  await administrator.setViewportSize({ width: 320, height: 800 });
  expect(await administrator.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
