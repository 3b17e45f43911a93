import { v7 as uuid } from "uuid";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { activationKinds, stateNow } from "@/lib/domain/plan/treatment-states";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { execute } from "@/lib/platform/command";
import { aChart, type Chart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { asPerson } from "@/lib/testing/sql-plan";
import { releaseTreatment } from "./commands/release-treatment";
import { releaseForScreen } from "./queries/release";

let clinic: Clinic;
let chart: Chart;
let planId: string;
let waiting: Treatment;
beforeAll(async () => {
  clinic = await aClinic();
});
beforeEach(async () => {
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  const start = addDays(dayInZone(new Date().toISOString(), "Europe/Berlin"), 4);
  const made = anIvig({ condition: { type: "hold-until", result: "IgA" } });
  const courses = made.courses.map((c) => ({ ...c, start }));
  waiting = withOwnId({ ...made, start, end: null, reviewOn: addDays(start, 60), courses });
  await aSignedVersion(chart, planId, 1, [waiting]);
});

async function release() {
  const { treatmentId } = waiting;
  const view = await releaseForScreen(clinic.neurologist, planId, treatmentId);
  const sent = { planId, treatmentId, version: 1, hash: view?.check?.hash ?? "", firstDay: null, reason: "In" };
  const answer = await execute(releaseTreatment, clinic.neurologist, sent);
  expect(answer.ok, JSON.stringify(answer)).toBe(true);
}

describe("a release beneath the application", () => {
  const judged = "{}";
  const hash = "h1:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
  const insert = (content: unknown, over: { version?: number; kind?: string; hash?: string } = {}, as?: "super") =>
    asPerson(
      clinic.neurologist,
      (client) =>
        client.query(
          `INSERT INTO treatment_activation (id, plan_id, version, treatment_id, patient_id, kind, reason, content, judged, judged_hash,
             activated_at, activated_by) VALUES ($1, $2, $3, $4, $5, $6, 'In', $7::jsonb, $8, $9, now(), $10)`,
          [
            uuid(),
            planId,
            over.version ?? 1,
            waiting.treatmentId,
            chart.patientId,
            over.kind ?? "released",
            JSON.stringify(content),
            judged,
            over.hash ?? hash,
            clinic.neurologist.id,
          ],
        ),
      as,
    );
  const freed = () => ({ ...waiting, condition: null });

  test("a second release of the same treatment is refused", async () => {
    await release();
    await expect(insert(freed())).rejects.toThrow(/does not wait/);
    await expect(insert(freed(), {}, "super")).rejects.toThrow(/does not wait/);
  });

  test("a treatment that does not wait cannot be released, nor one of an older version", async () => {
    waiting = { ...waiting, action: "continue", condition: null };
    await aSignedVersion(chart, planId, 2, [waiting]);
    await expect(insert(freed(), { version: 2 })).rejects.toThrow(/does not wait/);
    await expect(insert(freed(), { version: 1 })).rejects.toThrow(/not in an open plan/);
  });

  test("a co-signature is added only where one is waited for", async () => {
    await expect(insert(waiting, { kind: "cosigned" })).rejects.toThrow(/does not wait for a signature/);
  });

  test("it says what was signed: no other dose, no other agent, and no condition left", async () => {
    if (waiting.kind !== "ivig") throw new Error("not immune globulin");
    const doubled = { ...freed(), courses: waiting.courses.map((c) => ({ ...c, days: c.days + 1 })) };
    await expect(insert(doubled)).rejects.toThrow(/not what was signed/);
    await expect(insert(waiting)).rejects.toThrow(/waits for nothing/);
    await expect(insert(freed(), { hash: `h1:${"0".repeat(64)}` })).rejects.toThrow(/check constraint/);
  });

  test.each(["app", "super"] as const)("as %s, a release is never changed, deleted or truncated", async (as) => {
    await release();
    const run = (text: string) => asPerson(clinic.neurologist, (client) => client.query(text), as);
    for (const text of [
      `UPDATE treatment_activation SET reason = 'other' WHERE plan_id = '${planId}'`,
      `DELETE FROM treatment_activation WHERE plan_id = '${planId}'`,
      "TRUNCATE treatment_activation",
    ])
      await expect(run(text)).rejects.toThrow(/append-only|permission denied/);
  });

  test("the database and the domain answer alike whether a treatment is active now", async () => {
    const signed = ["active", "held", "waiting", "awaiting-cosignature", "stopped"] as const;
    const sets = Array.from({ length: 2 ** activationKinds.length }, (_, bits) =>
      activationKinds.filter((_kind, i) => bits & (1 << i)),
    );
    const cases = signed.flatMap((s) => [true, false].flatMap((w) => sets.map((added) => ({ s, w, added }))));
    const rows = await rowsOf<{ now: string }>(
      `SELECT treatment_state_now(c->>'s', (c->>'w')::boolean, ARRAY(SELECT jsonb_array_elements_text(c->'added'))) AS now
         FROM jsonb_array_elements($1::jsonb) WITH ORDINALITY AS x(c, n) ORDER BY n`,
      [JSON.stringify(cases)],
    );
    expect(rows.map((row) => row.now)).toEqual(cases.map(({ s, w, added }) => stateNow(s, w, added)));
  });
});
