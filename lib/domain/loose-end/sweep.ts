// All loose ends of one plan, each with the place where it is mended.

import type { Day } from "../shared/day";
import { dayInZone } from "../shared/instant";
import * as ends from "./loose-end";

export interface SweptPlan {
  readonly planId: string;
  readonly treatments: readonly ends.LooseTreatment[];
  readonly courses: readonly ends.LooseCourse[];
  readonly version: {
    readonly n: number;
    readonly signedAt: string;
    readonly signerRole: string;
    readonly seenBy: readonly string[];
  };
  readonly referrals: readonly (Omit<ends.WaitingReferral, "since"> & {
    readonly id: string;
    readonly at: string | null;
  })[];
  readonly seizures: ends.SeizureFacts;
  readonly lastTest: Readonly<Record<string, Day>>;
  readonly neurologists: number;
  readonly neurologistLeft: Day | null;
  /** On hold: nothing is to be given, so what concerns giving is no loose end. */
  readonly onHold: boolean;
}

export type LooseKind =
  | "not-booked"
  | "no-next-session"
  | "not-recorded"
  | "taper"
  | "indication"
  | "monitoring"
  | "condition"
  | "referral"
  | "version"
  | "no-review"
  | "no-neurologist";

export interface LooseEnd {
  readonly kind: LooseKind;
  /** What it is about: a treatment, a referral, or the plan. */
  readonly about: string;
  readonly answer: "loose" | "cannot-tell";
  readonly since: Day;
  readonly words: string;
}

/** Every loose end of a plan on a day at its site, in the order of the questions; `zone` is that of the site. */
export function sweep(plan: SweptPlan, today: Day, zone: string): readonly LooseEnd[] {
  const signedOn = dayInZone(plan.version.signedAt, zone);
  const lastTest = new Map(Object.entries(plan.lastTest));
  const found: LooseEnd[] = [];
  const add = (kind: LooseKind, about: string, judged: ends.Judged) => {
    if (judged.answer === "fine") return;
    const since = judged.answer === "loose" ? judged.since : signedOn;
    found.push({ kind, about, answer: judged.answer, since, words: judged.words });
  };
  for (const t of plan.treatments) {
    const own = plan.courses.filter((course) => course.treatmentId === t.treatmentId);
    if (!plan.onHold) {
      add("not-booked", t.treatmentId, ends.notBooked(t, plan.courses, today));
      const next = own.map((course) => ends.withoutNextSession(t, course)).find((one) => one.answer !== "fine");
      if (next) add("no-next-session", t.treatmentId, next);
      add("taper", t.treatmentId, ends.taperWithoutEnd(t, today));
      add("indication", t.treatmentId, ends.antiSeizureWithoutIndication(t, plan.seizures, today));
      add("monitoring", t.treatmentId, ends.monitoringOverdue(t, lastTest, today));
    }
    const late = own.map((course) => ends.notRecorded(t, course, today)).find((one) => one.answer !== "fine");
    if (late) add("not-recorded", t.treatmentId, late);
    add("condition", t.treatmentId, ends.conditionPast(t, today));
  }
  for (const { id, at, ...referral } of plan.referrals)
    add("referral", id, ends.unanswered({ ...referral, since: at ? dayInZone(at, zone) : null }, today));
  add("version", plan.planId, ends.versionNotSeen({ ...plan.version, signedOn }, plan.treatments, today));
  add("no-review", plan.planId, ends.planWithoutReview(plan.treatments, signedOn, today));
  add("no-neurologist", plan.planId, ends.withoutNeurologist(plan.neurologists, plan.neurologistLeft, signedOn));
  return found;
}
