import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";
import { asPerson } from "@/lib/testing/sql-plan";
import { tamperWays } from "@/lib/testing/tampering";
import { auditBySql } from "../audit";
import { db, sqlOn } from "../db";
import { sealOnce } from "./sealer";
import { verifyAudit, verifyOn } from "./verify";
import { appendOnlyTables } from "./verify-guards";

let clinic: Clinic;
let planId: string;
const heads = join(mkdtempSync(join(tmpdir(), "concord-heads-")), "heads.log");
const look = { headsFiles: [heads] };

const reads = async (count: number) => {
  const sql = sqlOn(db().pool);
  for (let made = 0; made < count; made += 1)
    await auditBySql(
      sql,
      clinic.nurse,
      { action: "patient.read", detail: { n: made, b: null } },
      "done",
      new Date().toISOString(),
      null,
    );
};

/**
 * Waits until what was written can be sealed: a transaction that is under way holds the seal back, in whichever database of the
 * cluster it runs, and other tests have theirs beside this one.
 */
const nothingUnderWay = async () =>
  await vi.waitFor(
    async () => {
      const [row] = await rowsOf<{ over: boolean }>(
        "SELECT coalesce(max(xid), 0) < pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS over FROM audit_event",
      );
      expect(row?.over).toBe(true);
    },
    { timeout: 30_000, interval: 20 },
  );

const seal = async () => {
  await nothingUnderWay();
  return await sealOnce(heads);
};

beforeAll(async () => {
  clinic = await aClinic();
  const plan = await aDraftedPlan(await aChart(clinic), [aDrug()]);
  planId = plan.planId;
  const signed = await signNow(clinic.neurologist, planId);
  expect(signed.ok).toBe(true);
  await reads(5);
});

describe("the audit", () => {
  it("chains what was done to a plan and seals everything", async () => {
    const before = await verifyAudit(look);
    expect(before).toMatchObject({ intact: true, seal: "0", sealed: 0, versions: 1 });
    expect(before.chained).toBeGreaterThan(0);
    const first = await seal();
    expect(first).toMatchObject({ n: "1", previous: "" });
    await reads(3);
    expect(await seal()).toMatchObject({ n: "2", previous: first?.mac, events: 3 });
    expect(await sealOnce(heads)).toBeNull();
    const [counted] = await rowsOf<{ n: number }>("SELECT count(*)::int AS n FROM audit_event");
    expect(await verifyAudit(look)).toMatchObject({
      intact: true,
      seal: "2",
      sealed: counted?.n,
      unsealed: 0,
      head: "2",
      problems: [],
    });
    const chain = await rowsOf<{ chain_n: number }>(
      "SELECT chain_n FROM audit_event WHERE plan_id = $1 AND chain_n IS NOT NULL ORDER BY chain_n",
      [planId],
    );
    expect(chain.map((row) => row.chain_n)).toEqual(chain.map((_, at) => at + 1));
  });

  it("is sealed once by twenty who try at the same time", async () => {
    await reads(4);
    await nothingUnderWay();
    const seals = await Promise.all(Array.from({ length: 9 }, () => sealOnce(heads)));
    expect(seals.filter(Boolean)).toHaveLength(1);
    expect(await verifyAudit(look)).toMatchObject({ intact: true });
  });

  it("waits for a transaction that still runs, and seals its event afterwards", async () => {
    await withTestClient("app", async (slow) => {
      await slow.query("BEGIN");
      await slow.query("SELECT pg_current_xact_id()");
      await reads(2);
      expect(await sealOnce(heads)).toBeNull();
      await slow.query("COMMIT");
    });
    expect(await seal()).toMatchObject({ events: 2 });
  });

  it("goes on from where an earlier verification had come to", async () => {
    let reached: { n: string; mac: string } | undefined;
    const all = await verifyAudit({ ...look, onReached: (at) => (reached = at) });
    await reads(1);
    const next = await seal();
    const rest = await verifyAudit({ ...look, from: reached ?? null });
    expect(rest).toMatchObject({ intact: true, sealed: 1, seal: next?.n });
    expect(all.sealed).toBeGreaterThan(1);
    const other = { n: reached?.n ?? "", mac: "0".repeat(64) };
    expect(await verifyAudit({ ...look, from: other })).toMatchObject({ intact: false });
  });

  it("misses the file of heads, and a head that Postgres has lost", async () => {
    expect((await verifyAudit({ headsFiles: ["/nonexistent/heads.log"] })).problems[0]?.what).toMatch(/no heads/);
    const ahead = join(mkdtempSync(join(tmpdir(), "concord-heads-")), "ahead.log");
    const lost = '{"n":"999","mac":"ab","sealedAt":"2026-11-30T00:00:00.000Z"}';
    // A crash cut the line before it short: the head after it still counts.
    writeFileSync(ahead, `${readFileSync(heads, "utf8")}\n{"n":"998","ma`);
    expect(await verifyAudit({ headsFiles: [ahead] })).toMatchObject({ intact: true });
    writeFileSync(ahead, `${readFileSync(ahead, "utf8")}\n${lost}`);
    expect((await verifyAudit({ headsFiles: [ahead] })).problems[0]?.what).toMatch(/end was cut off/);
  });

  it("refuses changes of seals to every role, and a seal that does not follow", async () => {
    for (const role of ["app", "owner"] as const)
      for (const [table, change] of [
        ["audit_event", "mac = mac"],
        ["audit_seal", "mac = mac"],
        ["audit_verification", "seal = seal"],
      ])
        for (const text of [`UPDATE ${table} SET ${change}`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
          const attempt = asPerson(clinic.teamLead, (client) => client.query(text), role);
          expect(
            await attempt.then(
              (answer) => answer.rowCount ?? 0,
              () => 0,
            ),
          ).toBe(0);
          if (role === "app" || text.startsWith("TRUNCATE"))
            await expect(attempt).rejects.toThrow(/permission denied|append-only/);
        }
    await withTestClient("super", async (client) => {
      await expect(
        client.query(
          "INSERT INTO audit_seal SELECT n + 5, era, to_xid, to_xid + 1, 1, root, mac, now(), key_id, mac FROM audit_seal ORDER BY n DESC LIMIT 1",
        ),
      ).rejects.toThrow(/does not follow/);
      await expect(
        client.query(
          "INSERT INTO audit_seal SELECT n + 1, era, to_xid - 1, to_xid + 1, 1, root, mac, now(), key_id, mac FROM audit_seal ORDER BY n DESC LIMIT 1",
        ),
      ).rejects.toThrow(/gap or overlaps/);
    });
  });

  it("knows every append-only table of the database", async () => {
    const rows = await rowsOf<{ table: string }>(
      "SELECT tgrelid::regclass::text AS table FROM pg_trigger WHERE tgname LIKE '%\\_append\\_only' ORDER BY 1",
    );
    expect(rows.map((row) => row.table)).toEqual([...appendOnlyTables]);
  });

  it.each(tamperWays.map((way) => [way.name, way] as const))("shows: %s", async (_, way) => {
    await withTestClient("super", async (client) => {
      for (let round = 0; round < 3; round += 1) {
        await client.query("BEGIN");
        await way.tamper(client, () => 0.37 * (round + 1) * 0.5);
        const found = await verifyOn(client, look);
        await client.query("ROLLBACK");
        expect(found.intact, `round ${round}`).toBe(false);
        expect(found.problems[0]?.place).toMatch(/event|seal|plan|_/);
      }
      await client.query("BEGIN");
      expect(await verifyOn(client, look)).toMatchObject({ intact: true });
      await client.query("ROLLBACK");
    });
  });
});
