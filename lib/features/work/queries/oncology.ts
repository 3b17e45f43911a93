import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import { sessionEventWords } from "@/lib/domain/delivery/words";
import { waitedText } from "@/lib/domain/referral/words";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import {
  bedLine,
  fromPatients,
  ofPatient,
  type PatientColumns,
  patientColumns,
  SHOWN,
  type WorkList,
  workList,
} from "./view";

type Row = PatientColumns & {
  session_id: string;
  n: number;
  order: unknown;
  event: string;
  percent: number | null;
  reason: string;
  by: string;
  at: string;
  sessions: number;
};

const SHOWN_DAYS = 14;
const utc = `to_char(x.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

// One line for each decision: what was moved together was decided together. The session that is live now is opened.
const changes = statement<Row>(
  "work-oncology-changes",
  `SELECT ${patientColumns("p")}, x.n, x.event, x.percent, x.reason, w.given || ' ' || w.family AS by, ${utc} AS at, x.sessions::int,
          c.planned_by AS "order",
          (SELECT s.id FROM course_session s WHERE s.course_id = c.id AND s.n = x.n AND s.live) AS session_id
     FROM ${fromPatients}
     JOIN LATERAL (
       SELECT s.course_id, min(s.n) AS n, count(*) AS sessions, e.event, NULL::int AS percent, coalesce(e.reason, '') AS reason, e.by, e.at
         FROM session_event e JOIN course_session s ON s.id = e.session_id
        WHERE e.patient_id = p.id AND e.at >= $1::timestamptz - interval '${SHOWN_DAYS} days'
          AND e.event IN ('session.deferred', 'session.omitted', 'session.cancelled')
        GROUP BY s.course_id, e.event, e.reason, e.by, e.at
       UNION ALL
       SELECT d.course_id, d.from_n, 1, 'session.reduced', d.percent, d.reason, d.by, d.at FROM cycle_dose d
        WHERE d.patient_id = p.id AND d.at >= $1::timestamptz - interval '${SHOWN_DAYS} days'
     ) x ON true
     JOIN course c ON c.id = x.course_id AND c.lane = 'cancer'
     JOIN person w ON w.id = x.by AND w.role = 'oncologist'
    ORDER BY x.at DESC, c.id, x.n LIMIT ${SHOWN + 1}`,
);

const list = {
  id: "oncology-changes",
  title: "Chemotherapy moved or reduced by oncology",
  empty: `Oncology changed no chemotherapy of your patients in the last ${SHOWN_DAYS} days.`,
};

const wordsOf = ({ event, percent }: Row) =>
  percent === null
    ? (sessionEventWords[event] ?? event)
    : percent === 100
      ? "Full dose again"
      : `Reduced to ${percent}%`;

/** What oncology did with its own cycles without a new version, for whoever leads the plan; newest first. */
export async function oncologyChanges({ sql, now }: Seen): Promise<WorkList> {
  return workList(list, await sql(changes, [now]), (row) => ({
    key: `${row.session_id} ${row.event} ${row.at}`,
    href: paths.session(row.session_id),
    ...ofPatient(row),
    tag: { tone: "check", words: wordsOf(row) },
    lines: [
      ...bedLine(row.bed),
      `${sessionName(readCourseOrder(row.order), row.n)}${row.sessions > 1 ? ` and ${row.sessions - 1} more` : ""}: ${row.reason}`,
      `${row.by}, ${waitedText(row.at, now)} ago`,
    ],
  }));
}
