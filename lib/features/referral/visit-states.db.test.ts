import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { type VisitState, visitMoves, visitStates } from "@/lib/domain/referral/visit-states";
import { withTestClient } from "@/lib/testing/database";
import { insertRow, type Row } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral, type ReferralFixture } from "@/lib/testing/referrals";
import { asPerson } from "@/lib/testing/sql-plan";
import { aNote } from "@/lib/testing/visits";

let clinic: Clinic;
let fixture: ReferralFixture;
const idOf = new Map<VisitState, string>();
const note = JSON.stringify(aNote());

const visitRow = (more: Row = {}) => ({
  id: uuid(),
  referral_id: fixture.referralId,
  patient_id: fixture.chart.patientId,
  day: "2026-11-20",
  time: "09:00",
  zone: "Europe/Berlin",
  state: "scheduled",
  changed_at: "2026-11-20T09:00:00Z",
  changed_by: clinic.physicalTherapist.id,
  ...more,
});

beforeAll(async () => {
  clinic = await aClinic();
  fixture = await aSentReferral(clinic, { to: clinic.physicalTherapist });
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query("UPDATE referral SET status = 'in-progress', sent_at = '2026-11-18T09:00:00Z' WHERE id = $1", [
      fixture.referralId,
    ]);
    for (const [at, state] of visitStates.entries()) {
      const row = visitRow({ state, time: `09:0${at}`, reason: "because", note: state === "attended" ? note : null });
      idOf.set(state, row.id);
      await insertRow(client, "visit", row);
    }
  });
});

/** What the database says of one statement in the role and context of the therapist; nothing of it stays. */
async function tries(text: string, values: readonly unknown[] = []): Promise<string> {
  return await asPerson(clinic.physicalTherapist, async (client) => {
    await client.query("SAVEPOINT before");
    const answer = await client.query(text, [...values]).catch((error: Error) => error);
    await client.query("ROLLBACK TO before");
    return answer instanceof Error ? answer.message : `${answer.rowCount} done`;
  });
}

const drawn = visitMoves.flatMap((move) => move.from.map((from) => `${from} > ${move.to}`));

describe("Postgres", () => {
  it("lets the application move a visit exactly as the table of states draws it, for every pair", async () => {
    const allowed: string[] = [];
    for (const from of visitStates)
      for (const to of visitStates.filter((state) => state !== from)) {
        const set =
          "state = $2::text, reason = 'because', revision = revision + 1, note = CASE WHEN $2::text = 'attended' THEN $3::jsonb END";
        const said = await tries(`UPDATE visit SET ${set} WHERE id = $1`, [idOf.get(from), to, note]);
        if (said === "1 done") allowed.push(`${from} > ${to}`);
        else expect(said).toBe(`visit cannot move from ${from} to ${to}`);
      }
    expect(allowed.sort()).toEqual(drawn.filter((pair) => pair !== "scheduled > scheduled").sort());
  });

  it.each<[string, string, VisitState, RegExp]>([
    [
      "what was recorded is rewritten",
      "reason = 'other', revision = revision + 1",
      "missed",
      /what was recorded stays/,
    ],
    [
      "a recorded visit gets another day",
      "day = '2026-11-21', revision = revision + 1",
      "attended",
      /what was recorded stays/,
    ],
    ["a revision is skipped", "time = '10:00', revision = revision + 2", "scheduled", /does not follow/],
    [
      "a missed visit has no reason",
      "state = 'missed', reason = NULL, revision = revision + 1",
      "scheduled",
      /check constraint/,
    ],
    ["an attended visit has no note", "state = 'attended', revision = revision + 1", "scheduled", /check constraint/],
    ["the time is none", "time = '25:00', revision = revision + 1", "scheduled", /check constraint/],
    [
      "it goes to another referral",
      `referral_id = '${uuid()}', revision = revision + 1`,
      "scheduled",
      /permission denied|belongs/,
    ],
    [
      "in error without who",
      "errored_at = now(), error_reason = 'x', revision = revision + 1",
      "missed",
      /check constraint/,
    ],
  ])("refuses when %s", async (_, set, state, problem) => {
    expect(await tries(`UPDATE visit SET ${set} WHERE id = $1`, [idOf.get(state)])).toMatch(problem);
  });

  it("refuses a visit in the future as attended or missed", async () => {
    for (const state of ["attended", "missed"]) {
      const set = `day = '2199-01-01', state = '${state}', reason = 'x', revision = revision + 1, note = ${state === "attended" ? "$2::jsonb" : "nullif($2::jsonb, $2::jsonb)"}`;
      const said = await tries(`UPDATE visit SET ${set} WHERE id = $1`, [idOf.get("scheduled"), note]);
      expect(said).toBe(`a visit in the future cannot be ${state}`);
    }
  });

  it("refuses to delete, and a visit that begins otherwise than scheduled", async () => {
    expect(await tries("DELETE FROM visit WHERE id = $1", [idOf.get("missed")])).toMatch(
      /permission denied|append-only/,
    );
    const { state: _, ...row } = visitRow({ time: "15:00" });
    const columns = [...Object.keys(row), "state"].join(", ");
    const places = Object.keys(row).map((_key, at) => `$${at + 1}`);
    const insert = `INSERT INTO visit (${columns}) VALUES (${[...places, "'cancelled'"].join(", ")})`;
    expect(await tries(insert, Object.values(row))).toBe("a visit begins as scheduled");
  });

  it("refuses a visit in a zone that is none, and one before the day its referral was sent", async () => {
    const insert = (row: Row) => {
      const places = Object.keys(row).map((_key, at) => `$${at + 1}`);
      return tries(
        `INSERT INTO visit (${Object.keys(row).join(", ")}) VALUES (${places.join(", ")})`,
        Object.values(row),
      );
    };
    expect(await insert(visitRow({ zone: "Europe/Atlantis", time: "16:00" }))).toMatch(/time zone "Europe\/Atlantis"/);
    expect(await insert(visitRow({ day: "2026-11-17", time: "16:00" }))).toMatch(/before its referral was sent/);
    expect(await insert(visitRow({ day: "2026-11-18", time: "16:00" }))).toBe("1 done");
    const set = "UPDATE visit SET day = '2026-11-17', revision = revision + 1 WHERE id = $1";
    expect(await tries(set, [idOf.get("scheduled")])).toMatch(/before its referral was sent/);
  });

  it("keeps one valid visit at a time for a referral", async () => {
    const row = visitRow({ time: "09:01", state: "scheduled" });
    const columns = Object.keys(row).join(", ");
    const places = Object.keys(row)
      .map((_key, at) => `$${at + 1}`)
      .join(", ");
    expect(await tries(`INSERT INTO visit (${columns}) VALUES (${places})`, Object.values(row))).toMatch(
      /visit_one_at_a_time/,
    );
  });
});
