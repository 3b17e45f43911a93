// Two people, two instances of the product, one patient: each learns of what the other does within two seconds, without a reload.
import type { Page } from "@playwright/test";
import { paths } from "@/lib/platform/paths";
import { aPtReferral } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import type { Clinic } from "@/lib/testing/people";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "correct horse battery staple";
const PROMISE = { timeout: 2_000 };
const second = String(process.env.E2E_SECOND_URL);

async function aSignedReferral(clinic: Clinic, page: Page) {
  await givePassword(clinic.neurologist, PASSWORD);
  const chart = await aChart(clinic);
  const plan = await aDraftedPlan(chart, [aPtReferral({ assigneeId: clinic.physicalTherapist.id, pool: null })]);
  const signing = new SigningPage(page, plan.planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM referral WHERE plan_id = $1", [plan.planId]);
  if (!row) throw new Error("no referral was sent");
  return { chart, plan, referralId: row.id };
}

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
const neverReloaded = (page: Page) => page.evaluate(() => "neverReloaded" in window);
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { neverReloaded: true }));
/** The stream is open once the server has said so; before that nothing could be heard. */
const listening = (page: Page) => page.waitForResponse((response) => response.url().endsWith("/events"));

test("a neurologist on one instance and a therapist on another see each other's changes within two seconds", async ({
  clinic,
  seatOf,
}) => {
  test.setTimeout(240_000);
  const { page: own, context } = await seatOf(clinic.neurologist);
  const { page: theirs, context: away } = await seatOf(clinic.physicalTherapist, { baseURL: second });
  const { chart, referralId } = await aSignedReferral(clinic, own);

  await visit(own, paths.work);
  const heard = listening(theirs);
  await visit(theirs, paths.referral(referralId));
  await heard;
  await Promise.all([mark(own), mark(theirs)]);

  await test.step("the question of the therapist reaches the list of the neurologist", async () => {
    await theirs.getByRole("button", { name: "Ask for information" }).click();
    await theirs.getByLabel("What you need to know").fill("May she bear full weight?");
    await theirs.getByRole("button", { name: "Send the question" }).click();
    await expect(theirs.getByText("Question sent to the neurologist.").first()).toBeVisible();
    await expect(part(own, "Information asked by therapists (1)")).toContainText(chart.mrn, PROMISE);
    expect(await neverReloaded(own)).toBe(true);
    await expectAccessible(own, "a list of work that was brought up to date");
  });

  await test.step("and the answer, given in another tab, reaches the therapist and both tabs of the neurologist", async () => {
    const tab = await context.newPage();
    await visit(tab, paths.referral(referralId));
    await tab.getByRole("button", { name: "Answer", exact: true }).click();
    await tab.getByLabel("Your answer").fill("Yes, since Monday.");
    await tab.getByRole("button", { name: "Send the answer" }).click();
    await expect(tab.getByRole("button", { name: "Send the answer" })).toHaveCount(0);
    await expect(theirs.getByRole("button", { name: "Accept" })).toBeVisible(PROMISE);
    await expect(own.getByRole("region", { name: /^Information asked by therapists/ })).toHaveCount(0, PROMISE);
    expect(await Promise.all([own, theirs].map(neverReloaded))).toEqual([true, true]);
    await tab.close();
  });

  await test.step("nothing changes under the hands of somebody who types: a bar says that something did", async () => {
    await theirs.getByRole("button", { name: "Decline", exact: true }).click();
    await theirs.getByLabel("Why you decline").fill("No room before");
    await visit(own, paths.referral(referralId));
    await own.getByRole("button", { name: "Send to an outside service" }).click();
    const outside = own.getByRole("form", { name: "Send to an outside service" });
    await outside.locator("[name=service]").fill("Physiotherapy at home");
    await outside.locator("[name=reason]").fill("Nearer to her home");
    await outside.locator("button[type=submit]").click();
    await expect(theirs.getByRole("heading", { name: /^This referral changed at \d\d:\d\d$/ })).toBeVisible(PROMISE);
    await expect(theirs.getByLabel("Why you decline")).toHaveValue("No room before");
    await expectAccessible(theirs, "the bar that says that a referral changed");
    await theirs.setViewportSize({ width: 320, height: 640 });
    const overflow = await theirs.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await theirs.getByRole("button", { name: "Show changes" }).click();
    await expect(theirs.getByRole("button", { name: "Accept" })).toHaveCount(0);
  });

  await test.step("cut off from the network, the page says so, and says nothing once it is back", async () => {
    await away.setOffline(true);
    await expect(
      theirs.getByRole("heading", { name: /^Offline since \d\d:\d\d: you can read this page/ }),
    ).toBeVisible();
    await expectAccessible(theirs, "a page that is cut off");
    await away.setOffline(false);
    await expect(theirs.getByRole("heading", { name: /^Offline since/ })).toHaveCount(0, { timeout: 15_000 });
  });
});

test("the sign page never changes by itself: a bar says that a fact changed elsewhere", async ({ clinic, seatOf }) => {
  const { page } = await seatOf(clinic.neurologist);
  const chart = await aChart(clinic);
  const plan = await aDraftedPlan(chart, [aPtReferral({ assigneeId: clinic.physicalTherapist.id, pool: null })]);
  const heard = listening(page);
  await visit(page, paths.review(plan.planId));
  await heard;
  const bar = page.getByRole("heading", { name: /^This plan changed at \d\d:\d\d$/ });
  await expect(bar).toHaveCount(0);
  // What any other instance leaves behind when a colleague records a value.
  await rowsOf(
    `INSERT INTO audit_event (id, occurred_at, actor_id, actor_name, actor_role, action, outcome, patient_id)
     VALUES (gen_random_uuid(), now(), $2, 'Ada Test', 'nurse', 'observation.recorded', 'done', $1) RETURNING id`,
    [chart.patientId, clinic.nurse.id],
  );
  await expect(bar).toBeVisible(PROMISE);
  await expectAccessible(page, "the bar of the sign page");
  await page.getByRole("button", { name: "Show changes" }).click();
  await expect(bar).toHaveCount(0);
});
