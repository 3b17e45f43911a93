import "server-only";
import { readFindings } from "@/lib/domain/safety/decision-schema";
import type { Day } from "@/lib/domain/shared/day";
import { formatDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, named, who } from "./view";

/** Signed plans that became unsafe because a fact changed. One entry for each plan; one's own come first, then inpatients. */
export const unsafePlans = sqlList<{ planId: string; findings: unknown; mine: boolean }>(
  {
    id: "unsafe-plans",
    title: "Unsafe now",
    empty: "No signed plan of your patients has become unsafe.",
    nothing: "unsafe plans",
    roles: ["neurologist", "team-lead", "oncologist"],
    // The newest stands last: it must not fall off the page because five others wait.
    shown: 15,
  },
  `SELECT pl.id::text AS key, (CASE WHEN pl.lead_id = access.actor() OR n.signed_by = access.actor() THEN 0 ELSE 2 END) + ${bedFirst} AS urgency,
          a.since, p.team_id, (pl.lead_id = access.actor() OR n.signed_by = access.actor()) AS mine, p.bed,
          l.given || ' ' || l.family AS owner, ${who("p")} AS who,
          json_build_object('planId', pl.id, 'findings', a.findings, 'mine', pl.lead_id = access.actor() OR n.signed_by = access.actor()) AS detail
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
     JOIN LATERAL (SELECT json_agg(x.finding ORDER BY x.raised_at, x.id) AS findings, min(x.raised_at) AS since
                     FROM safety_alert x WHERE x.plan_id = pl.id AND x.closed_at IS NULL) a ON a.since IS NOT NULL
     JOIN person l ON l.id = pl.lead_id JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version`,
  (rows, moment) =>
    rows.map((row) => {
      const findings = readFindings(row.detail.findings);
      const href = paths.plan(row.detail.planId);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: { tone: "stop", words: findings.length === 1 ? "Must resolve" : `${findings.length} must resolve` },
        bed: row.bed,
        lines: [
          ...findings.map(({ title, message }) => (message ? `${title}: ${message}` : title)),
          row.detail.mine ? "You prescribe this plan." : `Prescriber: ${row.owner}`,
        ],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: "Open the plan", href },
      };
    }),
);

/** Patients whose newest swallow is unsafe, by how long it has been so without a better one between. */
export const unsafeSwallows = sqlList<{ patientId: string; on: Day }>(
  {
    id: "unsafe-swallows",
    title: "Unsafe swallow",
    empty: "No patient of yours has an unsafe swallow on record.",
    nothing: "unsafe swallows",
    roles: ["neurologist"],
  },
  `SELECT p.id::text AS key, ${bedFirst} AS urgency,
          (SELECT min(y.taken_at) FROM observation y WHERE y.patient_id = p.id AND y.code = 'swallow' AND y.errored_at IS NULL
              AND y.value_text = 'unsafe' AND y.taken_at > coalesce((SELECT max(z.taken_at) FROM observation z WHERE z.patient_id = p.id
                AND z.code = 'swallow' AND z.errored_at IS NULL AND z.value_text <> 'unsafe' AND z.taken_at < o.taken_at), '-infinity')) AS since,
          p.team_id, p.lead_id IS NOT DISTINCT FROM access.actor() AS mine, p.bed, l.given || ' ' || l.family AS owner, ${who("p")} AS who,
          json_build_object('patientId', p.id, 'on', o.taken_on::text) AS detail
     FROM ${fromPatients} LEFT JOIN person l ON l.id = p.lead_id
     JOIN LATERAL (SELECT x.value_text, x.taken_on, x.taken_at FROM observation x WHERE x.patient_id = p.id AND x.code = 'swallow'
                      AND x.errored_at IS NULL ORDER BY x.taken_at DESC, x.recorded_at DESC, x.id DESC LIMIT 1) o ON o.value_text = 'unsafe'`,
  (rows, moment) =>
    rows.map((row) => ({
      key: row.key,
      href: paths.results(row.detail.patientId),
      ...named(row.who),
      tag: { tone: "stop", words: "Unsafe swallow" },
      bed: row.bed,
      lines: [`Last recorded ${formatDay(row.detail.on)}`],
      age: ageOf(row.since, moment),
      owner: row.owner,
      action: { label: "Open the results", href: paths.results(row.detail.patientId) },
    })),
);
