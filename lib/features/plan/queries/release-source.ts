// What a release is judged on: the plan as it is in force, with one treatment no longer waiting, on the facts of this moment.
// Read by the screen that shows the re-check and by the command that releases.
import "server-only";
import type { CosignCause } from "@/lib/domain/cosign/needs";
import type { AskedRole } from "@/lib/domain/cosign/policy";
import { canonicalJson } from "@/lib/domain/plan/canonical";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { releasedTreatment, waitsForRelease } from "@/lib/domain/plan/release";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import { type ProposedFinding, proposeFindings } from "@/lib/domain/safety/decision-findings";
import { readFindings, type SignedCannotTell } from "@/lib/domain/safety/decision-schema";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { findingsCarriedBy, siteOfPatient } from "@/lib/features/safety/queries/decisions";
import { type Judge, judgeRows, type PlanRows } from "@/lib/features/safety/queries/judge";
import { coursesOfPlanText, type KeptCourse, liveDaysOf, readCourses } from "@/lib/features/session/queries/live-days";
import { contentHash } from "../content-hash";
import { factsOfPatient } from "./facts";
import { instantText } from "./signed-row";
import { diagnosisNow } from "./signing-source";

/** The second signatures of one treatment of the current version, as they stand. */
export type CosignRow = {
  readonly treatmentId: string;
  /** The state its version left it in: held ones wait for their resumption. */
  readonly signed: string;
  readonly asked: readonly AskedRole[];
  readonly unanswered: readonly AskedRole[];
  readonly because: Readonly<Partial<Record<AskedRole, readonly CosignCause[]>>>;
  readonly askedAt: string;
  readonly urgent: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly declined: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly signatures: readonly { readonly name: string; readonly role: string; readonly at: string }[];
};

const added = (
  kind: "urgent" | "declined",
) => `CASE WHEN c.${kind}_at IS NOT NULL THEN json_build_object('at', ${instantText(`c.${kind}_at`)},
    'by', (SELECT w.given || ' ' || w.family FROM person w WHERE w.id = c.${kind}_by), 'reason', c.${kind}_reason) END`;

/** JSON of the second signatures of a version; `plan` and `version` are SQL expressions. */
export const cosignRowsText = (plan: string, version: string) => `(SELECT coalesce(json_agg(json_build_object(
    'treatmentId', c.treatment_id, 'signed', t.status, 'asked', c.asked, 'unanswered', c.unanswered, 'because', c.because,
    'askedAt', ${instantText("c.asked_at")}, 'urgent', ${added("urgent")}, 'declined', ${added("declined")},
    'signatures', (SELECT coalesce(json_agg(json_build_object('name', g.signer_name, 'role', g.signer_role, 'at', ${instantText("g.signed_at")})
                     ORDER BY g.signed_at), '[]'::json) FROM signature g
                    WHERE g.plan_id = c.plan_id AND g.version = c.version AND g.treatment_id = c.treatment_id))), '[]'::json)
  FROM cosignature_now c JOIN treatment_version t ON t.plan_id = c.plan_id AND t.version = c.version AND t.treatment_id = c.treatment_id
 WHERE c.plan_id = ${plan} AND c.version = ${version})`;

export type ReleaseRow = {
  readonly patientId: string;
  readonly title: string;
  readonly status: PlanState;
  readonly version: number;
  readonly deceased: boolean;
  readonly site: { readonly zone: string; readonly jurisdiction: string };
  readonly diagnosis: PlanRows["diagnosis"];
  readonly treatments: readonly Treatment[];
  readonly carried: unknown;
  readonly courses: readonly KeptCourse[];
  readonly facts: unknown;
  /** Who signed the current version, and the hash of what was signed. */
  readonly author: { readonly id: string; readonly name: string } | null;
  readonly contentHash: string | null;
  readonly cosign: readonly CosignRow[];
};

