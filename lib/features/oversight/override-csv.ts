import { stringify } from "csv-stringify/sync";
import type { OverrideRow } from "./queries-overrides";

const columns = [
  { key: "at", header: "Overridden" },
  { key: "person", header: "Who" },
  { key: "ruleId", header: "Rule" },
  { key: "ruleVersion", header: "Rule version" },
  { key: "title", header: "Finding" },
  { key: "message", header: "Values" },
  { key: "reason", header: "Reason" },
  { key: "text", header: "In words" },
  { key: "mrn", header: "MRN" },
  { key: "plan", header: "Plan" },
  { key: "planId", header: "Plan id" },
  { key: "version", header: "Version" },
] as const;

/** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe instead (security.md INP-07). */
export function overrideCsv(rows: readonly OverrideRow[]): string {
  return stringify([...rows], { header: true, columns: [...columns], escape_formulas: true, record_delimiter: "\r\n" });
}
