import "server-only";
import { can } from "@/lib/domain/access/can";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import type { VersionStep } from "@/lib/domain/version/change-filter";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { headJson, type SignedVersionView, signedVersion, type VersionHead, versionAndSignature } from "./signed-row";

export type VersionsView = {
  readonly planId: string;
  readonly patientId: string;
  readonly title: string;
  readonly status: PlanState;
  readonly currentVersion: number;
  /** Newest first. */
  readonly versions: readonly VersionHead[];
};

type VersionsRow = {
  patient_id: string;
  title: string;
  status: PlanState;
  current_version: number;
  versions: VersionHead[];
};

const columns = `p.patient_id, p.title, p.status, p.current_version,
  (SELECT coalesce(json_agg(${headJson} ORDER BY v.version DESC), '[]'::json) FROM ${versionAndSignature} WHERE v.plan_id = p.id) AS versions`;

const versionsStatement = statement<VersionsRow>(
  "plan-versions",
  `SELECT ${columns} FROM plan p WHERE p.id = $1::uuid`,
);

const viewOf = (planId: string, row: VersionsRow): VersionsView => ({
  planId,
  patientId: row.patient_id,
  title: row.title,
  status: row.status,
  currentVersion: row.current_version,
  versions: row.versions,
});

/** Every version of a plan: who signed it, when, why, and what it changed. */
export async function versionsForList(
  actor: Actor,
  planId: string,
): Promise<(VersionsView & { readonly mayExport: boolean }) | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: (view: VersionsView & { readonly mayExport: boolean }) => ({
      action: "plan.history-read",
      patientId: view.patientId,
      planId,
    }),
    run: async ({ sql, relation }) => {
      const [row] = await sql(versionsStatement, [planId]);
      return row ? { ...viewOf(planId, row), mayExport: can(actor, "plan:export", relation.ties) } : null;
    },
  });
}

export type CompareView = VersionsView & {
  readonly from: SignedVersionView;
  readonly to: SignedVersionView;
  /** From the older version to the newer one, with the treatments of each: what a filter by author or reason looks at. */
  readonly steps: readonly VersionStep[];
};

const compareStatement = statement<VersionsRow & { from_content: string | null; to_content: string | null }>(
  "plan-compare",
  `SELECT ${columns}, (SELECT f.content FROM version f WHERE f.plan_id = p.id AND f.version = $2::int) AS from_content,
          (SELECT t.content FROM version t WHERE t.plan_id = p.id AND t.version = $3::int) AS to_content
     FROM plan p WHERE p.id = $1::uuid`,
);

const stepsStatement = statement<{ version: number; signer_id: string; treatments: unknown[] }>(
  "plan-compare-steps",
  `SELECT v.version, v.signed_by AS signer_id,
          (SELECT json_agg(t.content ORDER BY t.position) FROM treatment_version t WHERE t.plan_id = v.plan_id AND t.version = v.version) AS treatments
     FROM version v WHERE v.plan_id = $1::uuid AND v.version BETWEEN $2::int AND $3::int ORDER BY v.version`,
);

/** Any two versions of a plan; null when one of them does not exist. */
export async function versionsToCompare(
  actor: Actor,
  planId: string,
  from: number,
  to: number,
): Promise<CompareView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: (view: CompareView) => ({
      action: "plan.compared",
      patientId: view.patientId,
      planId,
      version: to,
      detail: { from, to },
    }),
    run: async ({ sql }) => {
      const [row] = await sql(compareStatement, [planId, from, to]);
      const head = (n: number) => row?.versions.find((v) => v.version === n);
      const [older, newer] = [head(from), head(to)];
      if (!row?.from_content || !row.to_content || !older || !newer) return null;
      const steps = await sql(stepsStatement, [planId, from, to]);
      return {
        ...viewOf(planId, row),
        steps: steps.map(({ version, signer_id: signerId, treatments }) => ({
          version,
          signerId,
          treatments: treatments.map((one) => treatmentSchema.parse(one)),
        })),
        from: signedVersion(older, row.from_content),
        to: signedVersion(newer, row.to_content),
      };
    },
  });
}