export const releaseText = `
  SELECT json_build_object('patientId', p.patient_id, 'title', p.title, 'status', p.status, 'version', p.current_version,
    'deceased', pt.deceased, 'site', ${siteOfPatient}, 'diagnosis', ${diagnosisNow},
    'treatments', (SELECT coalesce(json_agg(t.content ORDER BY t.position), '[]'::json) FROM treatment_now t
                    WHERE t.plan_id = p.id AND t.version = p.current_version),
    'carried', ${findingsCarriedBy}, 'courses', ${coursesOfPlanText}, 'facts', ${factsOfPatient},
    'author', (SELECT json_build_object('id', w.id, 'name', w.given || ' ' || w.family) FROM version v JOIN person w ON w.id = v.signed_by
                WHERE v.plan_id = p.id AND v.version = p.current_version),
    'contentHash', (SELECT v.content_hash FROM version v WHERE v.plan_id = p.id AND v.version = p.current_version),
    'cosign', ${cosignRowsText("p.id", "p.current_version")}) AS source
  FROM plan p JOIN patient pt ON pt.id = p.patient_id
  CROSS JOIN LATERAL (SELECT p.id AS plan_id, p.current_version AS base_version) d
  WHERE p.id = $1::uuid`;

export type Recheck = {
  readonly before: Treatment;
  readonly released: Treatment;
  readonly today: Day;
  /** Null when the engine failed: nothing is released then. */
  readonly findings: readonly ProposedFinding[] | null;
  /** What a missing or stale fact leaves open in the plan as it would be in force. */
  readonly cannotTell: readonly SignedCannotTell[];
  /** Canonical text of what it was judged on, and its hash. */
  readonly judged: string;
  readonly hash: string;
};

const unsigned = (row: ReleaseRow, treatmentId: string) =>
  row.cosign.some((one) => one.treatmentId === treatmentId && one.unanswered.length > 0);

/** The re-check of one treatment that waits; null when the current version has none such, or it was never co-signed. */
export function recheck(
  row: ReleaseRow,
  { treatmentId, firstDay, now }: { readonly treatmentId: string; readonly firstDay: Day | null; readonly now: string },
  judge?: Judge,
): Recheck | null {
  const before = inForceOf(row).find((t) => t.treatmentId === treatmentId);
  if (!before || !waitsForRelease(before) || unsigned(row, treatmentId)) return null;
  return judged(row, { before, after: releasedTreatment(before, firstDay), schema: "release/1", now }, judge);
}

/** The check beside a co-signature or an urgent activation: the treatment exactly as signed, as if it were begun now. */
export function recheckAsSigned(
  row: ReleaseRow,
  { treatmentId, now }: { readonly treatmentId: string; readonly now: string },
  judge?: Judge,
): Recheck | null {
  const before = inForceOf(row).find((t) => t.treatmentId === treatmentId);
  return before ? judged(row, { before, after: before, schema: "cosign/1", now }, judge) : null;
}

const inForceOf = (row: ReleaseRow) => row.treatments.map((content) => treatmentSchema.parse(content));

type Asked = {
  readonly before: Treatment;
  readonly after: Treatment;
  readonly schema: string;
  readonly now: string;
};

function judged(row: ReleaseRow, { before, after, schema, now }: Asked, judge?: Judge): Recheck {
  const { treatmentId } = before;
  const inForce = inForceOf(row);
  const treatments = inForce.map((t) => (t.treatmentId === treatmentId ? after : t));
  // As signed it does not differ from itself: against the others alone it counts as begun.
  const current = schema === "cosign/1" ? inForce.filter((t) => t.treatmentId !== treatmentId) : inForce;
  const { facts, diagnosis, site } = row;
  const today = dayInZone(now, site.zone);
  const sessions = liveDaysOf(inForce, readCourses(row.courses));
  const rows = {
    treatments,
    current: inForce,
    facts,
    diagnosis,
    jurisdiction: site.jurisdiction,
    asOf: today,
    sessions,
  };
  const result = judgeRows(rows, judge);
  const known = { decisions: [], carried: readFindings(row.carried), nextVersion: row.version };
  const proposed = result && proposeFindings({ judged: result, treatments, current, ...known });
  const findings = proposed?.findings ?? null;
  const text = canonicalJson({
    schema,
    treatment: after,
    version: row.version,
    judgedOn: today,
    facts,
    findings: findings?.map((one) => one.finding) ?? null,
    cannotTell: proposed?.cannotTell ?? null,
  });
  const cannotTell = proposed?.cannotTell ?? [];
  return { before, released: after, today, findings, cannotTell, judged: text, hash: contentHash(text) };
}

/** What stands in the way of the release: an undecided must resolve about this treatment, or about the plan as a whole. */
export const blockingRelease = (findings: readonly ProposedFinding[]): ProposedFinding[] =>
  findings.filter(({ blocks, finding }) => blocks && finding.tier === "must-resolve");
