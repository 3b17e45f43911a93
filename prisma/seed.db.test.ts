// The demo data is a promise of its own: it covers what the product can do, and it is as sound as data made by people.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { phenotypes } from "@/lib/domain/knowledge/phenotypes";
import { actions, lanes } from "@/lib/domain/plan/lanes";
import { planStates } from "@/lib/domain/plan/plan-states";
import { kindSchemas, treatmentSchema } from "@/lib/domain/plan/treatment";
import { referralStates } from "@/lib/domain/referral/states";
import { openSession } from "@/lib/platform/session";
import { rowsOf } from "@/lib/testing/insert-row";
import { judgedAgain } from "@/lib/testing/judged-again";

const folder = mkdtempSync(join(tmpdir(), "concord-seed-"));
const accountsFile = join(folder, "demo-accounts.json");
const minutes = 60_000;

async function seed(): Promise<string> {
  const entry = ["node_modules/tsx/dist/cli.mjs", "--conditions=react-server", "prisma/seed.ts"];
  const env = { ...process.env, CONCORD_DATA_DIR: folder };
  return (await promisify(execFile)(process.execPath, entry, { env })).stdout;
}

const column = async (sql: string): Promise<string[]> => (await rowsOf<{ v: string }>(sql)).map((row) => row.v);
const number = async (sql: string): Promise<number> => Number((await column(sql))[0]);
const sorted = (values: readonly string[]) => [...values].sort();

const tables = ["person", "patient", "observation", "version", "treatment_version", "referral_event", "audit_event"];
const sizes = () => Promise.all(tables.map((table) => number(`SELECT count(*)::text AS v FROM ${table}`)));

