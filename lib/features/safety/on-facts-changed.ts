// After a fact about a patient changed: briefs are written again, and every active plan is judged again, in the same
// transaction. A Must resolve that was not there when the version was signed becomes an alert.
import type { Treatment } from "@/lib/domain/plan/treatment";
import { alertChanges, type Known } from "@/lib/domain/safety/decision-alert";
import { keepFinding } from "@/lib/domain/safety/decision-findings";
import { readFindings, type SignedFinding } from "@/lib/domain/safety/decision-schema";
import { dayInZone } from "@/lib/domain/shared/instant";
import { factsOfPatient } from "@/lib/features/plan/queries/facts";
import { diagnosisNow } from "@/lib/features/plan/queries/signing-source";
import { rewriteBriefs } from "@/lib/features/referral/on-facts-changed";
import { coursesOfPlanText, type KeptCourse, liveDaysOf, readCourses } from "@/lib/features/session/queries/live-days";
import { type AuditEntry, auditInTx } from "@/lib/platform/audit";
import type { Tx } from "@/lib/platform/db";
import { siteOfPatient } from "./queries/decisions";
import { type Judge, judgeRows, type PlanRows } from "./queries/judge";
import { alertsOf, changeAlert, closeAlerts, insertAlert, insertLapses, type Place } from "./store";

type ActivePlan = {
  readonly id: string;
  readonly version: number;
  readonly deceased: boolean;
  readonly ended: boolean;
  readonly site: { readonly zone: string; readonly jurisdiction: string };
  readonly diagnosis: PlanRows["diagnosis"];
  readonly treatments: readonly Treatment[];
  readonly findings: unknown;
  readonly signedAt: string;
  readonly courses: readonly KeptCourse[];
  readonly facts: unknown;
};

// Ended plans only while an alert of theirs is still open.
const activePlans = `
  SELECT json_build_object('id', p.id, 'version', p.current_version, 'deceased', pt.deceased,
    'ended', p.status IN ('completed', 'discontinued'),
    'site', ${siteOfPatient}, 'diagnosis', ${diagnosisNow},
    'treatments', (SELECT coalesce(json_agg(t.content ORDER BY t.position), '[]'::json) FROM treatment_now t
                    WHERE t.plan_id = p.id AND t.version = p.current_version),
    'findings', n.findings, 'signedAt', to_char(n.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'courses', ${coursesOfPlanText}, 'facts', ${factsOfPatient}) AS plan
  FROM plan p JOIN patient pt ON pt.id = p.patient_id JOIN version n ON n.plan_id = p.id AND n.version = p.current_version
  WHERE p.patient_id = $1::uuid
    AND (p.status IN ('active', 'on-hold') OR EXISTS (SELECT 1 FROM safety_alert a WHERE a.plan_id = p.id AND a.closed_at IS NULL))
  ORDER BY p.id`;

const engine = { id: null, name: "Safety engine", role: "system", sessionId: null } as const;

/** Called by every command that changes a fact of a patient; never refuses, since a fact must always be recordable. */
export async function factsChanged(tx: Tx, patientId: string, now: string, judge?: Judge): Promise<void> {
  await rewriteBriefs(tx, patientId, now);
  await judgeAgain(tx, patientId, now, judge);
}

/** Judges the current version of every open plan of a patient and raises, changes and closes its alerts. */
export async function judgeAgain(tx: Tx, patientId: string, now: string, judge?: Judge): Promise<void> {
  // Facts recorded at the same moment take turns, so that the later one sees the earlier.
  await tx.$queryRaw`SELECT id FROM plan WHERE patient_id = ${patientId}::uuid ORDER BY id FOR UPDATE`;
  const rows = await tx.$queryRawUnsafe<{ plan: ActivePlan }[]>(activePlans, patientId);
  for (const { plan } of rows) {
    const entries = await judgePlanAgain(tx, { patientId, planId: plan.id, plan, now }, judge);
    await auditInTx(tx, engine, entries, "done", now, null);
  }
}

type Again = Place & { readonly plan: ActivePlan; readonly now: string };

async function judgePlanAgain(tx: Tx, again: Again, judge?: Judge): Promise<AuditEntry[]> {
  const { patientId, planId, plan, now } = again;
  const { open, seen, lapsed } = await alertsOf(tx, planId);
  const silent = plan.deceased ? "patient-died" : plan.ended ? "plan-ended" : null;
  const found = silent ? [] : findingsNow(plan, now, judge);
  const known = [...signedWith(plan), ...seen];
  const changes = alertChanges(found ?? [notJudged], { known, lapsed, open });
  // A check that failed says nothing of what is gone.
  const { raise, change, close, lapse } = found ? changes : { ...changes, close: [], lapse: [] };
  if (!silent) await insertLapses(tx, again, lapse, now);
  await closeAlerts(tx, close, silent ?? "gone", now);
  for (const { id, finding } of change) await changeAlert(tx, id, finding, now);
  const raised = [];
  for (const finding of raise)
    raised.push({ id: await insertAlert(tx, { planId, patientId, version: plan.version }, finding, now), finding });
  const about = { patientId, planId, version: plan.version };
  return [
    ...raised.map(({ id, finding }) => ({
      action: "safety-alert.raised",
      ...about,
      object: { type: "safety-alert", id },
      detail: { rule: finding.ruleId },
    })),
    ...close.map((id) => ({ action: "safety-alert.closed", ...about, object: { type: "safety-alert", id } })),
  ];
}

/** The Must resolve findings a version was signed with. */
function signedWith({ findings, signedAt }: ActivePlan): Known[] {
  const kept = readFindings(findings).filter((f) => f.tier === "must-resolve");
  return kept.map(({ ruleId, treatments, basis }) => ({ ruleId, treatments, basis, at: signedAt }));
}

/** What a failing engine leaves behind: the plan counts as unsafe until it could be judged again. */
const notJudged: SignedFinding = {
  ruleId: "product-not-judged",
  ruleVersion: "1",
  tier: "must-resolve",
  severity: "major",
  cause: "not-judged",
  title: "The safety check of this plan failed",
  message: "A fact was recorded, and the plan could not be checked against it.",
  why: "Nobody knows whether the plan is still safe: check it by hand, and tell your administrator.",
  treatments: [],
  basis: "product-not-judged",
  evidence: [],
  unsure: [],
  overridable: true,
  decision: null,
};

function findingsNow(
  { treatments, facts, diagnosis, site, courses }: ActivePlan,
  now: string,
  judge?: Judge,
): SignedFinding[] | null {
  const asOf = dayInZone(now, site.zone);
  const sessions = liveDaysOf(treatments, readCourses(courses));
  const rows = { treatments, current: treatments, facts, diagnosis, jurisdiction: site.jurisdiction, asOf, sessions };
  const judged = judgeRows(rows, judge);
  return judged ? judged.result.findings.map((finding) => keepFinding(finding, judged.input)) : null;
}
