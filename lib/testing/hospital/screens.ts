// The lists and screens whose cost must not follow the size of the house: who opens them, with what, and in how many statements
// (BEGIN, the context of the transaction, COMMIT and the access entry are counted too).
import { addDays, asDay, type Day, weekdayOf } from "@/lib/domain/shared/day";
import { consentsForPlan } from "@/lib/features/consent/queries";
import { diagnosisForChart } from "@/lib/features/patient/queries-diagnosis";
import { patientHeader } from "@/lib/features/patient/queries-header";
import { overviewForChart } from "@/lib/features/patient/queries-overview";
import { resultsForChart } from "@/lib/features/patient/queries-results";
import { patientsForWorklist } from "@/lib/features/patient/queries-worklist";
import { planForScreen } from "@/lib/features/plan/queries/plan";
import { plansForWorklist } from "@/lib/features/plan/queries/worklist";
import { inboxStatuses, referralsFor } from "@/lib/features/referral/queries-inbox";
import { referralForScreen } from "@/lib/features/referral/queries-referral";
import { reviewsForPlan } from "@/lib/features/review/queries";
import { sessionDay, sessionsBetween } from "@/lib/features/session/queries/list";
import { coursesOfPlan } from "@/lib/features/session/queries/plan-courses";
import { sessionForScreen } from "@/lib/features/session/queries/session";
import { timelineOf } from "@/lib/features/timeline/queries";
import { workFor } from "@/lib/features/work/queries/work";
import { liveSessions } from "../live-sessions";
import type { Hospital } from "./hospital";

export type Screen = {
  readonly name: string;
  readonly statements: number;
  readonly pages: number;
  /** Processor time of server and database on a quiet machine. */
  readonly quietMs: number;
  readonly open: () => Promise<unknown>;
  /** How many rows came, for a list; the test looks at it so that an empty list is no fast list. */
  readonly rows: (answer: never) => number;
};

// At most so many statements, and pages of 8 kB that they touch in the large hospital. Pages follow the rows that are shown and the
// patients of the actor (1,800 for a week of 91 sessions, each with its course, patient and treatment), not the size of the house.
// Each referral of a list brings the ratings of its goals and its next visit. My work reads about 20 lists for a neurologist; all
// pages are counted with every table read by index, which is up to 1.7 times what Postgres then really touches.
const limits: Readonly<Record<string, readonly [statements: number, pages: number]>> = {
  "Sessions, day list": [6, 4_800],
  "Sessions, not recorded": [5, 1_000],
  "Sessions, week": [4, 2_100],
  "Sessions, agenda": [4, 3_500],
  "One session": [6, 400],
  "Courses of a plan": [4, 260],
  "Referrals of a therapist, all open": [4, 5_300],
  "Referrals of a therapist, waiting": [4, 2_700],
  "Referrals of a therapist, under-way": [4, 2_600],
  "Referrals of a therapist, declined": [4, 150],
  "Referrals of a therapist, report": [4, 700],
  "Referrals of a therapist, closed": [4, 700],
  Caseload: [4, 3_200],
  "Referrals of a lead's patients": [4, 6_200],
  "One referral": [7, 190],
  "Patients of a lead": [5, 6_500],
  "Patients of a neurologist": [5, 3_300],
  "Plans of a lead": [5, 6_300],
  "Plans of a neurologist": [5, 3_700],
  "My work, neurologist": [27, 20_000],
  "My work, team-lead": [22, 37_000],
  "My work, nurse": [10, 7_000],
  "My work, oncologist": [14, 10_500],
  "My work, physical": [9, 6_500],
  "My work, speech": [10, 2_000],
  "My work, administrator": [8, 150],
  "Patient overview": [20, 900],
  Plan: [21, 520],
  "Patient timeline": [12, 420],
};

const mondayOf = (day: Day): Day => (weekdayOf(day) === "Mon" ? day : mondayOf(addDays(day, -1)));
const week = (today: Day) => ({ from: mondayOf(today), to: addDays(mondayOf(today), 6) });
const fourWeeks = (today: Day) => ({ from: today, to: addDays(today, 27) });

// Every list keeps to 100 ms but these. The day of a nurse judges each plan with the safety engine, here and in their work. A lead
// and a neurologist have the loose ends of 290 and 130 plans swept, an oncologist the days of every cancer treatment worked out.
// Their limits are what was measured and some air: docs/performance.md says so.
const QUIET_MS = 100;
const slower: Readonly<Record<string, number>> = {
  "Sessions, day list": 200,
  "My work, neurologist": 150,
  "My work, team-lead": 220,
  "My work, nurse": 200,
  "My work, oncologist": 200,
};

