// Nobody reaches a patient who is not theirs: every address answers as if nothing were there, and the bytes that a
// therapist gets with their own referral hold nothing of the rest of the record.
import type { Page } from "@playwright/test";
import { v7 as uuid } from "uuid";
import { paths } from "@/lib/platform/paths";
import { aDrug, aPtReferral } from "@/lib/testing/builders";
import { aChart, aFact, anObservation, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import type { Clinic } from "@/lib/testing/people";
import { expect, type Seat, test } from "../fixtures";
import { SigningPage } from "../pages/signing";
import { givePassword } from "../session";
import { visit } from "../visit";

const PASSWORD = "four brown hares in the barley";

/** Words that stand nowhere else, planted in every corner of a record which a therapist must not read. */
const canaries = {
  observation: "Zzobservationnote",
  condition: "Zzconditiontext",
  medicine: "Zzhomemedicine",
  allergy: "Zzallergysubstance",
  reaction: "Zzallergyreaction",
  vaccine: "Zzvaccinetext",
  diagnosis: "Zzdiagnosisnote",
  reason: "Zzothertreatmentreason",
  note: "Zzothertreatmentnote",
  change: "Zzothertreatmentchange",
  version: "Zzversionreason",
  draft: "Zzdraftedtreatment",
  consent: "Zzconsentdiscussed",
} as const;
const FOREIGN_NAME = "Zzforeignpatient";
const QUESTION = "Can she reach the third floor?";

type Opened = {
  chart: Chart;
  observationId: string;
  planId: string;
  referralId: string;
  treatmentId: string;
  /** A second patient of the clinic, whose referral went to somebody else. */
  foreign: { chart: Chart; planId: string; referralId: string };
};

async function referralOf(planId: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM referral WHERE plan_id = $1", [planId]);
  if (!row) throw new Error(`plan ${planId} sent no referral`);
  return row.id;
}

const toTherapist = (assigneeId: string) =>
  aPtReferral({ assigneeId, pool: null, question: QUESTION, start: aDrug().start });

/** Two signed versions and an open draft, and the referral of the first one accepted by the therapist. */
async function aFullRecord(clinic: Clinic, own: Seat, therapist: Seat): Promise<Opened> {
  await givePassword(clinic.neurologist, PASSWORD);
  const chart = await aChart(clinic);
  const observationId = await anObservation(chart, "weight", "61", "kg", { note: canaries.observation });
  await aFact(chart, "condition", { text: canaries.condition, status: "active" });
  await aFact(chart, "home_medicine", { text: canaries.medicine });
  await aFact(chart, "allergy", { text: canaries.allergy, reaction: canaries.reaction });
  await aFact(chart, "vaccination", { text: canaries.vaccine });
  const drug = aDrug({ reason: canaries.reason, note: canaries.note });
  const plan = await aDraftedPlan(chart, [drug, toTherapist(clinic.physicalTherapist.id)]);
  await rowsOf("UPDATE diagnosis SET note = $2, revision = revision + 1 WHERE patient_id = $1", [
    chart.patientId,
    canaries.diagnosis,
  ]);
  const { planId } = plan;
  await signNext(own.page, planId, 1);
  const referralId = await referralOf(planId);
  await visit(therapist.page, paths.referral(referralId));
  await therapist.page.getByRole("button", { name: "Accept" }).click();
  await expect(therapist.page.getByRole("button", { name: "Schedule the first visit" })).toBeVisible();
  await anAmendment(plan, (t) =>
    t.kind === "drug"
      ? {
          ...t,
          action: "change",
          actionFrom: drug.start,
          changeReason: canaries.change,
          steps: drug.steps.map((step) => ({ ...step, amount: "20" })),
        }
      : t,
  );
  await signNext(own.page, planId, 2, canaries.version);
  await anAmendment(plan, (t) => t, [aDrug({ name: canaries.draft, agent: null })]);
  const [row] = await rowsOf<{ id: string }>("SELECT id FROM treatment WHERE plan_id = $1 AND kind = 'drug'", [planId]);
  await rowsOf(
    `INSERT INTO treatment_consent (id, treatment_id, patient_id, decision, decided_by, capacity, decided_on, discussed, recorded_at, recorded_by)
     VALUES ($1, $2, $3, 'agreed', 'patient', 'has-capacity', current_date, $4, now(), $5)`,
    [uuid(), row?.id, chart.patientId, canaries.consent, clinic.neurologist.id],
  );

  const second = await aChart(clinic, { family: FOREIGN_NAME });
  const other = await aDraftedPlan(second, [toTherapist(clinic.foreignTherapist.id)]);
  await signNext(own.page, other.planId, 1);
  const foreign = { chart: second, planId: other.planId, referralId: await referralOf(other.planId) };
  return { chart, observationId, planId, referralId, treatmentId: String(row?.id), foreign };
}

async function signNext(page: Page, planId: string, version: number, reason?: string) {
  const signing = new SigningPage(page, planId);
  await signing.open();
  await signing.decideAll();
  await signing.sign(version, PASSWORD, reason);
  await signing.expectSigned(version);
}

/** Every address of one patient and plan. */
const addressesOf = ({ chart: { patientId }, observationId, planId, treatmentId }: Opened): string[] => [
  paths.patient(patientId),
  paths.editPatient(patientId),
  paths.results(patientId),
  paths.observation(patientId, observationId),
  paths.medications(patientId),
  paths.history(patientId),
  paths.disclosures(patientId),
  paths.team(patientId),
  paths.diagnosis(patientId),
  paths.newDiagnosis(patientId),
  paths.patientPlans(patientId),
  paths.newPlan(patientId),
  paths.plan(planId),
  paths.draft(planId),
  paths.newTreatment(planId),
  paths.draftTreatment(planId, treatmentId),
  paths.consent(planId, treatmentId),
  paths.review(planId),
  paths.endPlan(planId),
  paths.versions(planId),
  paths.version(planId, 1),
  paths.compare(planId, 1, 2),
];
const lists = [paths.patients, paths.newPatient, paths.importPatient, paths.plans];

/** What a person reads at an address, the status that came with it, and every byte of it. */
async function answerAt(page: Page, path: string) {
  const [response, fetched] = await Promise.all([page.goto(path, { waitUntil: "commit" }), fetchedFor(page, path)]);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const words = await page.getByRole("main").last().innerText();
  return { told: `${response?.status()} ${words}`, bytes: (await response?.text()) + fetched };
}

/** What the router asks for in place of the page when a link is followed. */
async function fetchedFor(page: Page, path: string): Promise<string> {
  return await (await page.request.get(path, { headers: { RSC: "1" } })).text();
}

async function bytesOf({ page }: Seat, path: string): Promise<string> {
  return (await (await page.request.get(path)).text()) + (await fetchedFor(page, path));
}

async function searchFor(page: Page, text: string) {
  return await page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(String(path), { method: "POST", body: String(body) });
      return { status: answer.status, text: await answer.text() };
    },
    [paths.patientSearch, JSON.stringify({ text })],
  );
}

