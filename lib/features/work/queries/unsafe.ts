import "server-only";
import { waitedText } from "@/lib/domain/referral/words";
import { readFindings } from "@/lib/domain/safety/decision-schema";
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

type UnsafeRow = PatientColumns & {
  plan_id: string;
  findings: unknown;
  raised_at: string;
  prescriber: string;
  mine: boolean;
};

// One entry for each plan; the prescriber is the lead of the plan, or whoever signed its current version.
const unsafePlans = statement<UnsafeRow>(
  "work-unsafe-plans",
  `SELECT ${patientColumns("p")}, pl.id AS plan_id, json_agg(a.finding ORDER BY a.raised_at, a.id) AS findings,
          to_char(min(a.raised_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS raised_at,
          l.given || ' ' || l.family AS prescriber, (pl.lead_id = access.actor() OR n.signed_by = access.actor()) AS mine
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
     JOIN safety_alert a ON a.plan_id = pl.id AND a.closed_at IS NULL
     JOIN person l ON l.id = pl.lead_id JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version
    GROUP BY p.id, p.family, p.given, p.born, p.mrn, p.bed, pl.id, pl.lead_id, l.given, l.family, n.signed_by
    ORDER BY mine DESC, (p.bed IS NULL), raised_at, pl.id LIMIT ${SHOWN + 1}`,
);

/** Signed plans that became unsafe because a fact changed, and wait for a prescriber. */
export async function unsafeList({ sql, now }: Seen): Promise<WorkList> {
  const list = {
    id: "unsafe-plans",
    title: "Unsafe now",
    empty: "No signed plan of your patients has become unsafe.",
  };
  return workList(list, await sql(unsafePlans), (row) => {
    const findings = readFindings(row.findings);
    return {
      key: row.plan_id,
      href: paths.plan(row.plan_id),
      ...ofPatient(row),
      tag: { tone: "stop" as const, words: findings.length === 1 ? "Must resolve" : `${findings.length} must resolve` },
      lines: [
        ...bedLine(row.bed),
        ...findings.map(({ title, message }) => (message ? `${title}: ${message}` : title)),
        `For ${waitedText(row.raised_at, now)}. ${row.mine ? "You prescribe this plan." : `Prescriber: ${row.prescriber}`}`,
      ],
    };
  });
}
