// Loose ends of a plan: what was meant and is not arranged, or has no end. Each question is one function of plain facts; its
// answer is a loose end, none, or that it cannot tell because a fact is missing. Limits are in thresholds.ts.
import { agentLabelById } from "../knowledge/agent-labels";
import type { TreatmentCondition } from "../plan/frame";
import { addDays, type Day, daysBetween } from "../shared/day";
import { type AcknowledgingRole, rolesMissing } from "../version/acknowledgement";
import * as limits from "./thresholds";

export type Judged =
  /** `since`: the first day on which it was one. */
  | { readonly answer: "loose"; readonly since: Day; readonly words: string }
  | { readonly answer: "fine" }
  | { readonly answer: "cannot-tell"; readonly words: string };

const fine: Judged = { answer: "fine" };
const loose = (since: Day, words: string): Judged => ({ answer: "loose", since, words });
const cannotTell = (words: string): Judged => ({ answer: "cannot-tell", words });

/** What is known of a treatment of the version in force. */
export interface LooseTreatment {
  readonly treatmentId: string;
  readonly kind: string;
  readonly lane: string;
  readonly agent: string | null;
  readonly name: string;
  readonly action: string;
  readonly condition: TreatmentCondition | null;
  readonly start: Day;
  readonly end: Day | null;
  readonly reviewOn: Day | null;
  /** The day its review is due; null when it has none or was decided for good. */
  readonly reviewDue: Day | null;
}

/** Neither stopped nor held, nor waiting for a condition. */
const isRunning = (t: LooseTreatment, today: Day) =>
  t.action !== "stop" && t.action !== "hold" && t.condition === null && t.start <= today && (!t.end || t.end >= today);

const inSessions = new Set(["plasma-exchange", "ivig", "regimen", "checkpoint-inhibitor"]);

/** Sessions of one course by what became of them; days are those of the site. */
export interface LooseCourse {
  readonly treatmentId: string;
  readonly open: readonly Day[];
  readonly notGiven: number;
  readonly held: number;
  readonly lastDay: Day | null;
}

/** Meant to be given in sessions and begun, but nobody planned a session. `courses` null: they could not be read. */
export function notBooked(t: LooseTreatment, courses: readonly LooseCourse[] | null, today: Day): Judged {
  if (!inSessions.has(t.kind) || !isRunning(t, today)) return fine;
  if (courses === null) return cannotTell(`${t.name}: its sessions could not be read`);
  if (courses.some((course) => course.treatmentId === t.treatmentId)) return fine;
  return daysBetween(t.start, today) < limits.NOT_BOOKED_DAYS
    ? fine
    : loose(addDays(t.start, limits.NOT_BOOKED_DAYS), `${t.name}: no session is booked`);
}

/** No session to come although one was not given and none took its place; a held one waits on a list of its own. */
export function withoutNextSession(t: LooseTreatment, course: LooseCourse): Judged {
  if (t.action === "stop" || t.action === "hold") return fine;
  if (course.open.length > 0 || course.held > 0 || course.notGiven === 0) return fine;
  if (!course.lastDay) return cannotTell(`${t.name}: the days of its sessions are not known`);
  return loose(course.lastDay, `${t.name}: a session was not given and no next one is planned`);
}

/** An open session whose day is past and of which nobody recorded what became. */
export function notRecorded(t: LooseTreatment, course: LooseCourse, today: Day): Judged {
  const [first] = [...course.open].sort();
  if (!first || daysBetween(first, today) < limits.UNRECORDED_SESSION_DAYS) return fine;
  const many = course.open.filter((day) => daysBetween(day, today) >= limits.UNRECORDED_SESSION_DAYS).length;
  return loose(addDays(first, 1), `${t.name}: ${many === 1 ? "a session is" : `${many} sessions are`} not recorded`);
}

/** A steroid without an end and without a review that is still to come. */
export function taperWithoutEnd(t: LooseTreatment, today: Day): Judged {
  if (t.kind !== "steroid" || !isRunning(t, today) || t.end !== null || t.reviewDue !== null) return fine;
  return loose(
    t.reviewOn && t.reviewOn < today ? t.reviewOn : t.start,
    `${t.name}: neither an end nor a review to come`,
  );
}

/** What is known about why somebody may need an anti-seizure medicine. */
export interface SeizureFacts {
  readonly phenotype: string | null;
  /** A seizure condition on the list, seizures observed, or "yes" to the question before treatment. */
  readonly seizures: boolean;
  /** Somebody reviewed the list of conditions or answered the question. */
  readonly asked: boolean;
}

