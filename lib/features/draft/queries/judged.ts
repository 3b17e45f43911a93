import "server-only";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { type DraftToJudge, judgeDraft } from "@/lib/domain/safety/app/judge-draft";
import type { PanelView } from "@/lib/domain/safety/app/panel-view";
import { readStoredFacts } from "@/lib/domain/safety/app/stored-facts";
import type { PlanSource } from "@/lib/domain/safety/app/to-engine-input";
import type { DraftDecision } from "@/lib/domain/safety/decision";
import type { SignedFinding } from "@/lib/domain/safety/decision-schema";
import { dayInZone } from "@/lib/domain/shared/instant";
import { factsOfPatient } from "@/lib/features/plan/queries/facts";
import { diagnosisNow } from "@/lib/features/plan/queries/signing-source";
import { decisionsOfDraft, findingsCarriedBy, siteOfPatient } from "@/lib/features/safety/queries/decisions";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { log } from "@/lib/platform/log";
import { read } from "@/lib/platform/read";

type Row = {
  source: {
    readonly treatments: readonly DraftTreatment[];
    readonly current: readonly Treatment[];
    readonly facts: unknown;
    readonly diagnosis: PlanSource["diagnosis"];
    readonly site: { readonly zone: string; readonly jurisdiction: string };
    readonly decisions: readonly DraftDecision[];
    readonly carried: readonly SignedFinding[];
    readonly baseVersion: number;
  };
};

const judgedStatement = statement<Row>(
  "draft-to-judge",
  `SELECT json_build_object(
      'treatments', (SELECT coalesce(json_agg(t.content ORDER BY t.position, t.treatment_id), '[]'::json) FROM draft_treatment t
                      WHERE t.draft_id = d.id AND t.removed_at IS NULL),
      'current', (SELECT coalesce(json_agg(v.content ORDER BY v.position), '[]'::json) FROM treatment_now v
                   WHERE v.plan_id = p.id AND v.version = d.base_version),
      'facts', ${factsOfPatient}, 'diagnosis', ${diagnosisNow}, 'site', ${siteOfPatient},
      'decisions', ${decisionsOfDraft}, 'carried', ${findingsCarriedBy}, 'baseVersion', d.base_version) AS source
     FROM draft d JOIN plan p ON p.id = d.plan_id JOIN patient pt ON pt.id = p.patient_id
    WHERE d.plan_id = $1::uuid AND d.state IN ('open', 'in-review', 'changes-asked')`,
);

/** A draft with what its panel shows. */
export type JudgedDraft = { readonly draft: DraftToJudge; readonly panel: PanelView };

function toJudge({ treatments, current, facts, diagnosis, site, ...row }: Row["source"], now: string): DraftToJudge {
  return {
    source: {
      treatments,
      current: row.baseVersion > 0 ? current : null,
      facts: readStoredFacts(facts),
      diagnosis,
      jurisdiction: site.jurisdiction,
      asOf: dayInZone(now, site.zone),
    },
    decisions: row.decisions,
    carried: row.carried,
    nextVersion: row.baseVersion + 1,
  };
}

/**
 * The open draft of a plan as judged now; null without one, or when the engine failed (logged without words of a patient).
 * The page that shows it has audited the read of the chart, so this adds no entry of its own.
 */
export async function judgedDraft(actor: Actor, planId: string): Promise<JudgedDraft | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, now }) => {
      const [row] = await sql(judgedStatement, [planId]);
      if (!row) return null;
      try {
        const draft = toJudge(row.source, now);
        return { draft, panel: judgeDraft(draft) };
      } catch (error) {
        const frames = error instanceof Error ? error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) : [];
        log().error(
          { name: error instanceof Error ? error.name : typeof error, frames: frames?.slice(0, 8) },
          "safety engine",
        );
        return null;
      }
    },
  });
}
