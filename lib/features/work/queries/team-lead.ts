import "server-only";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import { reminderList } from "./reminders";
import { reviewList } from "./reviews";
import { unsafeList } from "./unsafe";
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

const LIMIT = SHOWN + 1;
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

type UncoveredRow = PatientColumns & { last_on: Day | null };
// Nobody of neurology on the care team today: the treating neurologist left and nobody covers.
const uncovered = statement<UncoveredRow>(
  "work-uncovered",
  `SELECT ${patientColumns("p")},
          (SELECT max(m.to_on)::text FROM care_team_member m JOIN person w ON w.id = m.person_id AND w.role = 'neurologist'
            WHERE m.patient_id = p.id) AS last_on
     FROM ${fromPatients}
    WHERE NOT EXISTS (SELECT 1 FROM care_team_member m JOIN person w ON w.id = m.person_id AND w.role = 'neurologist' AND w.disabled_at IS NULL
                       WHERE m.patient_id = p.id AND m.ended_at IS NULL AND m.from_on <= access.today()
                         AND (m.to_on IS NULL OR m.to_on >= access.today()))
    ORDER BY (p.bed IS NULL), p.family, p.given, p.id LIMIT ${LIMIT}`,
);

type HeldRow = PatientColumns & { plan_id: string; held_at: string };
const onHold = statement<HeldRow>(
  "work-plans-on-hold",
  `SELECT ${patientColumns("p")}, pl.id AS plan_id, ${iso("pl.status_changed_at")} AS held_at
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status = 'on-hold'
    ORDER BY (p.bed IS NULL), pl.status_changed_at, pl.id LIMIT ${LIMIT}`,
);

type SignedRow = PatientColumns & {
  plan_id: string;
  version: number;
  signer: string;
  signed_at: string;
  summary: string;
  reason: string | null;
};
const signed = statement<SignedRow>(
  "work-signed-this-week",
  `SELECT ${patientColumns("p")}, n.plan_id, n.version, w.given || ' ' || w.family AS signer, ${iso("n.signed_at")} AS signed_at,
          n.summary, n.reason
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id JOIN version n ON n.plan_id = pl.id JOIN person w ON w.id = n.signed_by
    WHERE n.signed_at > $1::timestamptz - interval '7 days' ORDER BY n.signed_at DESC, n.plan_id LIMIT ${LIMIT}`,
);

/** What changed in the team's plans, and who is without a neurologist. */
export async function workOfTeamLead(actor: Actor, seen: Seen): Promise<WorkList[]> {
  const { sql, now } = seen;
  const at = (instant: string) => formatInstant(instant, actor.siteZone);
  return [
    await unsafeList(seen),
    await reminderList(seen, actor),
    workList(
      {
        id: "uncovered",
        title: "Patients without a neurologist today",
        empty: "Every patient has a neurologist today.",
      },
      await sql(uncovered),
      (row) => ({
        key: row.patient_id,
        href: paths.team(row.patient_id),
        ...ofPatient(row),
        tag: { tone: "stop", words: "Not covered" },
        lines: [
          ...bedLine(row.bed),
          row.last_on ? `Last covered until ${formatDay(row.last_on)}` : "No neurologist with an end date",
        ],
      }),
    ),
    workList(
      { id: "on-hold", title: "Plans on hold", empty: "No plan of the team is on hold." },
      await sql(onHold),
      (row) => ({
        key: row.plan_id,
        href: paths.plan(row.plan_id),
        ...ofPatient(row),
        tag: { tone: "check", words: "On hold" },
        lines: [...bedLine(row.bed), `Since ${at(row.held_at)}`],
      }),
    ),
    workList(
      { id: "signed", title: "Versions signed in the last 7 days", empty: "No version was signed in the last 7 days." },
      await sql(signed, [now]),
      (row) => ({
        key: `${row.plan_id} ${row.version}`,
        href:
          row.version > 1
            ? paths.compare(row.plan_id, row.version - 1, row.version)
            : paths.version(row.plan_id, row.version),
        ...ofPatient(row),
        tag: { tone: "info", words: `Version ${row.version}` },
        lines: [
          ...(row.summary ? [row.summary] : []),
          ...(row.reason ? [`Reason: ${row.reason}`] : []),
          `Signed by ${row.signer}, ${at(row.signed_at)}`,
        ],
      }),
    ),
    await reviewList(seen, actor, dayInZone(now, actor.siteZone)),
  ];
}
