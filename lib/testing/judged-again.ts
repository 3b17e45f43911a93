// Judges a signed version once more on nothing but what it keeps: its content, the facts stored with it, and the version before it.

import { canonicalJson } from "@/lib/domain/plan/canonical";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import { proposeFindings } from "@/lib/domain/safety/decision-findings";
import { readSigned, type SignedContent } from "@/lib/domain/version/signed-content";
import { contentHash } from "@/lib/features/plan/content-hash";
import { judgeRows } from "@/lib/features/safety/queries/judge";
import { rowsOf } from "./insert-row";

type Row = { content: string; facts: unknown; jurisdiction: string; cancer: string | null; before: unknown[] };

// The site says which rules of a country hold; a diagnosis recorded anew is a new row, so the one that was signed stays.
const kept = `SELECT v.content, v.facts, s.jurisdiction, d.cancer,
    (SELECT coalesce(json_agg(coalesce(a.content, t.content) ORDER BY t.position), '[]'::json) FROM treatment_version t
       LEFT JOIN treatment_activation a ON a.plan_id = t.plan_id AND a.version = t.version AND a.treatment_id = t.treatment_id
            AND a.kind = 'released' AND a.activated_at <= v.signed_at
      WHERE t.plan_id = v.plan_id AND t.version = v.version - 1) AS before
  FROM version v JOIN patient p ON p.id = v.patient_id JOIN site s ON s.id = p.site_id
  LEFT JOIN diagnosis d ON d.id = (v.content::json->'diagnosis'->>'diagnosisId')::uuid
 WHERE v.plan_id = $1 AND v.version = $2`;

type Answer = Pick<SignedContent, "findings" | "cannotTell" | "factsHash">;
const undecided = (findings: SignedContent["findings"]) => findings.map((f) => ({ ...f, decision: null }));

/** What the version says was found, and what the engine finds in it now; decisions, which people made, are left out. */
export async function judgedAgain(planId: string, version: number): Promise<{ stored: Answer; again: Answer }> {
  const [row] = await rowsOf<Row>(kept, [planId, version]);
  if (!row) throw new Error(`plan ${planId} has no version ${version}`);
  const content = readSigned(row.content);
  const { treatments, judgedOn, findings, cannotTell, factsHash } = content;
  if (!judgedOn) throw new Error(`version ${version} does not say on which day it was judged`);
  const current: Treatment[] | null = version > 1 ? row.before.map((one) => treatmentSchema.parse(one)) : null;
  const { phenotype, cancerStatus, antibodies } = content.diagnosis;
  const diagnosis = {
    phenotype,
    cancerStatus,
    cancer: row.cancer,
    antibodies: antibodies.map(({ id, result }) => ({ antibody: id, result })),
  };
  const { facts, jurisdiction } = row;
  const judged = judgeRows({ treatments, current, facts, diagnosis, jurisdiction, asOf: judgedOn });
  if (!judged) throw new Error("the engine failed on a version that was signed");
  const found = proposeFindings({ judged, treatments, current, decisions: [], carried: [], nextVersion: version });
  return {
    stored: { findings: undecided(findings), cannotTell, factsHash },
    again: {
      findings: undecided(found.findings.map(({ finding }) => finding)),
      cannotTell: [...found.cannotTell],
      factsHash: contentHash(canonicalJson(facts)),
    },
  };
}
