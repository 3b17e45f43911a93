import "server-only";
import type { PersonActor } from "@/lib/platform/actor-types";
import { codeOf } from "@/lib/platform/audit-seal/key";
import {
  type AuditPack,
  PACK_FORMAT,
  type PackedActivation,
  type PackedVersion,
  packGuide,
  sealedPackText,
} from "@/lib/platform/audit-seal/pack";
import { type EventRow, eventColumns, type SealRow, sealColumns } from "@/lib/platform/audit-seal/rows";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

type Head = Pick<AuditPack, "patient" | "plan">;
const head = statement<Head>(
  "audit-pack-head",
  `SELECT json_build_object('id', x.id, 'mrn', x.mrn, 'family', x.family, 'given', x.given, 'born', x.born::text) AS patient,
          json_build_object('id', p.id, 'title', p.title, 'status', p.status, 'currentVersion', p.current_version) AS plan
     FROM plan p JOIN patient x ON x.id = p.patient_id WHERE p.id = $1::uuid`,
);
const signature = (
  more: string,
) => `json_build_object('signerId', s.signer_id, 'name', s.signer_name, 'role', s.signer_role,
    'hash', s.content_hash, 'at', ${iso("s.signed_at")}${more}) ORDER BY s.signed_at, s.id) FROM signature s WHERE s.plan_id = v.plan_id AND s.version = v.version`;
const versions = statement<PackedVersion>(
  "audit-pack-versions",
  `SELECT v.plan_id::text AS "planId", v.version, v.patient_id::text AS "patientId", v.content, v.content_hash AS "contentHash", v.facts,
          v.findings, v.knowledge_version AS "knowledgeVersion", v.engine_version AS "engineVersion", v.effective_on::text AS "effectiveOn",
          v.signed_by::text AS "signedBy", ${iso("v.signed_at")} AS "signedAt", v.reason,
          (SELECT json_agg(json_build_object('treatmentId', t.treatment_id, 'kind', t.kind, 'lane', t.lane, 'action', t.action, 'content', t.content)
                           ORDER BY t.position) FROM treatment_version t WHERE t.plan_id = v.plan_id AND t.version = v.version) AS treatments,
          (SELECT json_agg(${signature("")} AND s.meaning = 'author') AS authors,
          coalesce((SELECT json_agg(${signature(", 'meaning', s.meaning")}), '[]'::json) AS signatures
     FROM version v WHERE v.plan_id = $1::uuid ORDER BY v.version`,
);
const activations = statement<PackedActivation>(
  "audit-pack-activations",
  `SELECT a.version, a.treatment_id::text AS "treatmentId", a.kind, a.reason, a.content, a.judged, a.judged_hash AS "judgedHash",
          ${iso("a.activated_at")} AS at, a.activated_by::text AS by
     FROM treatment_activation a WHERE a.plan_id = $1::uuid ORDER BY a.activated_at, a.id`,
);
const seen = statement<AuditPack["acknowledgements"][number]>(
  "audit-pack-seen",
  `SELECT a.version, a.person_id::text AS "personId", a.role, ${iso("a.at")} AS at
     FROM version_acknowledgement a WHERE a.plan_id = $1::uuid ORDER BY a.at, a.id`,
);
const chain = statement<EventRow>(
  "audit-pack-chain",
  `SELECT ${eventColumns} FROM audit_event e WHERE e.plan_id = $1::uuid AND e.chain_n IS NOT NULL ORDER BY e.chain_n`,
);
const seal = statement<SealRow>("audit-pack-seal", `SELECT ${sealColumns} FROM audit_seal s ORDER BY s.n DESC LIMIT 1`);

export type ExportedPack = { readonly text: string; readonly hash: string };

/**
 * The audit pack of one plan as a file, for a lead of the patient's team; null for everybody else. Handing it over is a disclosure:
 * the audit says so, with the hash of the pack, before anything is returned.
 */
export async function auditPackForExport(actor: PersonActor, planId: string): Promise<ExportedPack | null> {
  const found = await read({
    actor,
    needs: "plan:export",
    on: { kind: "plan", id: planId },
    audit: (made: ExportedPack & Head) => ({
      action: "plan.exported",
      patientId: made.patient.id,
      planId,
      version: made.plan.currentVersion || null,
      detail: { format: PACK_FORMAT, hash: made.hash },
    }),
    run: async ({ sql, now }) => {
      const [row] = await sql(head, [planId]);
      if (!row) return null;
      const pack: AuditPack = {
        format: PACK_FORMAT,
        guide: packGuide,
        madeAt: now,
        madeBy: { id: actor.id, name: actor.name, role: actor.role },
        ...row,
        versions: await sql(versions, [planId]),
        activations: await sql(activations, [planId]),
        acknowledgements: await sql(seen, [planId]),
        chain: await sql(chain, [planId]),
        seal: (await sql(seal))[0] ?? null,
      };
      return { ...row, ...sealedPackText(pack, codeOf) };
    },
  });
  return found ? { text: found.text, hash: found.hash } : null;
}
