import "server-only";
import { waitedText } from "@/lib/domain/referral/words";
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

type ReportRow = PatientColumns & {
  referral_id: string;
  report_id: string;
  wrong: string | null;
  kind: "interim" | "final";
  summary: string;
  by: string;
  at: string;
};
const reports = statement<ReportRow>(
  "work-referral-reports",
  `SELECT ${patientColumns("p")}, x.referral_id, x.id AS report_id, x.error_reason AS wrong, x.kind, x.summary,
          w.given || ' ' || w.family AS by,
          to_char(coalesce(x.errored_at, x.at) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
     FROM ${fromPatients} JOIN referral_report x ON x.patient_id = p.id
     JOIN person w ON w.id = coalesce(x.errored_by, x.by)
    WHERE (x.kind = 'interim' AND x.acknowledged_at IS NULL AND x.errored_at IS NULL)
       OR (x.acknowledged_at IS NOT NULL AND x.errored_at IS NOT NULL
           AND NOT EXISTS (SELECT 1 FROM referral_report y WHERE y.replaces_id = x.id))
    ORDER BY (x.errored_at IS NULL), (p.bed IS NULL), x.at, x.id LIMIT ${SHOWN + 1}`,
);

/** Interim reports nobody has read, and reports that were read and turned out wrong, until another takes their place. */
export async function reportList({ sql, now }: Seen): Promise<WorkList> {
  const list = { id: "reports", title: "Reports to read", empty: "No report of a therapist waits to be read." };
  return workList(list, await sql(reports), (row) => ({
    key: row.report_id,
    href: paths.referral(row.referral_id),
    ...ofPatient(row),
    tag: row.wrong
      ? { tone: "check" as const, words: `${row.kind === "final" ? "Final" : "Interim"} report entered in error` }
      : { tone: "info" as const, words: "Interim report" },
    lines: [...bedLine(row.bed), row.wrong ?? row.summary, `${row.by}, ${waitedText(row.at, now)} ago`],
  }));
}
