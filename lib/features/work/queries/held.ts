import "server-only";
import { sessionName } from "@/lib/domain/delivery/course";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, named, who } from "./view";

type Held = {
  planId: string;
  name: string;
  reason: string | null;
  session: { id: string; n: number; day: Day; order: unknown } | null;
};

const prescribed = `JOIN person l ON l.id = pl.lead_id JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version`;
const isMine = "(pl.lead_id = access.actor() OR n.signed_by = access.actor())";
const urgency = `(CASE WHEN ${isMine} THEN 0 ELSE 2 END) + ${bedFirst}`;

/** Sessions that were held for the prescriber, and treatments that a version put on hold without saying until when. */
export const held = sqlList<Held>(
  {
    id: "held",
    title: "Held, waiting for a prescriber",
    empty: "No dose and no session of your patients is held.",
    nothing: "held doses and sessions",
    roles: ["neurologist", "oncologist"],
  },
  `SELECT s.id::text AS key, ${urgency} AS urgency,
          coalesce((SELECT max(e.at) FROM session_event e WHERE e.session_id = s.id AND e.to_state = 'held'), s.changed_at) AS since,
          p.team_id, ${isMine} AS mine, p.bed, l.given || ' ' || l.family AS owner, ${who("p")} AS who,
          json_build_object('planId', pl.id, 'reason', s.reason, 'name', coalesce((SELECT t.content->>'name' FROM treatment_now t
            WHERE t.plan_id = c.plan_id AND t.treatment_id = c.treatment_id ORDER BY t.version DESC LIMIT 1), ''),
            'session', json_build_object('id', s.id, 'n', s.n, 'day', s.day::text, 'order', c.planned_by)) AS detail
     FROM ${fromPatients} JOIN course_session s ON s.patient_id = p.id AND s.live AND s.state = 'held'
     JOIN course c ON c.id = s.course_id AND (access.role() <> 'oncologist' OR c.lane = 'cancer')
     JOIN plan pl ON pl.id = s.plan_id AND pl.status IN ('active', 'on-hold') ${prescribed}
   UNION ALL
   SELECT t.treatment_id::text, ${urgency},
          (SELECT min(v.signed_at) FROM treatment_version o JOIN version v ON v.plan_id = o.plan_id AND v.version = o.version
            WHERE o.plan_id = pl.id AND o.treatment_id = t.treatment_id AND o.action = 'hold' AND o.version > coalesce((SELECT max(b.version)
              FROM treatment_version b WHERE b.plan_id = pl.id AND b.treatment_id = t.treatment_id AND b.action <> 'hold'), 0)),
          p.team_id, ${isMine}, p.bed, l.given || ' ' || l.family, ${who("p")},
          json_build_object('planId', pl.id, 'reason', t.content->>'changeReason', 'name', t.content->>'name', 'session', NULL)
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold') ${prescribed}
     JOIN treatment_now t ON t.plan_id = pl.id AND t.version = pl.current_version AND t.action = 'hold'
      AND coalesce(jsonb_typeof(t.content->'condition'), 'null') <> 'object' AND (access.role() <> 'oncologist' OR t.lane = 'cancer')`,
  (rows, moment) =>
    rows.map((row) => {
      const { session, planId, name, reason } = row.detail;
      const href = session ? paths.session(session.id) : paths.plan(planId);
      const what = session
        ? `${name}, ${sessionName(readCourseOrder(session.order), session.n).toLowerCase()}, planned for ${formatDay(session.day)}`
        : `${name}: on hold in the signed plan`;
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: { tone: "stop", words: session ? "Session held" : "Treatment held" },
        bed: row.bed,
        lines: [what, ...(reason ? [`Why: ${reason}`] : [])],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: session ? "Decide about the session" : "Open the plan", href },
      };
    }),
);
