import "server-only";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, named, who } from "./view";

type Report = { referralId: string; wrong: string | null; kind: "interim" | "final"; summary: string; by: string };

/** Interim reports nobody has read, and reports that were read and turned out wrong, until another takes their place. */
export const reportsToRead = sqlList<Report>(
  {
    id: "reports",
    title: "Reports to read",
    empty: "No report of a therapist waits to be read.",
    nothing: "reports of therapists",
    roles: ["neurologist"],
  },
  `SELECT x.id::text AS key, (CASE WHEN x.errored_at IS NULL THEN 2 ELSE 0 END) + ${bedFirst} AS urgency, coalesce(x.errored_at, x.at) AS since,
          p.team_id, r.requested_by = access.actor() AS mine, p.bed, q.given || ' ' || q.family AS owner, ${who("p")} AS who,
          json_build_object('referralId', x.referral_id, 'wrong', x.error_reason, 'kind', x.kind, 'summary', x.summary,
            'by', w.given || ' ' || w.family) AS detail
     FROM ${fromPatients} JOIN referral_report x ON x.patient_id = p.id
     JOIN person w ON w.id = coalesce(x.errored_by, x.by)
     JOIN referral r ON r.id = x.referral_id JOIN person q ON q.id = r.requested_by
    WHERE (x.kind = 'interim' AND x.acknowledged_at IS NULL AND x.errored_at IS NULL)
       OR (x.acknowledged_at IS NOT NULL AND x.errored_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM referral_report y WHERE y.replaces_id = x.id))`,
  (rows, moment) =>
    rows.map((row) => {
      const { referralId, wrong, kind, summary, by } = row.detail;
      const href = paths.referral(referralId);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: wrong
          ? { tone: "check", words: `${kind === "final" ? "Final" : "Interim"} report entered in error` }
          : { tone: "info", words: "Interim report" },
        bed: row.bed,
        lines: [wrong ?? summary, `By ${by}`],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: "Read the report", href },
      };
    }),
);