/** An anti-seizure medicine, and neither seizures nor an illness in which it is given for something else. */
export function antiSeizureWithoutIndication(t: LooseTreatment, facts: SeizureFacts, today: Day): Judged {
  const isOne = t.agent !== null && agentLabelById(t.agent)?.group === "anti-seizure";
  if (!isOne || !isRunning(t, today) || facts.seizures) return fine;
  if (facts.phenotype && limits.ANTI_SEIZURE_PHENOTYPES.includes(facts.phenotype)) return fine;
  return facts.asked
    ? loose(t.start, `${t.name}: no indication on record`)
    : cannotTell(`${t.name}: nobody has recorded whether there were seizures`);
}

/** An immunosuppressant whose blood test is older than its window; `lastTest` is the newest day of each code. */
export function monitoringOverdue(
  t: LooseTreatment,
  lastTest: ReadonlyMap<string, Day>,
  today: Day,
  windows = limits.MONITORING_WINDOWS,
): Judged {
  const isUnknown = t.agent === null && t.kind === "drug" && t.lane === "immunosuppression";
  const isOne = t.agent !== null && agentLabelById(t.agent)?.group === "immunosuppressant";
  if (!(isOne || isUnknown) || !isRunning(t, today)) return fine;
  const limit = t.agent === null ? undefined : windows[t.agent];
  if (!limit) return cannotTell(`${t.name}: no monitoring window is set for it`);
  const last = limit.codes
    .flatMap((code) => lastTest.get(code) ?? [])
    .sort()
    .at(-1);
  const from = last && last > t.start ? last : t.start;
  if (daysBetween(from, today) <= limit.days) return fine;
  const words = last ? `the last monitoring is older than ${limit.days} days` : "no monitoring result on record";
  return loose(addDays(from, limit.days + 1), `${t.name}: ${words}`);
}

/** A condition with a day that is past, and nobody decided. */
export function conditionPast(t: LooseTreatment, today: Day): Judged {
  if (t.action === "stop" || t.condition === null) return fine;
  if (t.condition.type !== "conditional") return fine;
  return daysBetween(t.condition.by, today) < limits.CONDITION_PAST_DAYS
    ? fine
    : loose(t.condition.by, `${t.name}: the day to decide is past`);
}

export interface WaitingReferral {
  readonly urgency: "routine" | "soon" | "urgent";
  readonly discipline: "physical" | "speech";
  /** The day it was sent or asked back; null when no event says so. */
  readonly since: Day | null;
}

/** A referral that nobody has answered for longer than its urgency allows. */
export function unanswered(r: WaitingReferral, today: Day): Judged {
  const words = `Referral to ${r.discipline} therapy`;
  if (r.since === null) return cannotTell(`${words}: since when it waits is not known`);
  const days = limits.REFERRAL_ANSWER_DAYS[r.urgency];
  return daysBetween(r.since, today) <= days ? fine : loose(addDays(r.since, days + 1), `${words}: no answer`);
}

const roleWords: Readonly<Record<AcknowledgingRole, string>> = {
  neurologist: "neurology",
  oncologist: "oncology",
  nurse: "nursing",
  "team-lead": "the team lead",
};

/** A version that a role which must know it has not seen. */
export function versionNotSeen(
  version: {
    readonly n: number;
    readonly signedOn: Day;
    readonly signerRole: string;
    readonly seenBy: readonly string[];
  },
  treatments: readonly LooseTreatment[],
  today: Day,
): Judged {
  const open = treatments.filter((t) => t.action !== "stop");
  const missing = rolesMissing(open, version.seenBy, version.signerRole);
  if (missing.length === 0 || daysBetween(version.signedOn, today) < limits.VERSION_SEEN_DAYS) return fine;
  const words = `Version ${version.n}: not seen by ${missing.map((role) => roleWords[role]).join(" and ")}`;
  return loose(addDays(version.signedOn, limits.VERSION_SEEN_DAYS), words);
}

/** An active plan in which nothing names a review that is still to be decided. */
export function planWithoutReview(treatments: readonly LooseTreatment[], signedOn: Day, today: Day): Judged {
  const open = treatments.filter((t) => t.action !== "stop" && (!t.end || t.end >= today));
  if (open.length === 0 || open.some((t) => t.reviewDue !== null)) return fine;
  return loose(signedOn, "No treatment of this plan has a review to come");
}

/** An active plan and no neurologist on the care team; `left` is the day the last one left, null when there never was one. */
export function withoutNeurologist(neurologists: number, left: Day | null, signedOn: Day): Judged {
  return neurologists > 0 ? fine : loose(left ?? signedOn, "An active plan and no neurologist on the care team");
}
