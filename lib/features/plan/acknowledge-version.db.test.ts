// Who has seen a version: said by the reader, once, of the version in force, and never by the signer or for somebody else.
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, it } from "vitest";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { aPlasmaExchange } from "@/lib/testing/course-builders";
import { auditOf, insertRow, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { asPerson } from "@/lib/testing/sql-plan";
import { acknowledgeVersion } from "./commands/acknowledge-version";
import { versionSeen } from "./queries/acknowledgements";

let clinic: Clinic;
let chart: Chart;
let planId: string;
const exchange = withOwnId(aPlasmaExchange());
beforeEach(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  await aSignedVersion(chart, planId, 1, [withOwnId(aDrug()), { ...exchange, treatmentId: uuid() }]);
});

const acknowledge = (actor: PersonActor, version = 1) => execute(acknowledgeVersion, actor, { planId, version });
const rows = () => rowsOf("SELECT id FROM version_acknowledgement WHERE plan_id = $1", [planId]);
const said = async () => (await auditOf(chart.patientId)).filter((line) => line.startsWith("version.ack"));

describe("I have seen version N", () => {
  it.each(["oncologist", "nurse", "teamLead"] as const)("is said by the %s, once, with its event", async (who) => {
    expect(await versionSeen(clinic[who], planId)).toMatchObject({
      mayAcknowledge: true,
      seen: [],
      missing: ["nurse"],
    });
    expect(await acknowledge(clinic[who])).toMatchObject({ ok: true });
    expect(await acknowledge(clinic[who])).toMatchObject({ ok: false, code: "already-seen" });
    expect(await said()).toEqual(["version.acknowledged done"]);
    const seen = await versionSeen(clinic[who], planId);
    expect(seen).toMatchObject({ mayAcknowledge: false, seen: [{ name: clinic[who].name, role: clinic[who].role }] });
    expect(seen?.missing).toEqual(who === "nurse" ? [] : ["nurse"]);
  });

  it("is one row from two tabs at the same time", async () => {
    const answers = await Promise.all([acknowledge(clinic.oncologist), acknowledge(clinic.oncologist)]);
    expect(answers.map((one) => one.ok).sort()).toEqual([false, true]);
    expect(await rows()).toHaveLength(1);
  });

  it("is not said by looking", async () => {
    await versionSeen(clinic.oncologist, planId);
    expect(await rows()).toEqual([]);
    expect(await said()).toEqual([]);
  });

  it("is not for the signer, who has seen it by signing", async () => {
    expect(await versionSeen(clinic.neurologist, planId)).toMatchObject({ mayAcknowledge: false });
    expect(await acknowledge(clinic.neurologist)).toMatchObject({ ok: false, code: "own-version" });
    expect(await rows()).toEqual([]);
  });

  it("is refused of a version that is no longer in force", async () => {
    await aSignedVersion(chart, planId, 2, [withOwnId(aDrug())]);
    expect(await acknowledge(clinic.oncologist)).toMatchObject({ ok: false, code: "version-moved-on" });
    expect(await acknowledge(clinic.oncologist, 2)).toMatchObject({ ok: true });
  });

  it.each(["foreignNeurologist", "foreignTeamLead", "physicalTherapist", "speechTherapist", "administrator"] as const)(
    "is not for the %s, who is told nothing",
    async (who) => {
      expect(await acknowledge(clinic[who])).toMatchObject({ ok: false, code: "not-found" });
      expect(await versionSeen(clinic[who], planId)).toBeNull();
      expect(await rows()).toEqual([]);
      expect(await said()).toEqual(["version.acknowledge refused"]);
    },
  );
});

describe("beneath the application", () => {
  const row = (over = {}) => ({
    id: uuid(),
    plan_id: planId,
    version: 1,
    patient_id: chart.patientId,
    person_id: clinic.oncologist.id,
    role: "oncologist",
    at: new Date().toISOString(),
    ...over,
  });
  const put = (actor: PersonActor, over = {}) =>
    asPerson(actor, (client) => insertRow(client, "version_acknowledgement", row(over)));

  it("nobody says it for somebody else, or as another role", async () => {
    const nurse = { person_id: clinic.nurse.id, role: "nurse" };
    await expect(put(clinic.oncologist, nurse)).rejects.toThrow(/row-level security/);
    await expect(put(clinic.oncologist, { role: "nurse" })).rejects.toThrow(/row-level security/);
  });

  it("the signer, an old version and another patient's plan are refused", async () => {
    const colleague = await aPerson({ role: "neurologist", siteId: clinic.siteId });
    await joinCareTeam(chart.patientId, colleague);
    const signer = { person_id: clinic.neurologist.id, role: "neurologist" };
    await expect(put(clinic.neurologist, signer)).rejects.toThrow(/does not acknowledge/);
    await expect(put(clinic.oncologist, { version: 2 })).rejects.toThrow(/not in force/);
    const other = await aChart(clinic);
    await expect(put(clinic.oncologist, { patient_id: other.patientId })).rejects.toThrow(/foreign key/);
    await put(colleague, { person_id: colleague.id, role: "neurologist" });
    await expect(put(colleague, { person_id: colleague.id, role: "neurologist" })).rejects.toThrow(/unique/);
  });

  it.each(["app", "owner"] as const)("no row is changed or deleted by the %s role", async (role) => {
    await put(clinic.oncologist);
    for (const text of [
      "UPDATE version_acknowledgement SET at = now()",
      "DELETE FROM version_acknowledgement",
      "TRUNCATE version_acknowledgement",
    ]) {
      const touched = await asPerson(clinic.oncologist, (client) => client.query(text), role).then(
        (answer) => answer.rowCount ?? 0,
        (error: Error) => error.message,
      );
      expect(touched).toEqual(
        role === "app" ? expect.stringMatching(/permission denied|append-only/) : expect.anything(),
      );
      expect(typeof touched === "number" ? touched : 0).toBe(0);
    }
    expect(await rows()).toHaveLength(1);
  });

  it("a foreign person sees no row", async () => {
    await put(clinic.oncologist);
    for (const actor of [clinic.foreignNeurologist, clinic.physicalTherapist, clinic.administrator]) {
      const answer = await asPerson(actor, (client) => client.query("SELECT * FROM version_acknowledgement"));
      expect(answer.rows).toEqual([]);
    }
  });
});
