import "server-only";
import { v7 as uuid } from "uuid";
import { systemActor } from "../actor-types";
import { enterText, enterValues, noSubject } from "../context";
import { db } from "../db";
import type { Verification } from "./verify";

/** Notes what a verification found, for the page of the audit. */
export async function recordVerification(found: Verification): Promise<void> {
  const client = await db().pool.connect();
  try {
    await client.query("BEGIN");
    await client.query(enterText, enterValues(systemActor("audit verification"), noSubject, null));
    const [first] = found.problems;
    await client.query(
      `INSERT INTO audit_verification (id, verified_at, intact, seal, events, versions, problems, first_problem)
       VALUES ($1::uuid, now(), $2, $3::bigint, $4::bigint, $5::bigint, $6, $7)`,
      [
        uuid(),
        found.intact,
        found.seal,
        found.sealed + found.unsealed,
        found.versions,
        found.problemCount,
        first ? `${first.place}: ${first.what}` : null,
      ],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
