import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { aChart, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { command, execute } from "./command";
import { db } from "./db";
import { done, refused } from "./outcome";
import { read } from "./read";
import { executeAt } from "./seed-run";

type Input = { patientId: string; bed: string };

const moveBed = command<Input, { bed: string }>({
  name: "test.move-bed",
  needs: "patient:edit",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, input, now }) {
    await tx.patient.updateMany({
      where: { id: input.patientId },
      data: { bed: input.bed, revision: { increment: 1 } },
    });
    if (input.bed === "none") return refused("no-such-bed");
    return done({ bed: input.bed }, [{ action: "test.moved", patientId: input.patientId, detail: { now } }]);
  },
});

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});

const bedOf = async (id: string) =>
  (await rowsOf<{ bed: string | null }>("SELECT bed FROM patient WHERE id = $1", [id]))[0]?.bed;
const fresh = async () => {
  chart = await aChart(clinic);
  return { patientId: chart.patientId, bed: "12 A" };
};

describe("the command runner", () => {
  it("runs, audits and commits together for somebody of the care team", async () => {
    const input = await fresh();
    expect(await execute(moveBed, clinic.neurologist, input)).toEqual({ ok: true, value: { bed: "12 A" } });
    expect(await bedOf(chart.patientId)).toBe("12 A");
    expect(await auditOf(chart.patientId)).toEqual(["test.moved done"]);
  });

  it("waits for its turn when every connection is busy for longer than a transaction waits", async () => {
    const input = await fresh();
    const { pool } = db();
    const held = await Promise.all(Array.from({ length: pool.options.max ?? 10 }, () => pool.connect()));
    setTimeout(() => {
      for (const client of held) client.release();
    }, 6_000);
    expect(await execute(moveBed, clinic.neurologist, input)).toEqual({ ok: true, value: { bed: "12 A" } });
    expect(await auditOf(chart.patientId)).toEqual(["test.moved done"]);
  });

  it("looks like nothing is there to a stranger, writes nothing, and keeps the attempt", async () => {
    const input = await fresh();
    expect(await execute(moveBed, clinic.foreignNeurologist, input)).toEqual({ ok: false, code: "not-found" });
    expect(await execute(moveBed, clinic.foreignNeurologist, { ...input, patientId: uuid() })).toEqual({
      ok: false,
      code: "not-found",
    });
    expect(await bedOf(chart.patientId)).toBeNull();
    expect(await auditOf(chart.patientId)).toEqual(["test.move-bed refused"]);
  });

  it("says 'may not' to somebody who sees the patient but lacks the capability", async () => {
    const input = await fresh();
    expect(await execute(moveBed, clinic.oncologist, input)).toEqual({ ok: false, code: "may-not" });
    expect(await bedOf(chart.patientId)).toBeNull();
  });

  it("leaves nothing of a refused command behind", async () => {
    const input = await fresh();
    expect(await execute(moveBed, clinic.neurologist, { ...input, bed: "none" })).toEqual({
      ok: false,
      code: "no-such-bed",
    });
    expect(await bedOf(chart.patientId)).toBeNull();
    expect(await auditOf(chart.patientId)).toEqual([]);
  });

  it("does the same form once, however often it is sent at the same time", async () => {
    const input = await fresh();
    const key = uuid();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => execute(moveBed, clinic.neurologist, input, { key })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ ok: true, value: { bed: "12 A" } })]),
    );
    expect(await auditOf(chart.patientId)).toEqual(["test.moved done"]);
  });

  it("refuses a key that comes back with other content", async () => {
    const input = await fresh();
    const key = uuid();
    await execute(moveBed, clinic.neurologist, input, { key });
    expect(await execute(moveBed, clinic.neurologist, { ...input, bed: "3" }, { key })).toMatchObject({
      ok: false,
      code: "key-reused",
    });
    expect(await bedOf(chart.patientId)).toBe("12 A");
  });

  it("a key of one person means nothing for another", async () => {
    const input = await fresh();
    const key = uuid();
    await execute(moveBed, clinic.neurologist, input, { key });
    expect(await execute(moveBed, clinic.teamLead, { ...input, bed: "4" }, { key })).toEqual({
      ok: true,
      value: { bed: "4" },
    });
  });

  it("keeps the instant a seeded command acts at apart from the instant it was recorded", async () => {
    const input = await fresh();
    await executeAt("2026-01-15T08:30:00.000Z", moveBed, clinic.neurologist, input);
    const [row] = await rowsOf<{ occurred: string; apart: boolean }>(
      `SELECT to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS occurred, recorded_at > now() - interval '1 minute' AS apart
         FROM audit_event WHERE patient_id = $1`,
      [chart.patientId],
    );
    expect(row).toEqual({ occurred: "2026-01-15 08:30", apart: true });
  });

  it("throws on a fault and keeps nothing", async () => {
    const input = await fresh();
    const broken = command<Input, null>({
      ...moveBed,
      run: async ({ tx }) => {
        await tx.patient.updateMany({ where: { id: input.patientId }, data: { bed: "9", revision: { increment: 1 } } });
        throw new Error("boom");
      },
    });
    await expect(execute(broken, clinic.neurologist, input)).rejects.toThrow("boom");
    expect(await bedOf(chart.patientId)).toBeNull();
  });
});

describe("the read runner", () => {
  const family = (actor: Clinic["neurologist"], patientId: string) =>
    read({
      actor,
      needs: "patient:read",
      on: { kind: "patient", id: patientId },
      audit: () => ({ action: "patient.read", patientId }),
      run: async ({ sql }) => {
        const [row] = await sql<{ family: string }>(
          { name: "test-family", text: "SELECT family FROM patient WHERE id = $1" },
          [patientId],
        );
        return row?.family ?? null;
      },
    });

  it("returns what the actor may see and writes the access entry first", async () => {
    await fresh();
    expect(await family(clinic.neurologist, chart.patientId)).toBe("Testperson");
    expect(await auditOf(chart.patientId)).toEqual(["patient.read done"]);
  });

  it("answers null for 'not there' and 'not yours' alike, and keeps the refused attempt", async () => {
    await fresh();
    expect(await family(clinic.foreignNeurologist, chart.patientId)).toBeNull();
    expect(await family(clinic.physicalTherapist, chart.patientId)).toBeNull();
    expect(await family(clinic.neurologist, uuid())).toBeNull();
    expect(await auditOf(chart.patientId)).toEqual(["access.refused refused", "access.refused refused"]);
  });

  it("never carries one person's context into the next request on the same connection", async () => {
    await fresh();
    const runs = Array.from({ length: 60 }, (_, turn) =>
      family(turn % 2 ? clinic.neurologist : clinic.foreignNeurologist, chart.patientId),
    );
    const answers = await Promise.all(runs);
    expect(answers.filter((_, turn) => turn % 2 === 0).every((answer) => answer === null)).toBe(true);
    expect(answers.filter((_, turn) => turn % 2 === 1).every((answer) => answer === "Testperson")).toBe(true);
  });
});
