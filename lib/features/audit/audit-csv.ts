import { stringify } from "csv-stringify/sync";
import type { AuditRow } from "./queries-audit";

const columns = [
  { key: "occurredAt", header: "Occurred" },
  { key: "recordedAt", header: "Recorded" },
  { key: "actor", header: "Who" },
  { key: "role", header: "Role" },
  { key: "action", header: "Action" },
  { key: "outcome", header: "Outcome" },
  { key: "patientId", header: "Patient id" },
  { key: "planId", header: "Plan id" },
  { key: "version", header: "Version" },
  { key: "object", header: "Record" },
  { key: "reason", header: "Reason" },
  { key: "detail", header: "Detail" },
] as const;

/** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe instead (security.md INP-07). */
export function auditCsv(rows: readonly AuditRow[]): string {
  return stringify([...rows], { header: true, columns: [...columns], escape_formulas: true, record_delimiter: "\r\n" });
}