function screen<T>(name: string, open: () => Promise<T>, rows: (answer: NonNullable<T>) => number = () => 1): Screen {
  const [statements, pages] = limits[name] ?? [0, 0];
  return {
    name,
    statements,
    pages,
    quietMs: slower[name] ?? QUIET_MS,
    open,
    rows: (answer: unknown) => (answer ? rows(answer as NonNullable<T>) : 0),
  };
}

const patientsOf = {
  team: null,
  lead: null,
  phenotype: null,
  state: null,
  place: null,
  desc: false,
  after: null,
  before: null,
};
const plansOf = { desc: false, status: null, lane: null, lead: null, review: null, after: null, before: null };

/** Every screen that is measured, as the people of a hospital open it. */
export async function screensOf(hospital: Hospital): Promise<readonly Screen[]> {
  const { nurse, neurologist, teamLead, oncologist, physicalTherapist, speechTherapist, administrator, examples } =
    hospital;
  const today = asDay(new Date().toISOString().slice(0, 10));
  const { planId, patientId, referralId } = examples.exchange;
  const session = (await liveSessions(planId)).find(({ day }) => day === today)?.id ?? "";
  const referrals = (status: (typeof inboxStatuses)[number] | null) => () =>
    referralsFor(physicalTherapist, { status, owner: null });
  return [
    screen(
      "Sessions, day list",
      () => sessionDay(nurse, null, null),
      (list) => list.sessions.length,
    ),
    screen(
      "Sessions, not recorded",
      () => sessionDay(nurse, addDays(today, -300), null),
      () => 1,
    ),
    screen(
      "Sessions, week",
      () => sessionsBetween(nurse, week, null),
      (list) => list.entries.length,
    ),
    screen(
      "Sessions, agenda",
      () => sessionsBetween(nurse, fourWeeks, null),
      (list) => list.entries.length,
    ),
    screen("One session", () => sessionForScreen(nurse, session, null)),
    screen(
      "Courses of a plan",
      () => coursesOfPlan(neurologist, examples.infusion.planId),
      (list) => list.length,
    ),
    screen("Referrals of a therapist, all open", referrals(null), (list) => list.rows.length),
    ...inboxStatuses.map((status) => screen(`Referrals of a therapist, ${status}`, referrals(status))),
    screen(
      "Caseload",
      () => referralsFor(physicalTherapist, { status: null, owner: "me" }),
      (list) => list.rows.length,
    ),
    screen(
      "Referrals of a lead's patients",
      () => referralsFor(teamLead, { status: null, owner: null }),
      (list) => list.rows.length,
    ),
    screen("One referral", () => referralForScreen(physicalTherapist, referralId)),
    screen(
      "Patients of a lead",
      () => patientsForWorklist(teamLead, { ...patientsOf, sort: "next" }),
      (list) => list.rows.length,
    ),
    screen(
      "Patients of a neurologist",
      () => patientsForWorklist(neurologist, { ...patientsOf, sort: "next" }),
      (list) => list.rows.length,
    ),
    screen(
      "Plans of a lead",
      () => plansForWorklist(teamLead, { ...plansOf, sort: "review" }),
      (list) => list.rows.length,
    ),
    screen(
      "Plans of a neurologist",
      () => plansForWorklist(neurologist, { ...plansOf, sort: "review" }),
      (list) => list.rows.length,
    ),
    ...[neurologist, teamLead, nurse, oncologist, physicalTherapist, speechTherapist, administrator].map((person) =>
      screen(
        `My work, ${person.discipline ?? person.role}`,
        () => workFor(person),
        (lists) => lists.length,
      ),
    ),
    screen("Patient overview", () =>
      Promise.all([
        patientHeader(neurologist, patientId),
        overviewForChart(neurologist, patientId),
        diagnosisForChart(neurologist, patientId, "none"),
        resultsForChart(neurologist, patientId, "none"),
      ]),
    ),
    screen("Plan", () =>
      Promise.all([
        planForScreen(neurologist, planId),
        patientHeader(neurologist, patientId),
        consentsForPlan(neurologist, planId),
        coursesOfPlan(neurologist, planId),
        reviewsForPlan(neurologist, planId),
      ]),
    ),
    screen(
      "Patient timeline",
      () => timelineOf(neurologist, patientId),
      (timeline) => timeline.entries.length,
    ),
  ];
}
