// A therapist's context beneath the application: every table with row-level security, in the role the application uses.
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { aFact, anObservation, type Chart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { insertRow, insertRows, type Row, rowsOf } from "@/lib/testing/insert-row";
import { laterRows, rowsOfNoPatient } from "@/lib/testing/later-rows";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { withOwnId } from "@/lib/testing/plans";
import { aSentReferral, type ReferralFixture } from "@/lib/testing/referrals";
import { asPerson } from "@/lib/testing/sql-plan";

let clinic: Clinic;
let mine: ReferralFixture;
let pooled: ReferralFixture;
let foreign: ReferralFixture;
let tables: string[];

beforeAll(async () => {
  clinic = await aClinic();
  const others = () => [withOwnId(aDrug())];
  mine = await aSentReferral(clinic, { to: clinic.physicalTherapist, others: others() });
  pooled = await aSentReferral(clinic, { others: others() });
  foreign = await aSentReferral(clinic, { to: clinic.foreignTherapist, others: others() });
  for (const fixture of [mine, pooled, foreign]) await fill(fixture);
  await insertRows(rowsOfNoPatient(clinic));
  const found = await rowsOf<{ relname: string }>(
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY 1",
  );
  tables = found.map((row) => row.relname);
});

const at = "2026-11-20T09:00:00Z";

/** A row in every table that signing does not write itself, so that an empty answer means something. */
async function fill({ chart, planId, treatment, referralId }: ReferralFixture): Promise<void> {
  const by = clinic.neurologist.id;
  await anObservation(chart, "weight", "70", "kg");
  await aFact(chart, "condition", { text: "Asthma", status: "active" });
  await aFact(chart, "allergy", { text: "Latex" });
  await aFact(chart, "home_medicine", { text: "Aspirin" });
  await aFact(chart, "vaccination", { text: "Influenza" });
  const own = () => ({ id: uuid(), patient_id: chart.patientId });
  const draftId = uuid();
  await insertRows([
    ["list_review", { ...own(), list: "allergies", none_known: false, reviewed_at: at, reviewed_by: by }],
    ["gatekeeper_answer", { ...own(), question: "asthma", answer: "no", asked_at: at, asked_by: by }],
    ["import", { ...own(), file_hash: uuid(), counts: "{}", rejected: "[]", created_at: at, created_by: by }],
    [
      "draft",
      { ...own(), id: draftId, plan_id: planId, author_id: by, base_version: 1, created_at: at, changed_at: at },
    ],
    ["draft_treatment", draftRow(chart, planId, draftId, treatment.treatmentId)],
    [
      "disposition",
      {
        plan_id: planId,
        treatment_id: treatment.treatmentId,
        patient_id: chart.patientId,
        disposition: "goal-met",
        decided_at: at,
        decided_by: by,
      },
    ],
    ...safetyRows(chart, planId, draftId),
    ["treatment_consent", consentRow(chart, treatment.treatmentId)],
    ["referral_report", { ...own(), referral_id: referralId, kind: "interim", summary: "Better", at, by }],
    ["idempotency_key", { actor_id: by, key: uuid(), command: "test", request_hash: "x" }],
  ]);
  await withTestClient("super", async (client) => {
    // Beneath the guards: a referral in a pool takes no visits, but one from before it was sent there again may stand.
    await client.query("SET session_replication_role = replica");
    const place = { chart, planId, draftId, treatmentId: treatment.treatmentId, referralId };
    for (const [table, row] of laterRows(place)) await insertRow(client, table, row);
  });
}

function safetyRows({ patientId }: Chart, planId: string, draftId: string): [string, Row][] {
  const about = { plan_id: planId, patient_id: patientId, rule_id: "r", treatments: [], basis: "b" };
  const decided = { draft_id: draftId, rule_version: "1", evidence: "[]", kind: "acknowledge", decided_at: at };
  return [
    ["finding_decision", { id: uuid(), ...about, ...decided, decided_by: clinic.neurologist.id }],
    ["finding_lapse", { id: uuid(), ...about, lapsed_at: at }],
    ["safety_alert", { id: uuid(), ...about, version: 1, finding: "{}", raised_at: at, changed_at: at }],
  ];
}

const consentRow = (chart: Chart, treatmentId: string) => ({
  id: uuid(),
  treatment_id: treatmentId,
  patient_id: chart.patientId,
  decision: "agreed",
  decided_by: "patient",
  capacity: "has-capacity",
  decided_on: "2026-11-20",
  discussed: "Goals and number of visits",
  recorded_at: at,
  recorded_by: clinic.neurologist.id,
});

const draftRow = (chart: Chart, planId: string, draftId: string, treatmentId: string) => ({
  draft_id: draftId,
  treatment_id: treatmentId,
  plan_id: planId,
  patient_id: chart.patientId,
  position: 1,
  action: "continue",
  content: "{}",
  changed_at: at,
  changed_by: clinic.neurologist.id,
});

/** What a therapist may see: their own referral and the unanswered one of their pool, by the column that names it. */
const ofReferrals: Record<string, string> = {
  referral: "id",
  referral_event: "referral_id",
  referral_report: "referral_id",
  referral_brief: "referral_id",
  visit: "referral_id",
  referral_goal: "referral_id",
  referral_event_error: "referral_id",
};
const ofActor = new Set(["audit_event", "idempotency_key"]);

describe("in a therapist's context", () => {
  it("every table with patient data is under row-level security, forced, and holds rows to hide", async () => {
    expect(tables.length).toBeGreaterThanOrEqual(26);
    const unforced = await rowsOf(
      "SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity AND NOT relforcerowsecurity AND relnamespace = 'public'::regnamespace",
    );
    expect(unforced).toEqual([]);
    const open = await rowsOf<{ table_name: string }>(
      `SELECT DISTINCT c.table_name FROM information_schema.columns c JOIN pg_class t ON t.relname = c.table_name
        WHERE c.table_schema = 'public' AND c.column_name = 'patient_id' AND t.relkind = 'r' AND NOT t.relrowsecurity`,
    );
    expect(open).toEqual([]);
    for (const table of tables) {
      const [count] = await rowsOf<{ n: number }>(`SELECT count(*)::int AS n FROM "${table}"`);
      expect(count?.n, table).toBeGreaterThan(0);
    }
  });

  it("every table gives zero foreign rows", async () => {
    for (const therapist of [clinic.physicalTherapist, clinic.speechTherapist]) {
      const visible = therapist === clinic.physicalTherapist ? [mine.referralId, pooled.referralId].sort() : [];
      await asPerson(therapist, async (client) => {
        for (const table of tables) {
          const { rows } = await client.query(`SELECT * FROM "${table}"`);
          const column = ofReferrals[table];
          const seen = [...new Set(rows.map((row: Record<string, string>) => row[column ?? "id"]))].sort();
          if (column) expect(seen, table).toEqual(visible);
          else if (ofActor.has(table))
            expect(
              rows.filter((row) => row.actor_id !== therapist.id),
              table,
            ).toEqual([]);
          else expect(rows, table).toEqual([]);
        }
        const { rows } = await client.query("SELECT access.visible_patients() AS id");
        expect(rows).toEqual([]);
      });
    }
  });

  it("a referral answered by a colleague leaves the pool at once", async () => {
    const taken = await aSentReferral(clinic);
    const look = async () =>
      await asPerson(clinic.physicalTherapist, async (client) => {
        const { rowCount } = await client.query("SELECT 1 FROM referral_brief WHERE referral_id = $1", [
          taken.referralId,
        ]);
        return rowCount;
      });
    expect(await look()).toBe(1);
    await asPerson(clinic.neurologist, async (client) => {
      const text = "UPDATE referral SET assignee_id = $2, status = 'accepted', revision = revision + 1 WHERE id = $1";
      await client.query(text, [taken.referralId, clinic.foreignTherapist.id]);
    });
    expect(await look()).toBe(0);
  });

  it("nothing of a foreign referral can be changed or added to", async () => {
    await asPerson(clinic.physicalTherapist, async (client) => {
      const grab = "UPDATE referral SET assignee_id = $2, revision = revision + 1 WHERE id = $1";
      expect((await client.query(grab, [foreign.referralId, clinic.physicalTherapist.id])).rowCount).toBe(0);
      const brief = "UPDATE referral_brief SET content = '{}' WHERE referral_id = $1";
      expect((await client.query(brief, [foreign.referralId])).rowCount).toBe(0);
    });
    const event = `INSERT INTO referral_event (id, referral_id, patient_id, event, to_status, at, by)
      VALUES ($1, $2, $3, 'referral.accepted', 'accepted', now(), $4)`;
    const values = [uuid(), foreign.referralId, foreign.chart.patientId, clinic.physicalTherapist.id];
    await expect(asPerson(clinic.physicalTherapist, (client) => client.query(event, values))).rejects.toThrow(
      /row-level/,
    );
  });
});
