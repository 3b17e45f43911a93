import "server-only";
import type { Tx } from "../db";

/** Every job there is, with what it is told: ids, never words about a patient. */
export type Jobs = {
  /** Raises and closes the reminders of one patient. */
  "check-patient": { readonly patientId: string };
  /** Finds the sites whose night has come. */
  "nightly-sweeps": Record<string, never>;
  /** Checks every patient of a site, once a local day. */
  "sweep-site": { readonly siteId: string; readonly day: string };
  /** Records that emergency access has ended by the clock. */
  "end-break-glass": { readonly breakGlassId: string };
  /** Writes to one person that something waits. */
  mail: { readonly personId: string };
  /** Deletes what need not be kept. */
  purge: Record<string, never>;
};
export type JobName = keyof Jobs;

export type When = {
  /** Instant before which it does not run; at once when absent. */
  readonly runAt?: string;
  /** Of two waiting jobs with the same key there is one; the later call replaces the earlier. */
  readonly key?: string;
};

const addText = `SELECT 1 FROM graphile_worker.add_job(identifier => $1, payload => $2::json, run_at => $3::timestamptz, job_key => $4,
  max_attempts => 20, job_key_mode => 'replace')`;

/** Queues a job in this transaction: it runs after the commit, and never when the transaction is rolled back. */
export async function enqueue<N extends JobName>(tx: Tx, name: N, told: Jobs[N], { runAt, key }: When = {}) {
  await tx.$queryRawUnsafe(addText, name, JSON.stringify(told), runAt ?? null, key ?? null);
}
