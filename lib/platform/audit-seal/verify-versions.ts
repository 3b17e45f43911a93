import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";
import { canonicalJson } from "@/lib/domain/plan/canonical";
import type { Problems } from "./problems";
import { rowsByCursor } from "./rows";

type VersionRow = {
  planId: string;
  version: number;
  patientId: string;
  content: string;
  contentHash: string;
  facts: unknown;
  findings: unknown;
  signedBy: string;
  signedAt: string;
  reason: string | null;
  treatments: { treatmentId: string; kind: string; lane: string; action: string; content: unknown }[] | null;
  authors: SignatureRow[] | null;
  events: SigningEvent[] | null;
};
type SignatureRow = { signerId: string; name: string; role: string; hash: string; at: string };
type SigningEvent = { signerId: string; name: string; role: string; hash: string | null; at: string };

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const versions = `SELECT v.plan_id::text AS "planId", v.version, v.patient_id::text AS "patientId", v.content, v.content_hash AS "contentHash",
    v.facts, v.findings, v.signed_by::text AS "signedBy", ${iso("v.signed_at")} AS "signedAt", v.reason,
    (SELECT json_agg(json_build_object('treatmentId', t.treatment_id, 'kind', t.kind, 'lane', t.lane, 'action', t.action, 'content', t.content)
                     ORDER BY t.position) FROM treatment_version t WHERE t.plan_id = v.plan_id AND t.version = v.version) AS treatments,
    (SELECT json_agg(json_build_object('signerId', s.signer_id, 'name', s.signer_name, 'role', s.signer_role, 'hash', s.content_hash,
                     'at', ${iso("s.signed_at")})) FROM signature s
      WHERE s.plan_id = v.plan_id AND s.version = v.version AND s.meaning = 'author') AS authors,
    (SELECT json_agg(json_build_object('signerId', e.actor_id, 'name', e.actor_name, 'role', e.actor_role, 'hash', e.detail->>'hash',
                     'at', ${iso("e.occurred_at")})) FROM audit_event e
      WHERE e.plan_id = v.plan_id AND e.version = v.version AND e.action = 'plan.signed' AND e.outcome = 'done') AS events
  FROM version v ORDER BY v.plan_id, v.version`;

/** Each signed version is what its hash, its signature and the event of its signing say. Answers how many there are. */
export async function verifyVersions(client: pg.ClientBase, problems: Problems): Promise<number> {
  let count = 0;
  for await (const row of rowsByCursor<VersionRow>(client, "versions", versions)) {
    count += 1;
    const place = `plan ${row.planId}, version ${row.version}`;
    for (const what of [...contentProblems(row), ...signatureProblems(row)]) problems.add(what, place);
  }
  await expectNoneMissing(client, problems);
  return count;
}

const hashOf = (text: string) => `h1:${createHash("sha256").update(text, "utf8").digest("hex")}`;

type Content = {
  planId?: unknown;
  version?: unknown;
  patientId?: unknown;
  reason?: unknown;
  factsHash?: unknown;
  findings?: unknown;
  treatments?: { treatmentId?: unknown; kind?: unknown; lane?: unknown; action?: unknown }[];
};

function contentProblems(row: VersionRow): string[] {
  if (hashOf(row.content) !== row.contentHash) return ["the content is not the one of its hash"];
  const content = JSON.parse(row.content) as Content;
  const wrong: string[] = [];
  const { planId, version, patientId, reason } = content;
  if (
    planId !== row.planId ||
    version !== row.version ||
    patientId !== row.patientId ||
    (reason ?? null) !== row.reason
  )
    wrong.push("the row says something else than its signed content");
  if (content.factsHash !== hashOf(canonicalJson(row.facts))) wrong.push("the facts are not those that were signed");
  if (canonicalJson(content.findings) !== canonicalJson(row.findings))
    wrong.push("the findings are not those that were signed");
  const signed = content.treatments ?? [];
  const same = (row.treatments ?? []).every((stored, at) => {
    const own = signed[at];
    return (
      canonicalJson(stored.content) === canonicalJson(own) &&
      [stored.treatmentId, stored.kind, stored.lane, stored.action].join() ===
        [own?.treatmentId, own?.kind, own?.lane, own?.action].join()
    );
  });
  if (!same || (row.treatments ?? []).length !== signed.length)
    wrong.push("the treatments are not those that were signed");
  return wrong;
}

function signatureProblems({ authors, events, contentHash, signedBy, signedAt }: VersionRow): string[] {
  const [signature, second] = authors ?? [];
  const [event, another] = events ?? [];
  if (!signature) return ["nobody's signature is on it"];
  if (second) return ["more than one author has signed it"];
  if (!event || another) return [event ? "it was signed more than once" : "nothing says when it was signed"];
  const expected = { signerId: event.signerId, name: event.name, role: event.role, hash: event.hash, at: event.at };
  const same = canonicalJson(signature) === canonicalJson(expected);
  if (same && event.hash === contentHash && signedBy === event.signerId && signedAt === event.at) return [];
  return ["the signature is not the one that was given"];
}

/** A version that was signed and is gone. */
async function expectNoneMissing(client: pg.ClientBase, problems: Problems): Promise<void> {
  const { rows } = await client.query<{ planId: string; version: number }>(
    `SELECT e.plan_id::text AS "planId", e.version FROM audit_event e
      WHERE e.action = 'plan.signed' AND e.outcome = 'done'
        AND NOT EXISTS (SELECT 1 FROM version v WHERE v.plan_id = e.plan_id AND v.version = e.version)
      ORDER BY e.recorded_at LIMIT 100`,
  );
  for (const row of rows)
    problems.add("the version was signed and is not there", `plan ${row.planId}, version ${row.version}`);
  const { rows: loose } = await client.query<{ planId: string; version: number }>(
    `SELECT s.plan_id::text AS "planId", s.version FROM signature s
      WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.plan_id = s.plan_id AND v.version = s.version AND v.content_hash = s.content_hash) LIMIT 100`,
  );
  for (const row of loose)
    problems.add("a signature is under other content", `plan ${row.planId}, version ${row.version}`);
}
