// The command as an administrator runs it: its words, its exit code, and what it leaves for the page of the audit.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { auditStanding } from "@/lib/features/audit/queries-standing";
import { auditBySql } from "@/lib/platform/audit";
import { db, sqlOn } from "@/lib/platform/db";
import { withTestClient } from "@/lib/testing/database";
import { aClinic, type Clinic } from "@/lib/testing/people";

let clinic: Clinic;
const folder = mkdtempSync(join(tmpdir(), "concord-audit-"));
const env = { ...process.env, AUDIT_HEADS_FILE: join(folder, "heads.log") };

function audit(...args: string[]) {
  const command = ["--import", "tsx", "--conditions=react-server", "scripts/audit.ts", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { env, encoding: "utf8" });
  return { status, stdout, stderr };
}

beforeAll(async () => {
  clinic = await aClinic();
  const entry = { action: "patient.read", detail: { rows: 1 } };
  await auditBySql(sqlOn(db().pool), clinic.nurse, entry, "done", new Date().toISOString(), null);
  expect((await auditStanding(clinic.administrator))?.verified).toBeNull();
});

describe("npm run audit", () => {
  it("says how it is used", () => {
    expect(audit("--help")).toMatchObject({ status: 0 });
    for (const args of [["check"], ["verify", "--fast"]]) {
      const { status, stderr } = audit(...args);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^audit: /);
    }
  }, 120_000);

  it("seals, verifies, keeps how far it came, and leaves its word for the page", async () => {
    await withTestClient("app", (client) =>
      client.query(
        "INSERT INTO audit_event (id, occurred_at, actor_name, actor_role, action, outcome) VALUES (gen_random_uuid(), now(), 'x', 'nurse', 'test.event', 'done')",
      ),
    );
    // An event that the application did not write has no code.
    const bad = audit("verify", "--json");
    expect(bad.status).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({ intact: false, problemCount: 1 });
    expect((await auditStanding(clinic.teamLead))?.verified).toMatchObject({ intact: false, problems: 1 });
    await withTestClient("super", async (client) => {
      await client.query("ALTER TABLE audit_event DISABLE TRIGGER USER");
      await client.query("DELETE FROM audit_event WHERE mac IS NULL");
      await client.query("ALTER TABLE audit_event ENABLE TRIGGER USER");
      for (const suffix of ["append_only", "no_truncate"])
        await client.query(`ALTER TABLE audit_event ENABLE ALWAYS TRIGGER audit_event_${suffix}`);
    });
    expect(audit("seal")).toMatchObject({ status: 0 });
    expect(existsSync(env.AUDIT_HEADS_FILE)).toBe(true);
    const resume = join(folder, "reached.json");
    const good = audit("verify", "--resume", resume);
    expect(good).toMatchObject({ status: 0 });
    expect(good.stdout).toMatch(/^Intact: /);
    expect(JSON.parse(readFileSync(resume, "utf8"))).toMatchObject({ n: "1" });
    expect((await auditStanding(clinic.administrator))?.verified).toMatchObject({ intact: true, seal: "1" });
    expect((await auditStanding(clinic.administrator))?.seal?.n).toBe("1");
    expect(await auditStanding(clinic.nurse)).toBeNull();
    expect(audit("head").stdout).toMatch(/^Seal 1 of /);
    writeFileSync(resume, "{}");
    expect(audit("verify", "--resume", resume)).toMatchObject({ status: 2 });
  }, 240_000);
});
