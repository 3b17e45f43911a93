// Pairs of states, and what the database says of a statement, for tests that hold the tables of moves against Postgres.
import type { Move } from "@/lib/domain/shared/moves";
import type { PersonActor } from "@/lib/platform/actor-types";
import type { Row } from "./insert-row";
import { asPerson } from "./sql-plan";

export type Statement = readonly [text: string, values: readonly unknown[]];

/** What the database says of statements in the role of the application, constraints at commit included; nothing stays. */
export async function tries(who: PersonActor, ...statements: readonly Statement[]): Promise<string> {
  return await asPerson(who, async (client) => {
    await client.query("SAVEPOINT before");
    try {
      for (const [text, values] of statements) {
        const { rowCount } = await client.query(text, [...values]);
        if (rowCount !== 1) return `${rowCount} rows`;
      }
      await client.query("SET CONSTRAINTS ALL IMMEDIATE");
      return "done";
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    } finally {
      await client.query("ROLLBACK TO before");
    }
  });
}

/** Every ordered pair of different states. */
export const pairsOf = <S extends string>(states: readonly S[]) =>
  states.flatMap((from) => states.filter((to) => to !== from).map((to) => [from, to] as const));
/** The pairs that a table of moves draws between different states. */
export const drawn = (moves: readonly Move<string>[]) =>
  [...new Set(moves.flatMap((m) => m.from.filter((from) => from !== m.to).map((from) => `${from} > ${m.to}`)))].sort();

/** An insertion as a statement. */
export function insertOf(table: string, row: Row): Statement {
  const columns = Object.keys(row);
  const places = columns.map((_, at) => `$${at + 1}`).join(", ");
  return [`INSERT INTO ${table} (${columns.join(", ")}) VALUES (${places})`, Object.values(row)];
}
