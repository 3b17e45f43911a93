// What a session is judged on and moved in: its plan as signed, the facts about its patient, and where the sessions of all
// courses really are. Read by the screens and by the command that records a session.
import "server-only";
import { askedText } from "@/lib/domain/cosign/words";
import { type MayGive, mayGive } from "@/lib/domain/delivery/may-give";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { type Treatment, treatmentSchema } from "@/lib/domain/plan/treatment";
import { stateOf, type TreatmentState } from "@/lib/domain/plan/treatment-states";
import { readStoredFacts } from "@/lib/domain/safety/app/stored-facts";
import { plannedReview } from "@/lib/domain/safety/app/to-engine-input";
import { readFindings } from "@/lib/domain/safety/decision-schema";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import { factsOfPatient } from "@/lib/features/plan/queries/facts";
import { type CosignRow, cosignRowsText } from "@/lib/features/plan/queries/release-source";
import { diagnosisNow } from "@/lib/features/plan/queries/signing-source";
import { siteOfPatient } from "@/lib/features/safety/queries/decisions";
import type { PlanRows } from "@/lib/features/safety/queries/judge";
import { coursesOfPlanText, type KeptCourse, type LiveCourse, liveDaysOf, readCourses } from "./live-days";

type KeptPlan = {
  readonly id: string;
  readonly status: PlanState;
  readonly deceased: boolean;
  readonly site: { readonly zone: string; readonly jurisdiction: string };
  readonly holidays: readonly Day[];
  readonly diagnosis: PlanRows["diagnosis"];
  readonly treatments: readonly { readonly status: TreatmentState; readonly content: unknown }[];
  readonly courses: readonly KeptCourse[];
  readonly cosign: readonly CosignRow[];
  readonly alerts: readonly unknown[];
  readonly prescriber: { readonly name: string; readonly phone: string | null } | null;
  readonly facts: unknown;
};

/** The plans with the ids $1 with all that their sessions are judged on, one JSON each. */
export const plansText = `
  SELECT json_build_object('id', p.id, 'status', p.status, 'deceased', pt.deceased, 'site', ${siteOfPatient},
    'holidays', (SELECT coalesce(json_agg(h.day::text ORDER BY h.day), '[]'::json) FROM site_holiday h WHERE h.site_id = pt.site_id),
    'diagnosis', ${diagnosisNow},
    'treatments', (SELECT coalesce(json_agg(json_build_object('status', t.status, 'content', t.content) ORDER BY t.position), '[]'::json)
                     FROM treatment_now t WHERE t.plan_id = p.id AND t.version = p.current_version),
    'courses', ${coursesOfPlanText}, 'cosign', ${cosignRowsText("p.id", "p.current_version")},
    'alerts', (SELECT coalesce(json_agg(a.finding ORDER BY a.raised_at, a.id), '[]'::json) FROM safety_alert a
                WHERE a.plan_id = p.id AND a.closed_at IS NULL),
    'prescriber', (SELECT json_build_object('name', w.given || ' ' || w.family, 'phone', w.phone) FROM version v JOIN person w ON w.id = v.signed_by
                    WHERE v.plan_id = p.id AND v.version = p.current_version),
    'facts', ${factsOfPatient}) AS plan
  FROM plan p JOIN patient pt ON pt.id = p.patient_id WHERE p.id = ANY ($1::uuid[])`;

export type JudgedPlan = {
  readonly planId: string;
  readonly status: PlanState;
  readonly deceased: boolean;
  readonly zone: string;
  readonly holidays: readonly Day[];
  readonly treatments: readonly Treatment[];
  readonly courses: readonly LiveCourse[];
  readonly prescriber: KeptPlan["prescriber"];
  /** Allergies in words; what is not recorded is said. */
  readonly allergies: string;
  readonly treatmentOf: (treatmentId: string) => Treatment | null;
  readonly mayGive: (treatmentId: string, day: Day, today: Day) => MayGive | null;
};

/** Held and stopped by its version; otherwise as the row says, which knows of co-signatures. */
function stateNow({ status, treatment }: { readonly status: TreatmentState; readonly treatment: Treatment }) {
  const signed = stateOf(treatment);
  return signed === "held" || signed === "stopped" ? signed : status;
}

/** What follows "this treatment" while it lacks a second signature. */
function cosignWords(row: CosignRow | undefined, zone: string): string | null {
  if (!row) return null;
  if (row.declined) return `is not active: ${row.declined.by} declined to co-sign it (${row.declined.reason})`;
  return `waits for co-signature by ${askedText(row.unanswered)} since ${formatInstant(row.askedAt, zone)}`;
}

function allergyText({ allergies, reviews }: ReturnType<typeof readStoredFacts>, zone: string): string {
  const active = allergies.filter((a) => a.status === "active").map((a) => a.text);
  if (active.length > 0) return `Allergies: ${active.join("; ")}`;
  const review = reviews.find((one) => one.list === "allergies" && one.noneKnown);
  if (!review) return "Allergies not recorded";
  return `No known allergies (confirmed ${formatDay(dayInZone(review.reviewedAt, zone))})`;
}

/** A plan read by `plansText`, ready to be asked about its sessions. */
export function judgedPlan(plan: KeptPlan): JudgedPlan {
  const kept = plan.treatments.map(({ status, content }) => ({ status, treatment: treatmentSchema.parse(content) }));
  const treatments = kept.map(({ treatment }) => treatment);
  const courses = readCourses(plan.courses);
  const sessions = liveDaysOf(treatments, courses);
  const found = (treatmentId: string) => kept.find(({ treatment }) => treatment.treatmentId === treatmentId);
  const facts = readStoredFacts(plan.facts);
  const alerts = readFindings(plan.alerts);
  return {
    planId: plan.id,
    status: plan.status,
    deceased: plan.deceased,
    zone: plan.site.zone,
    holidays: plan.holidays,
    treatments,
    courses,
    prescriber: plan.prescriber,
    allergies: allergyText(facts, plan.site.zone),
    treatmentOf: (id) => found(id)?.treatment ?? null,
    mayGive: (id, day, today) => {
      const own = found(id);
      if (!own) return null;
      const reviewOn = plannedReview(treatments, today);
      const { diagnosis, site } = plan;
      return mayGive({
        treatment: own.treatment,
        treatmentState: stateNow(own),
        cosignature: cosignWords(
          plan.cosign.find((one) => one.treatmentId === id),
          plan.site.zone,
        ),
        planState: plan.status,
        deceased: plan.deceased,
        day,
        today,
        alerts: alerts.filter((alert) => alert.treatments.includes(id)),
        source: {
          treatments,
          current: treatments,
          facts,
          diagnosis,
          jurisdiction: site.jurisdiction,
          reviewOn,
          sessions,
        },
      });
    },
  };
}

export type PlanSourceRow = { readonly plan: KeptPlan };
