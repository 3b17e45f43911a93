import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { refusalsOf, type StoredConsent } from "@/lib/domain/consent/refusals";
import { factsOfPatient } from "@/lib/features/plan/queries/facts";
import { execute } from "@/lib/platform/command";
import { addedTo, aFirstDraft, type DraftFixture } from "@/lib/testing/drafts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { asPerson } from "@/lib/testing/sql-plan";
import { markConsentInError } from "./commands/mark-consent-in-error";
import { recordConsent } from "./commands/record-consent";
import { recordConsentInput } from "./input";
import { consentsForPlan, consentsForTreatment } from "./queries";

const ivig = { kind: "ivig", lane: "ivig", agent: "ivig", name: "Intravenous immune globulin" } as const;

let clinic: Clinic;
let draft: DraftFixture;
let planId: string;
let patientId: string;
let treatmentId: string;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  draft = await aFirstDraft(clinic);
  planId = draft.planId;
  patientId = draft.chart.patientId;
  treatmentId = (await addedTo(draft, ivig)).treatmentId;
});

const said = (changes: Record<string, unknown> = {}) =>
  recordConsentInput.parse({
    planId,
    treatmentId,
    decision: "refused",
    decidedBy: "patient",
    proxyName: "",
    proxyRelation: "",
    capacity: "has-capacity",
    capacityBy: "",
    decidedOn: "2026-01-15",
    discussed: "Benefit, thrombosis, exchange instead",
    note: "",
    ...changes,
  });

async function recorded(changes: Record<string, unknown> = {}): Promise<string> {
  const answer = await execute(recordConsent, clinic.neurologist, said(changes));
  if (!answer.ok) throw new Error(JSON.stringify(answer));
  return answer.value.id;
}

const recordsOf = async () => (await consentsForTreatment(clinic.neurologist, planId, treatmentId))?.records ?? [];
const ownAudit = async () => (await auditOf(patientId)).filter((line) => line.startsWith("consent."));

async function storedConsents(): Promise<StoredConsent[]> {
  const [row] = await rowsOf<{ facts: { consents: StoredConsent[] } }>(
    `SELECT ${factsOfPatient} AS facts FROM patient pt WHERE pt.id = $1`,
    [patientId],
  );
  return row?.facts.consents ?? [];
}

describe("recording a consent", () => {
  test("keeps who decided, when, with which capacity and what was discussed, and audits it", async () => {
    const proxy = { decidedBy: "proxy", proxyName: "Jan Novak", proxyRelation: "son", capacity: "lacks-capacity" };
    const id = await recorded({ ...proxy, capacityBy: "Dr Eva Roth", note: "On the ward" });
    expect(await recordsOf()).toMatchObject([
      {
        ...proxy,
        id,
        decision: "refused",
        capacityBy: "Dr Eva Roth",
        decidedOn: "2026-01-15",
        discussed: "Benefit, thrombosis, exchange instead",
        note: "On the ward",
        recordedBy: clinic.neurologist.name,
        errorReason: null,
      },
    ]);
    expect(await ownAudit()).toEqual(["consent.recorded done", "consent.read done"]);
  });

  test.each([
    ["of a patient who lacks capacity", { capacity: "lacks-capacity", capacityBy: "Dr Eva Roth" }, "decidedBy"],
    ["of a proxy without a name", { decidedBy: "proxy", proxyRelation: "son", note: "Her wish" }, "proxyName"],
    ["of a day to come", { decidedOn: "2190-01-01" }, "decidedOn"],
  ])("%s is refused at its field and nothing is written", async (_, changes, field) => {
    const answer = await execute(recordConsent, clinic.neurologist, said(changes));
    expect(answer).toMatchObject({ ok: false, code: "not-recordable", fields: { [field]: expect.any(String) } });
    expect(await recordsOf()).toEqual([]);
    expect(await ownAudit()).not.toContain("consent.recorded done");
  });

  test("a treatment of another plan is not found", async () => {
    const other = await aFirstDraft(clinic);
    const answer = await execute(recordConsent, clinic.neurologist, { ...said(), planId: other.planId });
    expect(answer).toMatchObject({ ok: false, code: "not-found" });
  });

  test("a replacement marks the wrong record entered in error, names the new one, and comes once", async () => {
    const wrong = await recorded();
    const replaces = { id: wrong, revision: 1, reason: "It was the exchange that was refused" };
    const right = await recorded({ decision: "agreed", replaces });
    const rows = await rowsOf("SELECT error_reason, replaced_by_id FROM treatment_consent WHERE id = $1", [wrong]);
    expect(rows).toEqual([{ error_reason: replaces.reason, replaced_by_id: right }]);
    const again = await execute(recordConsent, clinic.neurologist, said({ replaces }));
    expect(again).toMatchObject({ ok: false, code: "already-in-error" });
    const records = await recordsOf();
    expect(records.map(({ id, errorReason }) => [id, errorReason])).toEqual([
      [right, null],
      [wrong, replaces.reason],
    ]);
    expect(await ownAudit()).toEqual([
      "consent.recorded done",
      "consent.recorded done",
      "consent.entered-in-error done",
      "consent.read done",
    ]);
  });

  test("one marked in error without a successor counts no more, and only once can it be marked", async () => {
    const id = await recorded();
    const mark = { planId, treatmentId, id, revision: 1, reason: "Another patient" };
    expect(await execute(markConsentInError, clinic.neurologist, { ...mark, revision: 9 })).toMatchObject({
      code: "changed-by-someone-else",
    });
    expect((await execute(markConsentInError, clinic.neurologist, mark)).ok).toBe(true);
    expect(await execute(markConsentInError, clinic.neurologist, mark)).toMatchObject({ code: "already-in-error" });
    expect((await consentsForPlan(clinic.neurologist, planId))?.newest).toEqual({});
    expect(await storedConsents()).toEqual([]);
  });
});

