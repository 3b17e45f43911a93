import { beforeAll, describe, expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSqlPlan, type SqlPlan } from "@/lib/testing/sql-plan";
import { historyQueryFrom } from "./history-query";
import { historyFor } from "./queries-history";

let clinic: Clinic;
let first: SqlPlan;
let second: SqlPlan;
beforeAll(async () => {
  clinic = await aClinic();
  [first, second] = [await aSqlPlan(clinic), await aSqlPlan(clinic)];
  await first.sign(1);
  await first.sign(2);
  await second.sign(1);
});

const everything = historyQueryFrom({});
const keysOf = async (query: Partial<typeof everything>) =>
  (await historyFor(clinic.teamLead, { ...everything, ...query }))?.rows.map((row) => row.key).sort();
const all = () => [`${first.planId}.1`, `${first.planId}.2`, `${second.planId}.1`].sort();

describe("plan history", () => {
  it("shows the lead every signed version of the team's patients", async () => {
    expect(await keysOf({})).toEqual(all());
  });

  it("shows a lead of another team nothing, and everybody else no page at all", async () => {
    expect((await historyFor(clinic.foreignTeamLead, everything))?.rows).toEqual([]);
    for (const actor of [
      clinic.neurologist,
      clinic.oncologist,
      clinic.nurse,
      clinic.physicalTherapist,
      clinic.administrator,
    ]) {
      expect(await historyFor(actor, everything)).toBeNull();
    }
  });

  it("filters by signer, lane, drug and day", async () => {
    expect(await keysOf({ person: clinic.neurologist.id })).toEqual(all());
    expect(await keysOf({ person: clinic.oncologist.id })).toEqual([]);
    expect(await keysOf({ lane: "immunosuppression", agent: "prednisone" })).toEqual(all());
    expect(await keysOf({ lane: "cancer" })).toEqual([]);
    expect(await keysOf({ agent: "azathioprine" })).toEqual([]);
    expect(await keysOf({ from: asDay("2026-11-20"), to: asDay("2026-11-20") })).toEqual(all());
    expect(await keysOf({ from: asDay("2026-11-21") })).toEqual([]);
  });

  it("finds words of a reason, and takes wildcards literally", async () => {
    expect(await keysOf({ reason: "DOS" })).toEqual([`${first.planId}.2`]);
    expect(await keysOf({ reason: "%" })).toEqual([]);
    expect(await keysOf({ reason: "d_se" })).toEqual([]);
  });

  it("ignores filters in an address that are not ids, codes or days", () => {
    const query = historyQueryFrom({ person: "' OR 1=1", lane: "moon", agent: "x", from: "yesterday", after: "x" });
    expect(query).toMatchObject({ person: null, lane: null, agent: null, from: null });
  });
});
