// Rows for tests, written beneath the application with the connection that row-level security does not bind.
import type { Client } from "pg";
import { withTestClient } from "./database";

export type Row = Readonly<Record<string, unknown>>;

/** Inserts one row; columns are named as in SQL. */
export async function insertRow(client: Client, table: string, row: Row): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`).join(", ");
  await client.query(
    `INSERT INTO "${table}" (${columns.map((column) => `"${column}"`).join(", ")}) VALUES (${places})`,
    Object.values(row),
  );
}

/** Inserts rows of several tables in order, in one connection. */
export async function insertRows(rows: readonly (readonly [table: string, row: Row])[]): Promise<void> {
  await withTestClient("super", async (client) => {
    for (const [table, row] of rows) await insertRow(client, table, row);
  });
}

/** All rows of a question asked beneath the application. */
export async function rowsOf<T extends Row>(text: string, values: readonly unknown[] = []): Promise<T[]> {
  return await withTestClient("super", async (client) => (await client.query(text, [...values])).rows as T[]);
}

/** What the audit says happened to one patient, oldest first: action and outcome. */
export async function auditOf(patientId: string): Promise<string[]> {
  const rows = await rowsOf<{ line: string }>(
    "SELECT action || ' ' || outcome AS line FROM audit_event WHERE patient_id = $1 ORDER BY recorded_at, id",
    [patientId],
  );
  return rows.map((row) => row.line);
}