let said = "";
beforeAll(async () => {
  said = await seed();
}, 6 * minutes);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("the demo data", () => {
  it("has at least 24 patients and 60 versions, all with invented record numbers", async () => {
    expect(said).toMatch(/patients/);
    expect(await number("SELECT count(*)::text AS v FROM patient")).toBeGreaterThanOrEqual(24);
    expect(await number("SELECT count(*)::text AS v FROM version")).toBeGreaterThanOrEqual(60);
    expect(await column("SELECT mrn AS v FROM patient WHERE mrn NOT LIKE 'DEMO-%'")).toEqual([]);
  });

  it("covers every phenotype, lane, kind, action, plan state and referral state", async () => {
    const found = (sql: string) => column(`SELECT DISTINCT ${sql}`).then(sorted);
    expect(await found("phenotype AS v FROM diagnosis")).toEqual(sorted(phenotypes.map(({ id }) => id)));
    expect(await found("lane AS v FROM treatment_version")).toEqual(sorted(lanes));
    expect(await found("kind AS v FROM treatment_version")).toEqual(sorted(Object.keys(kindSchemas)));
    expect(await found("action AS v FROM treatment_version")).toEqual(sorted(actions));
    expect(await found("status AS v FROM plan")).toEqual(sorted(planStates));
    expect(await found("status AS v FROM referral")).toEqual(sorted(referralStates));
    expect(await found("discipline AS v FROM referral")).toEqual(["physical", "speech"]);
  });

  it("has the stories: a draft taken over, an empty chart, a death, a file with unconfirmed medicines, a long plan", async () => {
    const takenOver = `SELECT count(*)::text AS v FROM audit_event a JOIN draft d ON d.id = a.object_id
      WHERE a.action = 'draft.taken-over' AND d.state = 'open' AND d.base_version > 0`;
    expect(await number(takenOver)).toBeGreaterThan(0);
    const empty = `SELECT count(*)::text AS v FROM patient p WHERE NOT EXISTS (SELECT 1 FROM diagnosis d WHERE d.patient_id = p.id)
      AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.patient_id = p.id)`;
    expect(await number(empty)).toBe(1);
    expect(await number("SELECT count(*)::text AS v FROM patient WHERE deceased")).toBe(1);
    const unconfirmed = `SELECT count(*)::text AS v FROM home_medicine m JOIN patient p ON p.id = m.patient_id
      WHERE p.source_import_id IS NOT NULL AND m.agent IS NULL`;
    expect(await number(unconfirmed)).toBeGreaterThan(2);
    const most =
      "SELECT max(n)::text AS v FROM (SELECT count(*) AS n FROM treatment_version GROUP BY plan_id, version) c";
    expect(await number(most)).toBeGreaterThanOrEqual(40);
    const allergies = "SELECT max(n)::text AS v FROM (SELECT count(*) AS n FROM allergy GROUP BY patient_id) c";
    expect(await number(allergies)).toBeGreaterThanOrEqual(12);
  });

  it("has a patient whose timeline is rich: given, missed, held and moved sessions, three versions, six points of two measures", async () => {
    const [row] = await rowsOf<{ states: string[]; versions: number; qmg: number; adl: number }>(
      `SELECT (SELECT array_agg(DISTINCT s.state ORDER BY s.state) FROM course_session s WHERE s.plan_id = p.id) AS states,
              p.current_version AS versions,
              (SELECT count(*)::int FROM observation o WHERE o.patient_id = p.patient_id AND o.code = 'qmg') AS qmg,
              (SELECT count(*)::int FROM observation o WHERE o.patient_id = p.patient_id AND o.code = 'mg-adl') AS adl
         FROM plan p WHERE p.title = 'Myasthenia gravis with thymoma'`,
    );
    expect(row?.states).toEqual(["deferred", "given", "held", "not-given"]);
    expect(row?.versions).toBe(3);
    expect([row?.qmg, row?.adl]).toEqual([6, 6]);
  });

  it("signed every version by its author, over a content whose hash holds and whose treatments are complete", async () => {
    const versions = await rowsOf<{ content: string; content_hash: string; signed: string | null }>(
      `SELECT v.content, v.content_hash, s.content_hash AS signed FROM version v LEFT JOIN signature s ON s.plan_id = v.plan_id
         AND s.version = v.version AND s.meaning = 'author' AND s.signer_id = v.signed_by`,
    );
    for (const { content, content_hash, signed } of versions) {
      expect(content_hash).toBe(`h1:${createHash("sha256").update(content, "utf8").digest("hex")}`);
      expect(signed).toBe(content_hash);
    }
    const contents = await rowsOf<{ content: unknown }>("SELECT content FROM treatment_version");
    for (const { content } of contents) expect(treatmentSchema.safeParse(content).success).toBe(true);
  });

  it("has treatments that were co-signed, by oncology and by a lead, and one that still waits", async () => {
    const given = "SELECT DISTINCT s.signer_role AS v FROM signature s WHERE s.meaning = 'co-signature'";
    expect((await column(given)).sort()).toEqual(["oncologist", "team-lead"]);
    const waiting = `SELECT t.content->>'name' AS v FROM plan p JOIN treatment_now t ON t.plan_id = p.id AND t.version = p.current_version
      WHERE t.status = 'awaiting-cosignature' AND p.status = 'active'`;
    expect(await column(waiting)).toHaveLength(1);
  });

  it("has findings signed in spite of with a reason, checks acknowledged, and a plan that became unsafe since", async () => {
    const decisions = (kind: string) => `SELECT count(*)::text AS v FROM version v, jsonb_array_elements(v.findings) f
      WHERE f->'decision'->>'kind' = '${kind}'`;
    expect(await number(`${decisions("override")} AND f->>'tier' = 'must-resolve'`)).toBeGreaterThanOrEqual(2);
    expect(await number(decisions("acknowledge"))).toBeGreaterThan(20);
    const undecided = `SELECT count(*)::text AS v FROM version v, jsonb_array_elements(v.findings) f
      WHERE f->>'tier' = 'must-resolve' AND f->'decision' = 'null'::jsonb`;
    expect(await number(undecided)).toBe(0);
    expect(await column("SELECT rule_id AS v FROM safety_alert WHERE closed_at IS NULL")).toEqual(["vpa-hepatic"]);
  });

  it(
    "keeps with every version what it was judged on: judged again on that, it gives the same findings",
    async () => {
      const versions = await rowsOf<{ plan: string; version: number }>("SELECT plan_id AS plan, version FROM version");
      let findings = 0;
      for (const { plan, version } of versions) {
        const { stored, again } = await judgedAgain(plan, version);
        expect(again, `plan ${plan}, version ${version}`).toEqual(stored);
        findings += stored.findings.length;
      }
      expect(findings).toBeGreaterThan(100);
    },
    3 * minutes,
  );

  it("happened in the past, in order, and was recorded now", async () => {
    const odd = `SELECT count(*)::text AS v FROM audit_event WHERE occurred_at > recorded_at OR outcome <> 'done'`;
    expect(await number(odd)).toBe(0);
    const backwards = `SELECT count(*)::text AS v FROM version a JOIN version b ON b.plan_id = a.plan_id AND b.version = a.version + 1
      WHERE b.signed_at <= a.signed_at OR b.effective_on < a.effective_on`;
    expect(await number(backwards)).toBe(0);
    expect(await number("SELECT count(*)::text AS v FROM version WHERE signed_at > now()")).toBe(0);
  });

  it(
    "gives one account of each role a password that works and that nobody else may read",
    async () => {
      const accounts = JSON.parse(readFileSync(accountsFile, "utf8")) as {
        role: string;
        email: string;
        password: string;
      }[];
      expect(statSync(accountsFile).mode & 0o777).toBe(0o600);
      const roles = ["neurologist", "oncologist", "physical therapist", "speech therapist", "nurse", "team lead"];
      expect(accounts.map(({ role }) => role)).toEqual(expect.arrayContaining([...roles, "administrator"]));
      for (const { email, password } of accounts) {
        expect(password.length).toBeGreaterThanOrEqual(16);
        expect(await openSession(email, password)).not.toBeNull();
      }
    },
    minutes,
  );

  it(
    "changes nothing when it runs again",
    async () => {
      const [before, file] = [await sizes(), readFileSync(accountsFile, "utf8")];
      expect(await seed()).toMatch(/Nothing was changed/);
      expect(await sizes()).toEqual(before);
      expect(readFileSync(accountsFile, "utf8")).toBe(file);
    },
    minutes,
  );
});
