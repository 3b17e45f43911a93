import "server-only";
import { type BreakGlassReason, breakGlassReasonWords } from "@/lib/domain/break-glass/break-glass";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, named, who } from "./view";

type Access = { by: string; reasonCode: BreakGlassReason; open: boolean; queried: boolean };

/** Emergency access to a lead's patients until its review is closed, also of those who died; what nobody has looked at comes first. */
export const emergencyAccess = sqlList<Access>(
  {
    id: "emergency-access",
    title: "Emergency access to review",
    empty: "No emergency access to your patients waits for a review.",
    nothing: "emergency access to review",
    roles: ["team-lead"],
  },
  `SELECT g.id::text AS key, CASE WHEN q.queried THEN 1 ELSE 0 END AS urgency, g.started_at AS since, p.team_id, NULL::boolean AS mine, p.bed,
          w.given || ' ' || w.family AS owner, ${who("p")} AS who,
          json_build_object('by', w.given || ' ' || w.family, 'reasonCode', g.reason_code, 'queried', q.queried,
            'open', g.ended_at IS NULL AND g.expires_at > $2::timestamptz) AS detail
     FROM break_glass g JOIN patient p ON p.id = g.patient_id JOIN person w ON w.id = g.person_id
     CROSS JOIN LATERAL (SELECT EXISTS (SELECT 1 FROM break_glass_review r WHERE r.break_glass_id = g.id) AS queried) q
    WHERE g.person_id <> access.actor() AND access.leads_team(access.actor(), p.id)
      AND NOT EXISTS (SELECT 1 FROM break_glass_review c WHERE c.break_glass_id = g.id AND c.verdict <> 'queried')`,
  (rows, moment) =>
    rows.map((row) => {
      const { by, reasonCode, open, queried } = row.detail;
      const href = paths.breakGlassReview(row.key);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: { tone: "check", words: open ? "Open now" : queried ? "Queried" : "Not reviewed" },
        bed: row.bed,
        lines: [`By ${by}`, breakGlassReasonWords[reasonCode]],
        age: ageOf(row.since, moment),
        owner: null,
        action: { label: "Review", href },
      };
    }),
);
