// Keeps the books of one import: every resource found ends in exactly one column.
import type { Mapped } from "./mapped";
import type { DuplicateRow, ImportNote, ImportProposal, RejectedRow, TypeCount } from "./proposal";

type Column = Exclude<keyof TypeCount, "resourceType" | "found">;
type Row = Record<Column, number>;

/** Counts resources by outcome and collects rejected rows, duplicates and notes in the order of the file. */
export class ImportTally {
  private readonly rows = new Map<string, Row>();
  private readonly rejected: RejectedRow[] = [];
  private readonly duplicates: DuplicateRow[] = [];
  private readonly notes: ImportNote[] = [];
  private readonly seen = new Map<string, string>();

  count(resourceType: string, column: Column): void {
    const row = this.rows.get(resourceType) ?? { taken: 0, notTaken: 0, duplicate: 0, rejected: 0 };
    row[column] += 1;
    this.rows.set(resourceType, row);
  }

  reject(resourceType: string, path: string, reason: string): void {
    this.count(resourceType, "rejected");
    this.rejected.push({ path, resourceType, reason });
  }

  /** Books one mapped resource; the facts come back unless it was left out, rejected or said before. */
  record<T>(resourceType: string, path: string, mapped: Mapped<T>): readonly T[] {
    if (mapped.outcome === "rejected") {
      this.reject(resourceType, mapped.path, mapped.reason);
      return [];
    }
    if (mapped.outcome === "not-taken") {
      this.count(resourceType, "notTaken");
      if (mapped.note !== null) this.notes.push({ path, text: mapped.note });
      return [];
    }
    const key = `${resourceType} ${mapped.sameness}`;
    const first = this.seen.get(key);
    if (first !== undefined) {
      this.count(resourceType, "duplicate");
      this.duplicates.push({ path, resourceType, sameAs: first });
      return [];
    }
    this.seen.set(key, path);
    this.count(resourceType, "taken");
    for (const text of mapped.notes) this.notes.push({ path, text });
    return mapped.facts;
  }

  result(): Pick<ImportProposal, "counts" | "rejected" | "duplicates" | "notes"> {
    const counts = [...this.rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([resourceType, row]) => ({
        resourceType,
        found: row.taken + row.notTaken + row.duplicate + row.rejected,
        ...row,
      }));
    return { counts, rejected: this.rejected, duplicates: this.duplicates, notes: this.notes };
  }
}
