import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";
import { type PlansQuery, plansForWorklist } from "./queries/worklist";

let clinic: Clinic;
const all: PlansQuery = {
  sort: "name",
  desc: false,
  status: null,
  lane: null,
  lead: null,
  review: null,
  after: null,
  before: null,
};
const list = async (query: Partial<PlansQuery> = {}, actor = clinic.neurologist) =>
  await plansForWorklist(actor, { ...all, ...query });
const names = async (query: Partial<PlansQuery> = {}, actor = clinic.neurologist) =>
  (await list(query, actor))?.rows.map((row) => row.patient);

beforeAll(async () => {
  clinic = await aClinic();
  const first = await aDraftedPlan(await aChart(clinic, { family: "Adler", mrn: "A-1" }), [
    aDrug({ reviewOn: asDay("2026-11-30"), start: asDay("2026-11-23") }),
  ]);
  await signNow(clinic.neurologist, first.planId);
  const second = await aDraftedPlan(await aChart(clinic, { family: "Brandt", mrn: "B-2" }), [
    aSteroid({ reviewOn: asDay("2030-01-10") }),
  ]);
  await signNow(clinic.neurologist, second.planId);
  await aDraftedPlan(await aChart(clinic, { family: "Conrad", mrn: "C-3" }), [aDrug()]);
});

describe("the list of plans", () => {
  it("gives two identifiers, version, lanes and the next review of each plan", async () => {
    const view = await list();
    expect(view?.counted).toBe(3);
    expect(view?.rows[1]).toMatchObject({
      patient: "BRANDT, Grete",
      born: "09-Apr-1961",
      mrn: "B-2",
      status: "active",
      version: 1,
      hasDraft: false,
      lanes: ["immunosuppression"],
      reviewOn: "10-Jan-2030",
      overdue: false,
    });
    expect(view?.rows[2]).toMatchObject({ patient: "CONRAD, Grete", version: 0, hasDraft: true, signedOn: null });
    expect(view?.leads).toEqual([{ value: clinic.neurologist.id, label: clinic.neurologist.name }]);
  });

  it("filters by state, lane, lead and review", async () => {
    expect(await names({ status: "draft" })).toEqual(["CONRAD, Grete"]);
    expect(await names({ status: "active" })).toEqual(["ADLER, Grete", "BRANDT, Grete"]);
    expect(await names({ status: "on-hold" })).toEqual([]);
    expect(await names({ lane: "symptom" })).toEqual(["ADLER, Grete"]);
    expect(await names({ lead: clinic.oncologist.id })).toEqual([]);
    expect(await names({ review: "none" })).toEqual(["CONRAD, Grete"]);
  });

  it("orders by review with the earliest first, and turns round", async () => {
    expect(await names({ sort: "review" })).toEqual(["ADLER, Grete", "BRANDT, Grete", "CONRAD, Grete"]);
    expect(await names({ sort: "review", desc: true })).toEqual(["CONRAD, Grete", "BRANDT, Grete", "ADLER, Grete"]);
    expect((await names({ sort: "status" }))?.length).toBe(3);
    expect((await names({ sort: "signed", desc: true }))?.at(-1)).toBe("CONRAD, Grete");
  });

  it("starts from the patients a person may see", async () => {
    expect(await names({}, clinic.teamLead)).toHaveLength(3);
    for (const actor of [
      clinic.foreignNeurologist,
      clinic.foreignTeamLead,
      clinic.physicalTherapist,
      clinic.administrator,
    ])
      expect(await names({}, actor)).toEqual([]);
  });

  it("pages forward and back without skipping or repeating a plan", async () => {
    const big = await aClinic();
    const one = async (n: number) =>
      await aDraftedPlan(await aChart(big, { family: `P${String(n).padStart(2, "0")}` }), []);
    for (let ten = 0; ten < 60; ten += 10) await Promise.all(Array.from({ length: 10 }, (_, n) => one(ten + n)));
    const first = await list({}, big.neurologist);
    expect(first?.rows).toHaveLength(50);
    expect(first?.before).toBeNull();
    const second = await list({ after: first?.after ?? null }, big.neurologist);
    expect(second?.rows.map((r) => r.patient)).toEqual(Array.from({ length: 10 }, (_, n) => `P${50 + n}, Grete`));
    expect(second?.after).toBeNull();
    const back = await list({ before: second?.before ?? null }, big.neurologist);
    expect(back?.rows.map((r) => r.planId)).toEqual(first?.rows.map((r) => r.planId));
    expect(back?.before).toBeNull();
  });
});
