import "server-only";
import { GOAL_NOTICE_DAYS } from "@/lib/domain/referral/goals";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { named } from "./view";

type GoalDue = { referralId: string; goal: string; targetOn: Day };

/** Goals that the plan still names, by their newest rating: the day has come or comes soon, and nobody said reached or not reachable. */
export const goalsDue = sqlList<GoalDue>(
  {
    id: "goals",
    title: "Goals due within a week",
    empty: "No goal of your patients is due within a week.",
    nothing: "goals due",
    roles: ["therapist"],
  },
  `SELECT g.id::text AS key, CASE WHEN g.target_on < $1::date THEN 0 ELSE 1 END AS urgency,
          g.target_on::timestamp AT TIME ZONE 'UTC' AS since, r.pool_team_id AS team_id, true AS mine, b.content->'patient'->>'bed' AS bed,
          q.given || ' ' || q.family AS owner, b.content->'patient' AS who,
          json_build_object('referralId', r.id, 'goal', g.goal, 'targetOn', g.target_on::text) AS detail
     FROM referral r JOIN referral_brief b ON b.referral_id = r.id JOIN person q ON q.id = r.requested_by
     JOIN LATERAL (SELECT DISTINCT ON (x.goal) x.id, x.goal, x.state, x.target_on FROM referral_goal x
                     LEFT JOIN visit y ON y.id = x.visit_id LEFT JOIN referral_report z ON z.id = x.report_id
                    WHERE x.referral_id = r.id AND y.errored_at IS NULL AND z.errored_at IS NULL
                    ORDER BY x.goal, x.at DESC, x.id DESC) g ON g.target_on <= $1::date + ${GOAL_NOTICE_DAYS}
      AND g.state NOT IN ('reached', 'not-reachable') AND b.content->'goals' ? g.goal
    WHERE access.role() = 'therapist' AND r.assignee_id = access.actor() AND r.status IN ('accepted', 'scheduled', 'in-progress')`,
  (rows, { today }) =>
    rows.map((row) => {
      const { referralId, goal, targetOn } = row.detail;
      const href = paths.referral(referralId);
      const overdue = targetOn < today;
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: overdue ? { tone: "check", words: "The day has passed" } : { tone: "info", words: "Due soon" },
        bed: row.bed,
        lines: [goal, `By ${formatDay(targetOn)}`],
        age: null,
        owner: `Asked by ${row.owner}`,
        action: { label: "Say how far it got", href },
      };
    }),
);
