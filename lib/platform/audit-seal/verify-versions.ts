import "server-only";
import type pg from "pg";
import type { Problems } from "./problems";
import { rowsByCursor } from "./rows";
import { contentProblems, type SignedRow, signatureProblems } from "./signed-row";

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
  for await (const row of rowsByCursor<SignedRow>(client, "versions", versions)) {
    count += 1;
    const place = `plan ${row.planId}, version ${row.version}`;
    for (const what of [...contentProblems(row), ...signatureProblems(row)]) problems.add(what, place);
  }
  await expectNoneMissing(client, problems);
  return count;
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
