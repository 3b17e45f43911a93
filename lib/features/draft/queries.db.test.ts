import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import { aDrug, aPtReferral } from "@/lib/testing/builders";
import { aChart, aDiagnosis, anObservation, type Chart } from "@/lib/testing/charts";
import { auditOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { openDraft } from "./commands/open-draft";
import { draftForEditor } from "./queries/editor";
import { plansOfPatient } from "./queries/plans";
import { treatmentForEditor } from "./queries/treatment";

let clinic: Clinic;
let chart: Chart;
let planId: string;
const drug = withOwnId(aDrug());
const referral = withOwnId(aPtReferral());

beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  await aSignedVersion(chart, planId, 1, [drug, referral]);
  await execute(openDraft, clinic.neurologist, { planId });
  await anObservation(chart, "weight", "70.0", "kg", { taken_on: "2026-11-01" });
  await anObservation(chart, "weight", "68.40", "kg", { taken_on: "2026-11-20" });
});

describe("the draft editor", () => {
  it("shows the draft beside the version it started from, in one answer, and keeps who opened it", async () => {
    const view = await draftForEditor(clinic.neurologist, planId);
    expect(view).toMatchObject({
      draft: { state: "open", baseVersion: 1, authorName: clinic.neurologist.name, revision: 1 },
      current: [drug, referral],
      may: { edit: true, takeOver: false, open: false, sign: true },
      zone: clinic.zone,
      dateOrder: "day-month",
    });
    expect(view?.items.map((item) => [item.content.name, item.revision, item.removed])).toEqual([
      ["Amifampridine", 1, false],
      ["Physical therapy", 1, false],
    ]);
    expect((await auditOf(chart.patientId)).at(-1)).toBe("patient.read done");
  });

  it("can be read but not changed by the oncologist and the lead, and taken over by a second neurologist", async () => {
    const none = {
      edit: false,
      takeOver: false,
      open: false,
      sign: false,
      send: false,
      takeBack: false,
      review: false,
    };
    expect((await draftForEditor(clinic.oncologist, planId))?.may).toEqual(none);
    expect((await draftForEditor(clinic.teamLead, planId))?.may).toEqual(none);
    const other = await aChart(clinic);
    const { planId: shared } = await aPlanRow(other);
    await aSignedVersion(other, shared, 1, [withOwnId(aDrug())]);
    await execute(openDraft, clinic.neurologist, { planId: shared });
    await joinCareTeam(other.patientId, clinic.foreignNeurologist);
    expect((await draftForEditor(clinic.foreignNeurologist, shared))?.may).toEqual({ ...none, takeOver: true });
  });

  it("does not exist for a therapist, a nurse without sessions, a foreign neurologist, an administrator", async () => {
    for (const person of [clinic.physicalTherapist, clinic.nurse, clinic.foreignNeurologist, clinic.administrator]) {
      expect(await draftForEditor(person, planId)).toBeNull();
      expect(await treatmentForEditor(person, planId, drug.treatmentId)).toBeNull();
      expect(await plansOfPatient(person, chart.patientId)).toBeNull();
    }
  });
});

describe("the treatment editor", () => {
  it("is given the latest weight with its day and source, and says what was never recorded", async () => {
    const view = await treatmentForEditor(clinic.neurologist, planId, drug.treatmentId);
    expect(view?.facts).toMatchObject({
      weight: { value: "68.4", unit: "kg", takenOn: "2026-11-20", source: "test" },
      height: null,
      therapists: [],
      agent: { id: "amifampridine", brands: ["Firdapse"], routes: ["oral"] },
    });
  });

  it("offers a referral to the therapists of its discipline at the patient's site, and to their teams", async () => {
    const view = await treatmentForEditor(clinic.neurologist, planId, referral.treatmentId);
    const names = view?.facts.therapists.map((person) => person.name) ?? [];
    expect(names).toContain(clinic.physicalTherapist.name);
    expect(view?.facts.therapists.every((person) => person.discipline === "physical")).toBe(true);
    expect(view?.facts.teams.map((team) => team.id)).toContain(clinic.teamId);
  });

  it("knows nothing of a treatment that is not in this draft", async () => {
    expect(await treatmentForEditor(clinic.neurologist, planId, uuid())).toBeNull();
  });
});

describe("the plans of a patient", () => {
  it("are listed with their draft, and a diagnosis without a plan is offered for one", async () => {
    const view = await plansOfPatient(clinic.neurologist, chart.patientId);
    expect(view?.plans).toMatchObject([
      { id: planId, currentVersion: 1, status: "active", draft: { author: clinic.neurologist.name } },
    ]);
    expect(view?.diagnoses).toEqual([]);
    const second = await aDiagnosis(chart);
    const again = await plansOfPatient(clinic.neurologist, chart.patientId);
    expect(again).toMatchObject({ diagnoses: [{ id: second }], mayDraft: true });
    expect(await plansOfPatient(clinic.oncologist, chart.patientId)).toMatchObject({ mayDraft: false });
  });
});
