import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import { sessionEventWords } from "@/lib/domain/delivery/words";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, named, who } from "./view";

type Change = {
  sessionId: string;
  n: number;
  order: unknown;
  event: string;
  percent: number | null;
  reason: string;
  sessions: number;
};

const SHOWN_DAYS = 14;

const wordsOf = ({ event, percent }: Change) =>
  percent === null
    ? (sessionEventWords[event] ?? event)
    : percent === 100
      ? "Full dose again"
      : `Reduced to ${percent}%`;

/**
 * What oncology did with its own cycles without a new version, for whoever leads the plan. One row for each decision: what was moved
 * together was decided together, and the session that is live now is opened.
 */
export const oncologyChanges = sqlList<Change>(
  {
    id: "oncology-changes",
    title: "Chemotherapy moved or reduced by oncology",
    empty: `Oncology changed no chemotherapy of your patients in the last ${SHOWN_DAYS} days.`,
    nothing: "changes by oncology",
    roles: ["neurologist"],
  },
  `SELECT x.key, ${bedFirst} AS urgency, x.at AS since, p.team_id,
          pl.lead_id = access.actor() AS mine, p.bed, w.given || ' ' || w.family AS owner, ${who("p")} AS who,
          json_build_object('sessionId', (SELECT s.id FROM course_session s WHERE s.course_id = c.id AND s.n = x.n AND s.live), 'n', x.n,
            'order', c.planned_by, 'event', x.event, 'percent', x.percent, 'reason', x.reason, 'sessions', x.sessions) AS detail
     FROM ${fromPatients}
     JOIN LATERAL (
       SELECT min(e.id::text) AS key, s.course_id, min(s.n) AS n, count(*)::int AS sessions, e.event, NULL::int AS percent, coalesce(e.reason, '') AS reason, e.by, e.at
         FROM session_event e JOIN course_session s ON s.id = e.session_id
        WHERE e.patient_id = p.id AND e.at >= $2::timestamptz - interval '${SHOWN_DAYS} days'
          AND e.event IN ('session.deferred', 'session.omitted', 'session.cancelled')
        GROUP BY s.course_id, e.event, e.reason, e.by, e.at
       UNION ALL
       SELECT d.id::text, d.course_id, d.from_n, 1, 'session.reduced', d.percent, d.reason, d.by, d.at FROM cycle_dose d
        WHERE d.patient_id = p.id AND d.at >= $2::timestamptz - interval '${SHOWN_DAYS} days'
     ) x ON true
     JOIN course c ON c.id = x.course_id AND c.lane = 'cancer' JOIN plan pl ON pl.id = c.plan_id
     JOIN person w ON w.id = x.by AND w.role = 'oncologist'`,
  (rows, moment) =>
    rows.map((row) => {
      const { sessionId, n, order, sessions, reason } = row.detail;
      const href = paths.session(sessionId);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: { tone: "check", words: wordsOf(row.detail) },
        bed: row.bed,
        lines: [
          `${sessionName(readCourseOrder(order), n)}${sessions > 1 ? ` and ${sessions - 1} more` : ""}: ${reason}`,
        ],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: "Open the session", href },
      };
    }),
);
