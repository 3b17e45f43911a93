// From a referral with an unsafe swallow to a closed one; what speech therapy finds reaches the open draft by itself.
import type { Page } from "@playwright/test";
import { addDays, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { aDrug, anSlpReferral } from "@/lib/testing/builders";
import { aChart, anObservation } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import type { Clinic } from "@/lib/testing/people";
import { expectAccessible } from "../accessible";
import { expect, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "correct horse battery staple";
const FLAG = "Coughs on every sip since yesterday";
const FINDING = "Must resolve: Oral tablets with an unsafe swallow";

async function aSignedReferral(clinic: Clinic, page: Page) {
  await givePassword(clinic.neurologist, PASSWORD);
  const chart = await aChart(clinic);
  const today = dayInZone(new Date().toISOString(), clinic.zone);
  // Too old for the rules, but not for the list of the therapist.
  const unsafe = { value_number: null, standard_number: null, standard_unit: null, value_text: "unsafe" };
  await anObservation(chart, "swallow", "0", "{level}", { ...unsafe, taken_on: addDays(today, -40) });
  const tablet = aDrug({ agent: "pyridostigmine", name: "Pyridostigmine", route: "oral" });
  const speech = anSlpReferral({ assigneeId: clinic.speechTherapist.id, pool: null, sessionsRequested: 6 });
  const plan = await aDraftedPlan(chart, [tablet, speech]);
  const signing = new SigningPage(page, plan.planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(1, PASSWORD);
  await signing.expectSigned(1);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM referral WHERE plan_id = $1", [plan.planId]);
  if (!row) throw new Error("no referral was sent");
  return { chart, plan, referralId: row.id, today };
}

const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test("an unsafe swallow, a visit without tablets, a finding in the open draft, a report and its end", async ({
  clinic,
  seatOf,
}) => {
  test.setTimeout(240_000);
  const { page: own } = await seatOf(clinic.neurologist);
  const { page: speech } = await seatOf(clinic.speechTherapist);
  const { chart, plan, referralId, today } = await aSignedReferral(clinic, own);

  await test.step("the therapist finds it on top of the day and accepts", async () => {
    await visit(speech, paths.work);
    await expect(part(speech, "Unsafe swallows waiting for you (1)")).toContainText(chart.mrn);
    await expectAccessible(speech, "the work of a speech therapist");
    await visit(speech, paths.referrals);
    await expect(speech.getByRole("row").filter({ hasText: chart.mrn })).toContainText("Unsafe swallow");
    await visit(speech, paths.referral(referralId));
    await speech.getByRole("button", { name: "Accept" }).click();
    await speech.getByRole("button", { name: "Schedule the first visit" }).click();
  });

  await test.step("schedules one visit, however often the button is pressed", async () => {
    const form = speech.getByRole("form", { name: "Schedule the first visit" });
    await form.getByLabel("Day of the visit").fill("t-1");
    await form.getByLabel("Time").fill("0:00");
    await form.getByRole("button", { name: "Schedule this visit" }).click();
    await expect(form.getByText(/The referral was sent on .*: enter that day or a later one/).first()).toBeVisible();
    await expectAccessible(speech, "a visit on a day before the referral");
    await form.getByLabel("Day of the visit").fill("t");
    await form.getByRole("button", { name: "Schedule this visit" }).dblclick();
    await expect(part(speech, "Visits").getByRole("listitem")).toHaveCount(1);
    await expect(part(speech, "Visits")).toContainText("0 of 6 used, 6 left");
    await expect(speech.getByText("First visit scheduled", { exact: true }).first()).toBeVisible();
  });

  await anAmendment(plan, (t) => t);
  await visit(own, paths.draft(plan.planId));
  await expect(own.getByRole("heading", { name: FINDING })).toHaveCount(0);
  await own.evaluate(() => Object.assign(window, { neverReloaded: true }));

  await test.step("records it within two minutes: no tablets by mouth", async () => {
    await countGestures(speech);
    await speech.getByRole("button", { name: /^Record: visit of/ }).click();
    const form = speech.getByRole("form", { name: `Record the visit of ${formatDay(today)} 00:00` });
    const pick = (group: string, option: string) =>
      form.getByRole("group", { name: group, exact: true }).getByRole("radio", { name: option, exact: true }).click();
    await pick("Attendance", "Attended");
    await pick("Compared with before", "First visit, nothing to compare");
    await pick("Swallow assessed at this visit", "Yes");
    await pick("Nil by mouth", "No");
    await form.getByLabel("FOIS level").press("4");
    await form.getByLabel("IDDSI, food").press("4");
    await form.getByLabel("IDDSI, drinks").press("2");
    await form.getByLabel("Swallow therapy").click();
    await form.getByLabel("Flag to the neurologist").pressSequentially(FLAG);
    await form.getByRole("button", { name: "Save this visit" }).click();
    await expect(form.getByText("Choose how tablets can be taken").first()).toBeVisible();
    await form.getByRole("group", { name: "Tablets" }).getByRole("radio", { name: "None by mouth" }).click();
    const { keys, presses } = await gestures(speech);
    await expectAccessible(speech, "the note of a visit with a field left out");
    await form.getByRole("button", { name: "Save this visit" }).dblclick();
    await expect(part(speech, "Visits")).toContainText("Tablets: none by mouth, FOIS level 4");
    await expect(part(speech, "Visits")).toContainText("IDDSI food level 4, IDDSI drinks level 2");
    await expect(part(speech, "Visits")).toContainText("1 of 6 used, 5 left");
    await expectAccessible(speech, "a referral with a recorded visit");
    // The slip and its repair are in it. A press with a look is 3 s, a key 0.3 s (keystroke-level model, a slow typist 0.5 s).
    expect(presses).toBeLessThanOrEqual(14);
    expect(keys).toBeLessThanOrEqual(FLAG.length + 3);
    expect((presses + 2) * 3 + (keys + 3) * 0.5).toBeLessThan(120);
  });

  await test.step("and the open draft of the neurologist says so without a reload", async () => {
    await expect(own.getByRole("heading", { name: FINDING })).toBeVisible({ timeout: 30_000 });
    expect(await own.evaluate(() => "neverReloaded" in window)).toBe(true);
    await expectAccessible(own, "a draft that was brought up to date");
  });

  await test.step("the flag stays on the neurologist's work until it was seen", async () => {
    await visit(own, paths.work);
    const flags = part(own, "Flagged by therapists (1)");
    await expect(flags).toContainText(FLAG);
    await flags.getByRole("link", { name: /^Answer the flag/ }).click();
    await own.getByRole("button", { name: "I have seen this flag" }).click();
    await expect(own.getByText(/^Seen by /)).toBeVisible();
    await visit(own, paths.work);
    await expect(flags).toHaveCount(0);
    await expect(own.getByText(/^Nothing waits in: /)).toContainText("flags of therapists");
  });

  await test.step("an interim report is read and closes nothing", async () => {
    await visit(speech, paths.referral(referralId));
    await speech.getByRole("button", { name: "Send an interim report" }).click();
    await speech.getByRole("textbox", { name: "Summary" }).fill("Two visits, tube feeding discussed.");
    await speech.locator("summary", { hasText: "Goals" }).click();
    await speech.getByLabel("How far").first().selectOption("nearer");
    await speech.getByLabel("To be reached by").first().fill("+6w");
    await speech.getByRole("button", { name: "Send this interim report" }).dblclick();
    await expect(part(speech, "Reports").getByRole("heading", { name: "Interim report" })).toHaveCount(1);
    await expect(speech.getByText("In progress", { exact: true }).first()).toBeVisible();
    await visit(own, paths.work);
    await part(own, "Reports to read (1)")
      .getByRole("link", { name: /^Read the report/ })
      .click();
    await own.getByRole("button", { name: "I have read this report" }).click();
    await expect(part(own, "Reports")).toContainText("Read by");
    await expect(part(own, "Goals")).toContainText("On the way");
    await expect(own.getByText("In progress", { exact: true }).first()).toBeVisible();
  });

  await test.step("a final report is acknowledged and closes the referral", async () => {
    await visit(speech, paths.referral(referralId));
    await speech.getByRole("button", { name: "Finish with a summary" }).click();
    await speech.getByRole("textbox", { name: "Summary" }).fill("Tube feeding begun, no tablets by mouth.");
    await speech.getByRole("button", { name: "Send the final report" }).click();
    await expect(speech.getByText("Final report sent", { exact: true }).first()).toBeVisible();
    await visit(own, paths.referral(referralId));
    await own.getByRole("button", { name: "Acknowledge the report" }).click();
    await expect(own.getByText("Closed, report acknowledged").first()).toBeVisible();
    await visit(speech, paths.referral(referralId));
    await expect(speech.getByText("Closed, report acknowledged").first()).toBeVisible();
    await speech.setViewportSize({ width: 320, height: 640 });
    const overflow = await speech.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  await test.step("and is reopened with a reason", async () => {
    await own.getByRole("button", { name: "Reopen" }).click();
    await own.getByRole("button", { name: "Send it again" }).click();
    await expect(own.getByText("Enter the reason").first()).toBeVisible();
    await own.getByRole("textbox", { name: "Why it is reopened" }).fill("Eats again, texture to be agreed");
    await own.getByRole("button", { name: "Send it again" }).dblclick();
    await expect(own.getByText("Waiting for an answer", { exact: true }).first()).toBeVisible();
    await expect(part(own, "History").getByText("Reopened", { exact: true })).toHaveCount(1);
    await expect(part(own, "History")).toContainText("Eats again, texture to be agreed");
    await visit(speech, paths.referral(referralId));
    await expect(speech.getByRole("button", { name: "Accept" })).toBeVisible();
  });
});

/** Counts presses of the pointer and keys from now on, as the person at the machine makes them. */
async function countGestures(page: Page): Promise<void> {
  await page.evaluate(() => {
    const made = { keys: 0, presses: 0 };
    Object.assign(window, { made });
    addEventListener("pointerdown", () => made.presses++, true);
    addEventListener("keydown", () => made.keys++, true);
  });
}

const gestures = async (page: Page) =>
  await page.evaluate(() => (window as unknown as { made: { keys: number; presses: number } }).made);