describe("the newest decision", () => {
  test("counts, by the day it was made", async () => {
    await recorded({ decision: "agreed", decidedOn: "2026-02-01" });
    await recorded({ decision: "refused", decidedOn: "2026-01-01" });
    const view = await consentsForPlan(clinic.neurologist, planId);
    expect(view?.newest[treatmentId]).toMatchObject({ decision: "agreed", decidedOn: "2026-02-01" });
    expect(await storedConsents()).toMatchObject([{ treatmentId, kind: "ivig", agent: "ivig", decision: "agreed" }]);
  });

  test("a refused IVIg reaches the facts of a plan as refused blood products", async () => {
    await recorded();
    expect(refusalsOf(await storedConsents())).toEqual({
      bloodProductsRefused: true,
      refusedTreatmentIds: [treatmentId],
    });
  });
});

describe("who may", () => {
  test.each(["oncologist", "teamLead"] as const)("the %s reads consents and may not record one", async (who) => {
    await recorded();
    const view = await consentsForTreatment(clinic[who], planId, treatmentId);
    expect(view).toMatchObject({ mayRecord: false, records: [{ decision: "refused" }] });
    expect(await execute(recordConsent, clinic[who], said())).toMatchObject({ ok: false, code: "may-not" });
    expect(await ownAudit()).toContain("consent.record refused");
  });

  test.each(["foreignNeurologist", "physicalTherapist", "administrator", "foreignTeamLead"] as const)(
    "the %s finds no such plan",
    async (who) => {
      const id = await recorded();
      expect(await consentsForPlan(clinic[who], planId)).toBeNull();
      expect(await consentsForTreatment(clinic[who], planId, treatmentId)).toBeNull();
      expect(await execute(recordConsent, clinic[who], said())).toMatchObject({ ok: false, code: "not-found" });
      const mark = { planId, treatmentId, id, revision: 1, reason: "None of theirs" };
      expect(await execute(markConsentInError, clinic[who], mark)).toMatchObject({ ok: false, code: "not-found" });
    },
  );
});

describe("beneath the application", () => {
  const update = (set: string) => `UPDATE treatment_consent SET ${set} WHERE treatment_id = $1`;

  test.each([
    ["changed", () => update("decision = 'agreed', revision = revision + 1"), /permission denied/],
    [
      "marked without a reason",
      () => update("errored_at = now(), errored_by = recorded_by, revision = revision + 1"),
      /check constraint/,
    ],
    ["deleted", () => "DELETE FROM treatment_consent WHERE treatment_id = $1", /permission denied/],
  ])("a consent is never %s", async (_, text, problem) => {
    await recorded();
    await expect(asPerson(clinic.neurologist, (client) => client.query(text(), [treatmentId]))).rejects.toThrow(
      problem,
    );
  });

  test("not even the superuser rewrites, deletes or truncates one", async () => {
    await recorded();
    const as = (text: string) => asPerson(clinic.neurologist, (client) => client.query(text), "super");
    const where = `WHERE treatment_id = '${treatmentId}'`;
    await expect(
      as(`UPDATE treatment_consent SET decision = 'agreed', revision = revision + 1 ${where}`),
    ).rejects.toThrow(/keeps its value/);
    await expect(as(`DELETE FROM treatment_consent ${where}`)).rejects.toThrow(/append-only/);
    await expect(as("TRUNCATE treatment_consent")).rejects.toThrow(/append-only/);
  });

  test.each([
    ["a proxy without a name", "'proxy', NULL, 'son', 'lacks-capacity', 'Dr Roth'"],
    ["a patient who lacks capacity", "'patient', NULL, NULL, 'lacks-capacity', 'Dr Roth'"],
    ["a lacking capacity that nobody assessed", "'proxy', 'Jan', 'son', 'lacks-capacity', NULL"],
  ])("%s is refused by the database too", async (_, columns) => {
    const text = `INSERT INTO treatment_consent (id, treatment_id, patient_id, decision, decided_by, proxy_name, proxy_relation,
        capacity, capacity_by, decided_on, discussed, recorded_at, recorded_by)
      VALUES ($1, $2, $3, 'agreed', ${columns}, '2026-01-15', 'Benefit', now(), $4)`;
    const values = [uuid(), treatmentId, patientId, clinic.neurologist.id];
    await expect(asPerson(clinic.neurologist, (client) => client.query(text, values))).rejects.toThrow(
      /check constraint/,
    );
  });

  test("a therapist's context sees none", async () => {
    await recorded();
    const rows = await asPerson(clinic.physicalTherapist, (client) => client.query("SELECT id FROM treatment_consent"));
    expect(rows.rows).toEqual([]);
  });
});
