import "server-only";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { sqlList, type WorkRow } from "./list";
import { ageOf, bedFirst, fromPatients, type Moment, named, type WorkEntry, who } from "./view";

/** Inpatients by bed. */
export const inpatients = sqlList<{
  patientId: string;
  planId: string | null;
  version: number | null;
  status: string | null;
}>(
  {
    id: "inpatients",
    title: "Inpatients",
    empty: "None of your patients is an inpatient.",
    nothing: "inpatients",
    roles: ["neurologist"],
    shown: 10,
  },
  `SELECT p.id::text AS key, row_number() OVER (ORDER BY p.bed, p.family, p.given, p.id) AS urgency, p.created_at AS since, p.team_id,
          p.lead_id IS NOT DISTINCT FROM access.actor() AS mine, p.bed, l.given || ' ' || l.family AS owner, ${who("p")} AS who,
          json_build_object('patientId', p.id, 'planId', pl.id, 'version', pl.current_version, 'status', pl.status) AS detail
     FROM ${fromPatients} LEFT JOIN person l ON l.id = p.lead_id
     LEFT JOIN LATERAL (SELECT x.id, x.current_version, x.status FROM plan x WHERE x.patient_id = p.id AND x.status IN ('active', 'on-hold')
                         ORDER BY x.created_at DESC LIMIT 1) pl ON true
    WHERE p.bed IS NOT NULL`,
  (rows) =>
    rows.map((row) => {
      const { patientId, planId, version, status } = row.detail;
      const href = paths.patient(patientId);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: status === "on-hold" ? { tone: "check", words: "Plan on hold" } : null,
        bed: row.bed,
        lines: [planLine(version)],
        age: null,
        owner: row.owner,
        action: planId ? { label: "Open the plan", href: paths.plan(planId) } : { label: "Open the chart", href },
      };
    }),
);

const planLine = (version: number | null) =>
  version === null ? "No plan" : version === 0 ? "Plan not signed yet" : `Plan version ${version} signed`;

type Cover = { patientId: string; lead: string | null; leadUntil: Day | null; covers: string | null };

// A neurologist on the care team today, whose account still works.
const present = (
  extra: string,
) => `EXISTS (SELECT 1 FROM care_team_member m JOIN person w ON w.id = m.person_id AND w.role = 'neurologist'
    AND w.disabled_at IS NULL WHERE m.patient_id = p.id AND m.ended_at IS NULL AND m.from_on <= (SELECT access.today())
    AND (m.to_on IS NULL OR m.to_on >= (SELECT access.today())) ${extra})`;
const leadIsHere = present("AND m.person_id = p.lead_id");

/** Patients whose lead is not on the care team today: who covers them, or that nobody does. */
const cover = (where: string) => `
  SELECT p.id::text AS key, (CASE WHEN ${present("")} THEN 2 ELSE 0 END) + ${bedFirst} AS urgency,
         coalesce((SELECT max(coalesce(m.ended_at, (m.to_on + 1)::timestamptz)) FROM care_team_member m
           WHERE m.patient_id = p.id AND m.person_id = p.lead_id), (SELECT w.disabled_at FROM person w WHERE w.id = p.lead_id), p.created_at) AS since,
         p.team_id, p.lead_id IS NOT DISTINCT FROM access.actor() AS mine, p.bed, l.given || ' ' || l.family AS owner, ${who("p")} AS who,
         json_build_object('patientId', p.id, 'lead', l.given || ' ' || l.family,
           'leadUntil', (SELECT max(m.to_on)::text FROM care_team_member m WHERE m.patient_id = p.id AND m.person_id = p.lead_id),
           'covers', (SELECT string_agg(DISTINCT w.given || ' ' || w.family, ', ') FROM care_team_member m JOIN person w ON w.id = m.person_id
              AND w.role = 'neurologist' AND w.disabled_at IS NULL WHERE m.patient_id = p.id AND m.ended_at IS NULL
              AND m.from_on <= (SELECT access.today()) AND (m.to_on IS NULL OR m.to_on >= (SELECT access.today())))) AS detail
    FROM ${fromPatients} LEFT JOIN person l ON l.id = p.lead_id WHERE NOT ${leadIsHere} ${where}`;

const coverEntries = (rows: readonly WorkRow<Cover>[], moment: Moment) =>
  rows.map((row): WorkEntry => {
    const { patientId, lead, leadUntil, covers } = row.detail;
    const href = paths.team(patientId);
    return {
      key: row.key,
      href,
      ...named(row.who),
      tag: covers ? { tone: "check", words: "Lead away" } : { tone: "stop", words: "Not covered" },
      bed: row.bed,
      lines: [
        lead
          ? `${lead} leads, on the care team ${leadUntil ? `until ${formatDay(leadUntil)}` : "no more"}`
          : "Nobody leads",
        covers ? `Covered by ${covers}` : "No neurologist today",
      ],
      age: ageOf(row.since, moment),
      owner: covers ?? row.owner,
      action: { label: covers ? "Open the care team" : "Find cover", href },
    };
  });

export const uncovered = sqlList<Cover>(
  {
    id: "uncovered",
    title: "Patients whose lead is away",
    empty: "Every patient has a lead today.",
    nothing: "patients without their lead",
    roles: ["team-lead"],
  },
  cover(""),
  coverEntries,
);

/** The same for a colleague: patients of theirs that they cover today. */
export const covering = sqlList<Cover>(
  {
    id: "covering",
    title: "You cover for a colleague",
    empty: "The lead of each of your patients is here.",
    nothing: "patients you cover",
    roles: ["neurologist"],
  },
  cover("AND p.lead_id IS DISTINCT FROM access.actor()"),
  coverEntries,
);
