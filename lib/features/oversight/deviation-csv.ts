import { stringify } from "csv-stringify/sync";
import type { DeviationRow } from "./queries-deviations";

const columns = [
  { key: "at", header: "Signed" },
  { key: "person", header: "By" },
  { key: "templateId", header: "Template id" },
  { key: "template", header: "Template" },
  { key: "type", header: "Departure" },
  { key: "words", header: "In words" },
  { key: "reason", header: "Reason" },
  { key: "mrn", header: "MRN" },
  { key: "plan", header: "Plan" },
  { key: "planId", header: "Plan id" },
  { key: "version", header: "Version" },
] as const;

/** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe instead (security.md INP-07). */
export function deviationCsv(rows: readonly DeviationRow[]): string {
  return stringify([...rows], { header: true, columns: [...columns], escape_formulas: true, record_delimiter: "\r\n" });
}
