// What a release is judged on: the plan as it is in force, with one treatment no longer waiting, on the facts of this moment.
// Read by the screen that shows the re-check and by the command that releases.
import "server-only";
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
import { diagnosisNow } from "./signing-source";

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
};

export const releaseText = `
  SELECT json_build_object('patientId', p.patient_id, 'title', p.title, 'status', p.status, 'version', p.current_version,
    'deceased', pt.deceased, 'site', ${siteOfPatient}, 'diagnosis', ${diagnosisNow},
    'treatments', (SELECT coalesce(json_agg(t.content ORDER BY t.position), '[]'::json) FROM treatment_now t
                    WHERE t.plan_id = p.id AND t.version = p.current_version),
    'carried', ${findingsCarriedBy}, 'courses', ${coursesOfPlanText}, 'facts', ${factsOfPatient}) AS source
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

/** The re-check of one treatment that waits; null when the current version has none such. */
export function recheck(
  row: ReleaseRow,
  { treatmentId, firstDay, now }: { readonly treatmentId: string; readonly firstDay: Day | null; readonly now: string },
  judge?: Judge,
): Recheck | null {
  const inForce = row.treatments.map((content) => treatmentSchema.parse(content));
  const before = inForce.find((t) => t.treatmentId === treatmentId);
  if (!before || !waitsForRelease(before)) return null;
  const released = releasedTreatment(before, firstDay);
  const treatments = inForce.map((t) => (t === before ? released : t));
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
  const proposed = result && proposeFindings({ judged: result, treatments, current: inForce, ...known });
  const findings = proposed?.findings ?? null;
  const judged = canonicalJson({
    schema: "release/1",
    treatment: released,
    version: row.version,
    judgedOn: today,
    facts,
    findings: findings?.map((one) => one.finding) ?? null,
    cannotTell: proposed?.cannotTell ?? null,
  });
  const cannotTell = proposed?.cannotTell ?? [];
  return { before, released, today, findings, cannotTell, judged, hash: contentHash(judged) };
}

/** What stands in the way of the release: an undecided must resolve about this treatment, or about the plan as a whole. */
export const blockingRelease = (findings: readonly ProposedFinding[]): ProposedFinding[] =>
  findings.filter(({ blocks, finding }) => blocks && finding.tier === "must-resolve");
