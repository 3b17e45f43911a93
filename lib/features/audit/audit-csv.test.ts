import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { auditCsv } from "./audit-csv";
import type { AuditRow } from "./queries-audit";

/** A reader of its own (RFC 4180), so that the writer is not judged by itself. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (quoted && char === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (char === '"') quoted = !quoted;
    else if (!quoted && char === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (!quoted && char === "\r" && text[at + 1] === "\n") {
      rows.at(-1)?.push(cell);
      cell = "";
      rows.push([]);
      at++;
    } else cell += char;
  }
  return rows.slice(0, -1);
}

const row = (reason: string): AuditRow => ({
  id: "1",
  occurredAt: "20-Nov-2026 10:00",
  recordedAt: "20-Nov-2026 10:00",
  actor: "Ada",
  role: "nurse",
  action: "a",
  outcome: "done",
  patientId: null,
  patient: null,
  planId: null,
  version: null,
  object: null,
  reason,
  detail: null,
});

describe("the audit as CSV", () => {
  it("never lets a cell begin a formula, and keeps every word", () => {
    const hostile = fc
      .tuple(fc.constantFrom("=", "+", "-", "@", "\t", "\r", "", '"', ",", "\n"), fc.string())
      .map(([lead, rest]) => lead + rest);
    fc.assert(
      fc.property(hostile, (reason) => {
        const cell = readCsv(auditCsv([row(reason)]))[1]?.[10] ?? "missing";
        expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(cell === reason || cell === `'${reason}`).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
