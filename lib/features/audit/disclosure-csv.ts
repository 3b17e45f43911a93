import { stringify } from "csv-stringify/sync";
import { disclosureKindWords } from "@/lib/domain/audit/disclosure";
import type { Disclosure } from "./queries-disclosures";

const columns = [
  { key: "at", header: "When" },
  { key: "who", header: "Who" },
  { key: "role", header: "Role" },
  { key: "kind", header: "Disclosure" },
  { key: "what", header: "What" },
  { key: "version", header: "Plan version" },
  { key: "emergency", header: "Emergency access" },
] as const;

/** RFC 4180; a cell that a spreadsheet would take for a formula begins with an apostrophe instead (security.md INP-07). */
export function disclosureCsv(rows: readonly Disclosure[]): string {
  const cells = rows.map((row) => ({
    ...row,
    kind: disclosureKindWords[row.kind],
    emergency: row.emergency ? "yes" : "no",
  }));
  return stringify(cells, { header: true, columns: [...columns], escape_formulas: true, record_delimiter: "\r\n" });
}
