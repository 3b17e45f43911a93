// The audit pack as a lead exports it, verified as anybody would who has the file and not the database.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { checkerFor } from "@/lib/platform/audit-seal/key";
import { packHash, packText, type SealedPack } from "@/lib/platform/audit-seal/pack";
import { verifyPack } from "@/lib/platform/audit-seal/verify-pack";
import { env } from "@/lib/platform/env";
import { aDrug } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { aDraftedPlan, anAmendment } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";
import { auditPackForExport } from "./queries/audit-pack";

let clinic: Clinic;
let chart: Chart;
let planId: string;
let text: string;
const check = () => checkerFor([env().AUDIT_KEY]);

beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic, { family: "Zażółć", given: "Zoë" });
  const plan = await aDraftedPlan(chart, [aDrug()]);
  planId = plan.planId;
  expect((await signNow(clinic.neurologist, planId)).ok).toBe(true);
  await anAmendment(plan, (t) => ({
    ...t,
    action: "stop",
    actionFrom: "2026-12-03",
    end: "2026-12-03",
    changeReason: "Palpitations at night",
  }));
  expect(await signNow(clinic.neurologist, planId)).toMatchObject({ ok: true });
  text = (await auditPackForExport(clinic.teamLead, planId))?.text ?? "";
});

const sealed = () => JSON.parse(text) as { -readonly [K in keyof SealedPack]: SealedPack[K] };
/** As somebody would who alters a pack and works out its hash anew. */
const rewritten = (change: (pack: never) => void) => {
  const file = sealed();
  change(file.pack as never);
  return `${packText({ ...file, hash: packHash(file.pack) })}\n`;
};

