// The board of what nobody has said to have seen: one row for each person of a care team and version, gone with the word.
import { beforeEach, describe, expect, it } from "vitest";
import { acknowledgeVersion } from "@/lib/features/plan/commands/acknowledge-version";
import { versionSeen } from "@/lib/features/plan/queries/acknowledgements";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { aRegimen } from "@/lib/testing/course-builders";
import { aClinic, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { unseenFor, unseenQueryFrom } from "./queries-unseen";

let clinic: Clinic;
let chart: Chart;
let planId: string;
beforeEach(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  await joinCareTeam(chart.patientId, clinic.nurse);
  await aSignedVersion(chart, planId, 1, [withOwnId(aDrug()), withOwnId(aRegimen())], "2026-11-02T10:00:00Z");
});

const everything = unseenQueryFrom({});
const names = async (given: Record<string, string> = {}) =>
  ((await unseenFor(clinic.teamLead, unseenQueryFrom(given)))?.rows ?? []).map((row) => row.person).sort();
const says = async (person: PersonActor, version = 1) =>
  expect(await execute(acknowledgeVersion, person, { planId, version })).toMatchObject({ ok: true });

describe("versions not seen", () => {
  it("waits for oncologist and nurse, not for the signer, and says for how long", async () => {
    const view = await unseenFor(clinic.teamLead, everything);
    expect(await names()).toEqual([clinic.nurse.name, clinic.oncologist.name].sort());
    expect(view?.rows[0]).toMatchObject({
      planId,
      version: 1,
      signer: clinic.neurologist.name,
      mrn: expect.any(String),
    });
    expect(view?.rows[0]?.waited).toMatch(/days$/);
  });

  it("forgets a person who has said so, and asks again for the next version", async () => {
    await says(clinic.oncologist);
    expect(await names()).toEqual([clinic.nurse.name]);
    await says(clinic.nurse);
    expect(await names()).toEqual([]);
    await aSignedVersion(chart, planId, 2, [withOwnId(aRegimen())], "2026-11-09T10:00:00Z");
    expect(await names()).toEqual([clinic.nurse.name, clinic.oncologist.name].sort());
    const first = await versionSeen(clinic.teamLead, planId, 1);
    expect(first).toMatchObject({ current: false, missing: [], mayAcknowledge: false });
    expect(first?.seen.map((one) => one.role).sort()).toEqual(["nurse", "oncologist"]);
  });

  it("says where nobody on the care team could see it", async () => {
    const other = await aChart(clinic);
    const { planId: id } = await aPlanRow(other);
    await aSignedVersion(other, id, 1, [withOwnId(aRegimen())], "2026-11-02T10:00:00Z");
    const rows = (await unseenFor(clinic.teamLead, everything))?.rows.filter((row) => row.planId === id);
    expect(rows?.map((row) => [row.person, row.role]).sort()).toEqual([
      [clinic.oncologist.name, "Oncologist"],
      ["Nobody on the care team", "Nurse"],
    ]);
    const seen = await execute(acknowledgeVersion, clinic.oncologist, { planId: id, version: 1 });
    expect(seen.ok).toBe(true);
    expect((await names()).filter((name) => name.startsWith("Nobody"))).toHaveLength(1);
  });

  it("does not wait for oncology and nursing when nothing of theirs is in the version", async () => {
    await aSignedVersion(chart, planId, 2, [withOwnId(aDrug())], "2026-11-09T10:00:00Z");
    expect(await names()).toEqual([]);
  });

  it("filters by team and person by their ids, and takes nothing else", async () => {
    expect(await names({ team: clinic.teamId })).toHaveLength(2);
    expect(await names({ person: clinic.nurse.id })).toEqual([clinic.nurse.name]);
    expect(await names({ team: clinic.nurse.id })).toEqual([]);
    expect(unseenQueryFrom({ team: "' OR 1=1", person: "x", sort: "y" })).toEqual(everything);
  });

  it("is empty for a lead of another team, and no page for everybody else", async () => {
    expect((await unseenFor(clinic.foreignTeamLead, everything))?.rows).toEqual([]);
    for (const person of [clinic.neurologist, clinic.nurse, clinic.physicalTherapist, clinic.administrator])
      expect(await unseenFor(person, everything)).toBeNull();
  });
});
