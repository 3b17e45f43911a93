import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { aDrug } from "@/lib/testing/builders";
import { aChart, aFact } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { granted } from "@/lib/testing/recorded-facts";
import { OVERRIDE, signNow } from "@/lib/testing/signing";
import { overrideCsv } from "./override-csv";
import { overrideQueryFrom } from "./override-query";
import { overridesFor, overridesForExport } from "./queries-overrides";

let clinic: Clinic;
let planId: string;
const rule = "ami-seizure-history";
beforeAll(async () => {
  clinic = await aClinic();
  const chart = await aChart(clinic, { family: "=Formula" });
  await aFact(chart, "condition", { code: "epilepsy", text: "Epilepsy", status: "active" });
  const plan = await aDraftedPlan(chart, [aDrug()]);
  planId = plan.planId;
  await granted(signNow(clinic.neurologist, planId));
  const change = { action: "change", actionFrom: "2026-12-03", changeReason: "Review", note: "Breakfast" };
  await anAmendment(plan, (t) => ({ ...t, ...change }) as typeof t);
  await granted(signNow(clinic.neurologist, planId));
});

const everything = overrideQueryFrom({});
const rowsFor = async (over: Partial<typeof everything>) =>
  (await overridesFor(clinic.teamLead, { ...everything, ...over }))?.rows ?? [];

describe("the list of overrides", () => {
  it("shows a lead who overrode what and why, once, in the version that first carried it", async () => {
    const view = await overridesFor(clinic.teamLead, everything);
    expect(view?.rows).toHaveLength(1);
    expect(view?.rows[0]).toMatchObject({
      planId,
      version: 1,
      ruleId: rule,
      text: OVERRIDE.text,
      person: clinic.neurologist.name,
    });
    expect(view?.rules).toContainEqual(
      expect.objectContaining({ ruleId: rule, shown: 1, overridden: 1, acknowledged: 0 }),
    );
  });

  it("counts by author what was shown, overridden and acknowledged, and keeps the order asked for", async () => {
    const view = await overridesFor(clinic.teamLead, everything);
    const [author] = view?.authors ?? [];
    expect(view?.authors).toHaveLength(1);
    expect(author).toMatchObject({ key: clinic.neurologist.id, name: clinic.neurologist.name, overridden: 1 });
    expect(author?.shown).toBe((author?.overridden ?? 0) + (author?.acknowledged ?? 0) + (author?.left ?? 0));
    for (const sort of ["oldest", "rule", "person"] as const) expect(await rowsFor({ sort })).toHaveLength(1);
  });

  it("filters by rule, person and day", async () => {
    expect(await rowsFor({ rule, person: clinic.neurologist.id })).toHaveLength(1);
    expect(await rowsFor({ rule: "vpa-hepatic" })).toEqual([]);
    expect(await rowsFor({ person: clinic.oncologist.id })).toEqual([]);
    expect(await rowsFor({ from: asDay("2190-01-01") })).toEqual([]);
    expect(overrideQueryFrom({ rule: "' OR 1=1", person: "x", from: "then" })).toEqual(everything);
  });

  it("is nothing for a lead of another team, and no page for everybody else", async () => {
    expect((await overridesFor(clinic.foreignTeamLead, everything))?.rows).toEqual([]);
    for (const actor of [
      clinic.neurologist,
      clinic.oncologist,
      clinic.nurse,
      clinic.physicalTherapist,
      clinic.administrator,
    ])
      expect(await overridesFor(actor, everything)).toBeNull();
  });

  it("is exported with its reasons, formulas made harmless", async () => {
    const rows = (await overridesForExport(clinic.teamLead, everything)) ?? [];
    expect(overrideCsv(rows)).toContain(OVERRIDE.text);
    expect(overrideCsv([{ ...(rows[0] as (typeof rows)[number]), text: "=1+1" }])).toContain("'=1+1");
    expect(await overridesForExport(clinic.neurologist, everything)).toBeNull();
  });
});