describe("the audit pack of a plan", () => {
  it("holds every version, its facts, findings and signatures, and the whole chain, and verifies with and without the key", () => {
    const { pack } = sealed();
    expect(pack.versions.map((one) => one.version)).toEqual([1, 2]);
    expect(pack.chain.map((one) => one.chainN)).toEqual(pack.chain.map((_, at) => at + 1));
    expect(pack.versions.every((one) => one.signatures.length > 0 && one.facts && Array.isArray(one.findings))).toBe(
      true,
    );
    expect(pack.patient.family).toBe("Zażółć");
    expect(verifyPack(text, check())).toMatchObject({ intact: true, codes: "checked", versions: 2, problems: [] });
    expect(verifyPack(text, null)).toMatchObject({ intact: true, codes: "not-checked" });
  });

  it("is for a lead of the patient's team, and handing it over is a disclosure with its hash", async () => {
    for (const actor of [clinic.neurologist, clinic.foreignTeamLead, clinic.administrator, clinic.physicalTherapist])
      expect(await auditPackForExport(actor, planId)).toBeNull();
    const rows = await rowsOf<{ hash: string }>(
      "SELECT detail->>'hash' AS hash FROM audit_event WHERE action = 'plan.exported' AND patient_id = $1 AND outcome = 'done'",
      [chart.patientId],
    );
    expect(rows).toEqual([{ hash: sealed().hash }]);
  });

  it("any altered byte is found, without the key, wherever it is but in the code itself", () => {
    const bytes = Buffer.from(text);
    const { code } = sealed();
    const codeAt = bytes.indexOf(packText(code));
    const inCode = (at: number) => at >= codeAt && at < codeAt + Buffer.byteLength(packText(code));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const altered = Buffer.from(bytes);
        altered[at] = (altered[at] ?? 0) ^ by;
        const found = verifyPack(altered.toString("utf8"), inCode(at) ? check() : null);
        return !found.intact && found.problems.length > 0;
      }),
      { seed: 20261130, numRuns: 400 },
    );
  }, 120_000);

  it("bytes that are added or cut off are found", () => {
    for (const other of [
      text.slice(0, -1),
      `${text} `,
      ` ${text}`,
      text.slice(0, text.length / 2),
      "",
      "{}",
      "null",
      text.replace('"pack":', '"pack": '),
    ])
      expect(verifyPack(other, null).intact).toBe(false);
    const extra = sealed() as Record<string, unknown>;
    expect(verifyPack(`${packText({ ...extra, note: "x" })}\n`, null).intact).toBe(false);
  });

  it("content that was altered with its hashes worked out anew is found by the key, and not without", () => {
    const forged = rewritten(
      (pack: {
        versions: {
          content: string;
          contentHash: string;
          treatments: { content: { changeReason: string } }[];
          authors: { hash: string }[];
          signatures: { hash: string }[];
        }[];
        chain: { action: string; version: number; detail: { hash: string } }[];
      }) => {
        const version = pack.versions[1];
        if (!version) throw new Error("no version 2");
        const content = version.content.replaceAll("Palpitations", "Tremor");
        const hash = `h1:${createHash("sha256").update(content).digest("hex")}`;
        for (const one of version.treatments) one.content.changeReason = "Tremor at night";
        for (const one of [...version.authors, ...version.signatures]) one.hash = hash;
        for (const one of pack.chain) if (one.action === "plan.signed" && one.version === 2) one.detail.hash = hash;
        Object.assign(version, { content, contentHash: hash });
      },
    );
    expect(verifyPack(forged, null)).toMatchObject({ intact: true, codes: "not-checked" });
    const found = verifyPack(forged, check());
    expect(found.intact).toBe(false);
    expect(found.problems).toContain("the pack: its code does not follow from its content");
  });

  it("facts, findings, a signature, an event or a version that was altered or taken out is named, by its hashes alone", () => {
    type Loose = { versions: Record<string, unknown>[]; chain: { action: string }[] };
    const ways: [RegExp, (pack: Loose) => void][] = [
      [/version 1: the facts are not those/, (pack) => void Object.assign(pack.versions[0] ?? {}, { facts: {} })],
      [
        /version 2: the findings are not those/,
        (pack) => void Object.assign(pack.versions[1] ?? {}, { findings: [{ ruleId: "x" }] }),
      ],
      [
        /version 1: the signature is not the one/,
        (pack) => void Object.assign(pack.versions[0] ?? {}, { signedBy: clinic.nurse.id }),
      ],
      [
        /version 1: a signature is under other content/,
        (pack) => void Object.assign(pack.versions[0] ?? {}, { signatures: [] }),
      ],
      [
        /versions of knowledge and engine/,
        (pack) => void Object.assign(pack.versions[0] ?? {}, { engineVersion: "0" }),
      ],
      [/event 1 of the chain is missing/, (pack) => void pack.chain.shift()],
      [/version 2 was signed and is not there/, (pack) => void pack.versions.pop()],
    ];
    for (const [words, change] of ways) {
      const found = verifyPack(rewritten(change as never), null);
      expect(found.problems.join("\n")).toMatch(words);
    }
  });

  it("says when its codes name a key that was not given", () => {
    const found = verifyPack(text, checkerFor(["another key, long enough to be one 0123456789"]));
    expect(found.intact).toBe(false);
    expect(found.problems[0]).toMatch(/names a key that was not given/);
  });
});

describe("npm run audit -- verify FILE", () => {
  const folder = mkdtempSync(join(tmpdir(), "concord-pack-"));
  const file = join(folder, "pack.json");
  /** As on another computer: no database, no other setting. */
  function verified(content: string, key: string | null) {
    writeFileSync(file, content);
    const command = ["--import", "tsx", "--conditions=react-server", "scripts/audit.ts", "verify", file];
    const own = { PATH: process.env.PATH ?? "", HOME: folder, ...(key ? { AUDIT_KEY: key } : {}) };
    const { status, stdout, stderr } = spawnSync(process.execPath, command, { env: own as never, encoding: "utf8" });
    return { status, said: stdout + stderr };
  }

  it("accepts the pack without a database, and says what it could not check without the key", () => {
    expect(verified(text, env().AUDIT_KEY)).toMatchObject({
      status: 0,
      said: expect.stringContaining("Hashes and codes agree"),
    });
    expect(verified(text, null)).toMatchObject({ status: 0, said: expect.stringContaining("codes were NOT checked") });
    expect(verified(text.replace("Palpitations", "palpitations"), null)).toMatchObject({
      status: 1,
      said: expect.stringMatching(/^NOT INTACT/),
    });
  }, 120_000);
});
