// The main job of the product as one story, told by whichever hand: README.md describes it for people.
import { expect, type Page } from "@playwright/test";
import { asDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { livingAdultBundle } from "@/lib/testing/fhir/living-adult-bundle";
import type { DemoPerson } from "../demo";
import type { Hand } from "../hand";
import { ReferralsPage } from "../pages/referrals";
import { visit } from "../visit";
import { fileOf, importRecord, recordDiagnosis } from "./chart";
import { changeDose, draftTreatment, sign, startPlan, stopTreatment } from "./plan";
import { everyKind } from "./treatments";
import { Walker } from "./walker";

export type Telling = {
  readonly neurologist: DemoPerson;
  readonly therapist: DemoPerson;
  readonly lead: DemoPerson;
  readonly hand: Hand;
  readonly look: (page: Page, name: string) => Promise<void>;
  /** A browser of their own, signed in. */
  readonly screenOf: (person: DemoPerson) => Promise<Page>;
  /** Names each part in the report. */
  readonly part: (name: string, tell: () => Promise<void>) => Promise<void>;
};

const TEAM = "Autoimmune neurology";
const TITLE = "LEMS with small cell lung cancer";
const MORE = { treatment: /amifampridine/i, reason: "Walks better, still tires on stairs" };
const NO_MORE = { treatment: /atezolizumab/i, reason: "The tumour board advises against it" };
const WHY = "First review of the symptoms";

export async function tellMainStory(telling: Telling): Promise<void> {
  const { neurologist, therapist, lead, hand, look, part } = telling;
  const seat = async (person: DemoPerson) => new Walker(await telling.screenOf(person), hand, look);
  const today = asDay(new Date().toISOString().slice(0, 10));
  const mrn = `E2E-${Date.now()}`;
  const file = fileOf(livingAdultBundle(today), mrn);
  const own = await seat(neurologist);

  await part("the neurologist imports the record", () =>
    importRecord(own, file, { team: TEAM, lead: neurologist.name }),
  );
  await part("and records LEMS with P/Q-VGCC antibodies", () => recordDiagnosis(own));
  const chart = new URL(own.page.url()).pathname.replace("/diagnosis", "");
  await part("and starts a plan", () => startPlan(own, TITLE));
  for (const treatment of everyKind({ therapist: therapist.name, team: TEAM })) {
    await part(`and drafts ${treatment.name}`, () => draftTreatment(own, treatment));
  }
  await look(own.page, "the draft with every kind of treatment");
  await part("and signs version 1", () => sign(own, 1, neurologist.password));
  const plan = new URL(own.page.url()).pathname;

  await part("the physical therapist accepts the referral", async () => answerReferral(await seat(therapist), mrn));
  await part("and cannot open the chart by its address", async () => {
    const { page } = await seat(therapist);
    for (const address of [chart, `${chart}/results`, plan, `${plan}/versions/1`, `${plan}/draft`]) {
      await visit(page, address);
      await expect(page.getByRole("heading", { level: 1, name: "Not found" })).toBeVisible();
    }
    await look(page, "the not-found page");
  });

  await part("the neurologist amends a dose and stops a treatment", async () => {
    await visit(own.page, plan);
    await own.button("Amend");
    await expect(own.page.getByText("DRAFT v2 · not active")).toBeVisible();
    await changeDose(own, MORE, "15");
    await stopTreatment(own, NO_MORE);
    await look(own.page, "the draft of version 2");
  });
  await part("and signs version 2", () => sign(own, 2, neurologist.password, WHY));
  await part("the team lead compares both versions", async () => compare(await seat(lead), mrn));
}

async function answerReferral(who: Walker, mrn: string): Promise<void> {
  const { page, hand, look } = who;
  const referrals = new ReferralsPage(page);
  await visit(page, paths.referrals);
  await look(page, "the referrals of a therapist");
  await hand.press(referrals.row(mrn).getByRole("link"));
  await expect(who.heading("Physical therapy referral")).toBeVisible();
  await expect(page.getByText("Can she climb the stairs to her flat safely?")).toBeVisible();
  await look(page, "a referral that waits for an answer");
  await hand.press(referrals.moves.getByRole("button", { name: "Accept" }));
  await expect(referrals.moves.getByRole("button", { name: "Schedule the first visit" })).toBeVisible();
  await expect(referrals.moves.getByRole("button", { name: "Accept" })).toHaveCount(0);
  await look(page, "a referral that was accepted");
}

/** From the list of signed versions to the two beside each other: what changed, from what to what, and why. */
async function compare(who: Walker, mrn: string): Promise<void> {
  const { page, hand, look } = who;
  await visit(page, paths.oversight);
  await look(page, "the plan history");
  const row = page.getByRole("table", { name: "Signed versions" }).getByRole("row").filter({ hasText: mrn });
  await hand.press(row.getByRole("link", { name: /^Compare with version 1/ }));
  await expect(who.heading("Version 1 and version 2")).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("1 dose changed, 1 treatment stopped");
  const changes = main.getByRole("listitem");
  const dose = changes.filter({ hasText: MORE.reason });
  await expect(dose).toContainText(/10\smg/);
  await expect(dose).toContainText(/15\smg/);
  const stopped = changes.filter({ hasText: NO_MORE.reason });
  await expect(stopped).toContainText(NO_MORE.treatment);
  await expect(stopped).toContainText("stopped");
  await expect(main).toContainText(`Version 2, in force from`);
  await expect(main).toContainText(WHY);
  await look(page, "two versions compared");
}