const foundIn = (bytes: string, words: readonly string[]) => words.filter((word) => bytes.includes(word));

test("an assigned referral opens itself and nothing else", async ({ clinic, seatOf }) => {
  const neurologist = await seatOf(clinic.neurologist);
  const therapist = await seatOf(clinic.physicalTherapist);
  const record = await test.step("a full record", () => aFullRecord(clinic, neurologist, therapist));
  const secrets = Object.values(canaries);
  const closed = addressesOf(record);

  await test.step("the care team reads all of it, so that its absence means something", async () => {
    let bytes = "";
    for (const path of closed) {
      const answer = await neurologist.context.request.get(path);
      expect(answer.status(), path).toBe(200);
      bytes += await answer.text();
    }
    expect(foundIn(bytes, secrets)).toEqual(secrets);
    expect((await searchFor(neurologist.page, record.chart.mrn)).text).toContain(record.chart.patientId);
    const people = [
      [clinic.foreignTherapist, paths.referral(record.foreign.referralId)],
      [clinic.teamLead, paths.oversight],
      [clinic.teamLead, paths.overrides],
      [clinic.teamLead, paths.audit],
      [clinic.administrator, paths.people],
    ] as const;
    for (const [person, path] of people) {
      const { context } = await seatOf(person);
      expect((await context.request.get(path)).status(), path).toBe(200);
    }
  });

  await test.step("the therapist's own referral and list hold nothing of it", async () => {
    const own = await bytesOf(therapist, paths.referral(record.referralId));
    expect(own).toContain(QUESTION);
    expect(own, "a change of the plan since the last look").toMatch(/20\smg/);
    const inbox = await bytesOf(therapist, paths.referrals);
    expect(inbox).toContain(record.chart.mrn);
    const work = await bytesOf(therapist, paths.work);
    expect(foundIn(own + inbox + work, [...secrets, FOREIGN_NAME])).toEqual([]);
  });

  await test.step("every other address answers as if nothing were there", async () => {
    const { told: nothing } = await answerAt(therapist.page, paths.patient(uuid()));
    expect(nothing).toMatch(/^404 Not found\s+There is nothing here, or it is not open to you/);
    const shut = [
      ...closed,
      ...lists,
      paths.patient(record.foreign.chart.patientId),
      paths.plan(record.foreign.planId),
      paths.referral(record.foreign.referralId),
      paths.oversight,
      paths.overrides,
      paths.audit,
      paths.people,
      paths.teams,
      paths.sites,
    ];
    for (const path of shut) {
      const { told, bytes } = await answerAt(therapist.page, path);
      expect(told, path).toBe(nothing);
      expect(foundIn(bytes, [...secrets, FOREIGN_NAME]), path).toEqual([]);
    }
    const searched = await searchFor(therapist.page, record.chart.mrn);
    expect(searched).toEqual(await searchFor(therapist.page, "nobody-has-this"));
  });

  await test.step("a neurologist of another team finds neither the patient nor the plan", async () => {
    const seat = await seatOf(clinic.foreignNeurologist);
    const { page, context } = seat;
    const { told: nothing } = await answerAt(page, paths.patient(uuid()));
    for (const path of [paths.patient(record.chart.patientId), paths.draft(record.planId), paths.oversight]) {
      expect((await answerAt(page, path)).told, path).toBe(nothing);
    }
    let bytes = "";
    for (const path of [...closed, paths.referral(record.referralId)]) {
      const answer = await context.request.get(path);
      expect(answer.status(), path).toBe(404);
      bytes += await answer.text();
    }
    for (const path of [paths.work, paths.patients, paths.plans, paths.referrals]) bytes += await bytesOf(seat, path);
    expect(foundIn(bytes, [...secrets, record.chart.mrn, FOREIGN_NAME])).toEqual([]);
    await visit(page, paths.work);
    expect(await searchFor(page, record.chart.mrn)).toEqual(await searchFor(page, "nobody-has-this"));
  });
});
