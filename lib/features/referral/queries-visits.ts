import "server-only";
import type { Discipline } from "@/lib/domain/access/roles";
import { measureById } from "@/lib/domain/knowledge/measures";
import type { GoalRating } from "@/lib/domain/referral/goals";
import { beyondAuthorised, reportDueOn, visitCount } from "@/lib/domain/referral/report-due";
import type { ReferralState } from "@/lib/domain/referral/states";
import { swallowLines } from "@/lib/domain/referral/swallow-assessment";
import { interventionWords, progressWords, type VisitNote, visitNoteSchema } from "@/lib/domain/referral/visit-note";
import { isFutureVisit, takesVisits, type VisitState } from "@/lib/domain/referral/visit-states";
import { visitStateWords } from "@/lib/domain/referral/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { statement } from "@/lib/platform/db";
import type { Seen } from "@/lib/platform/read";
import { ratingWords } from "./queries-records";

export type VisitView = {
  readonly id: string;
  readonly revision: number;
  readonly when: string;
  readonly day: Day;
  readonly time: string;
  readonly state: VisitState;
  readonly stateWords: string;
  /** Its time has not come: it can be moved and cancelled, not recorded. */
  readonly future: boolean;
  readonly reason: string | null;
  /** What the note says, as label and words. */
  readonly lines: readonly { readonly label: string; readonly words: string }[];
  readonly flag: string | null;
  readonly flagSeen: string | null;
  readonly errored: string | null;
  readonly by: string;
  /** Stands in the place of a visit entered in error. */
  readonly replaces: boolean;
};

export type VisitsView = {
  readonly list: readonly VisitView[];
  /** Used and left of what was authorised. */
  readonly count: string;
  /** What to say where one more visit would be more than authorised. */
  readonly beyond: string | null;
  readonly reportDue: { readonly on: string; readonly overdue: boolean } | null;
  /** Whether visits can be scheduled and recorded in this state by this person. */
  readonly mayVisit: boolean;
  readonly mayCorrect: boolean;
  readonly maySeeFlags: boolean;
};

type Row = {
  id: string;
  revision: number;
  day: Day;
  time: string;
  zone: string;
  state: VisitState;
  reason: string | null;
  note: unknown;
  flag: string | null;
  flag_seen_at: string | null;
  flag_seen_by: string | null;
  errored_at: string | null;
  errored_by: string | null;
  error_reason: string | null;
  by: string;
  replaces_id: string | null;
  goals: GoalRating[] | null;
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const named = (column: string) => `(SELECT x.given || ' ' || x.family FROM person x WHERE x.id = ${column})`;

const visits = statement<Row>(
  "referral-visits",
  `SELECT v.id, v.revision, v.day, v.time, v.zone, v.state, v.reason, v.note, v.flag, ${iso("v.flag_seen_at")} AS flag_seen_at,
          ${named("v.flag_seen_by")} AS flag_seen_by, ${iso("v.errored_at")} AS errored_at, ${named("v.errored_by")} AS errored_by,
          v.error_reason, ${named("v.changed_by")} AS by, v.replaces_id,
          (SELECT json_agg(json_build_object('goal', g.goal, 'state', g.state, 'targetOn', g.target_on) ORDER BY g.id)
             FROM referral_goal g WHERE g.visit_id = v.id) AS goals
     FROM visit v WHERE v.referral_id = $1::uuid ORDER BY v.day DESC, v.time DESC, v.id DESC LIMIT 400`,
);

export type VisitsOf = {
  readonly referralId: string;
  readonly status: ReferralState;
  readonly discipline: Discipline;
  readonly authorised: number | null;
  readonly reviewOn: Day | null;
  readonly lastReportOn: Day | null;
  readonly today: Day;
  readonly zone: string;
  readonly mayAnswer: boolean;
  readonly mayManage: boolean;
};

/** The visits of a referral, newest first, and what their number means. */
export async function visitsOf({ sql, now }: Seen, of: VisitsOf): Promise<VisitsView> {
  const rows = await sql(visits, [of.referralId]);
  const attended = rows.filter((row) => row.state === "attended" && row.errored_at === null);
  const planned = rows.filter((row) => row.state === "scheduled" && row.errored_at === null);
  const due = reportDueOn({
    reviewOn: of.reviewOn,
    firstAttendedOn: attended.at(-1)?.day ?? null,
    lastReportOn: of.lastReportOn,
  });
  return {
    list: rows.map((row) => viewOf(row, of, now)),
    count: visitCount(of.authorised, attended.length).text,
    beyond: beyondAuthorised(of.authorised, attended.length, planned.length),
    reportDue: due && of.status === "in-progress" ? { on: formatDay(due), overdue: due < of.today } : null,
    mayVisit: of.mayAnswer && takesVisits(of.status),
    mayCorrect: of.mayAnswer,
    maySeeFlags: of.mayManage,
  };
}

function viewOf(row: Row, { discipline, zone }: VisitsOf, now: string): VisitView {
  const at = (instant: string) => formatInstant(instant, zone);
  const elsewhere = row.zone === zone ? "" : ` ${row.zone}`;
  return {
    id: row.id,
    revision: row.revision,
    when: `${formatDay(row.day)} ${row.time}${elsewhere}`,
    day: row.day,
    time: row.time,
    state: row.state,
    stateWords: visitStateWords[row.state],
    future: isFutureVisit(row, now),
    reason: row.reason,
    lines: [
      ...(row.note ? noteLines(visitNoteSchema.parse(row.note), discipline) : []),
      ...(row.goals ? [{ label: "Goals", words: row.goals.map(ratingWords).join("; ") }] : []),
    ],
    flag: row.flag,
    flagSeen: row.flag_seen_at ? `Seen by ${row.flag_seen_by}, ${at(row.flag_seen_at)}` : null,
    errored: row.errored_at ? `Entered in error: ${row.error_reason}. ${row.errored_by}, ${at(row.errored_at)}` : null,
    by: row.by,
    replaces: row.replaces_id !== null,
  };
}

function noteLines(note: VisitNote, discipline: Discipline): VisitView["lines"] {
  const words: Readonly<Record<string, string>> = interventionWords[discipline];
  const scales = note.scales.map(({ code, value }) => {
    const measure = measureById(code);
    return `${measure?.name ?? code} ${value}${unitWords(measure?.range.unit)}`;
  });
  return [
    { label: "Compared with before", words: progressWords[note.progress] },
    ...(note.swallow ? [{ label: "Swallow", words: swallowLines(note.swallow).join(", ") }] : []),
    ...(note.interventions.length > 0
      ? [{ label: "Done", words: note.interventions.map((id) => words[id] ?? id).join(", ") }]
      : []),
    ...(scales.length > 0 ? [{ label: "Scales", words: scales.join(", ") }] : []),
    ...(note.text ? [{ label: "Note", words: note.text }] : []),
  ];
}

/** Units in braces are names of scores and say nothing on a screen. */
export const unitWords = (unit: string | undefined) => (!unit || unit.startsWith("{") ? "" : ` ${unit}`);
