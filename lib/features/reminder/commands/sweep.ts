import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { enqueue } from "@/lib/platform/jobs/enqueue";
import { done, refused } from "@/lib/platform/outcome";
import { claimSweep } from "../store";

/** Begins the sweep of one site and local day, once, whoever asks: a check of every patient it may concern is queued. */
export const sweepSite = command<{ siteId: string; day: string }, { patients: number }>({
  name: "reminder.sweep",
  needs: "reminder:raise",
  on: () => noSubject,
  async run({ tx, now, input: { siteId, day } }) {
    if (!(await claimSweep(tx, siteId, day))) return refused("nothing-to-do");
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT x.id FROM patient x WHERE x.site_id = ${siteId}::uuid AND x.errored_at IS NULL
         AND (EXISTS (SELECT 1 FROM plan p WHERE p.patient_id = x.id AND p.status IN ('active', 'on-hold'))
              OR EXISTS (SELECT 1 FROM reminder r WHERE r.patient_id = x.id AND r.closed_at IS NULL)) ORDER BY x.id`;
    for (const { id } of rows)
      await enqueue(tx, "check-patient", { patientId: id }, { runAt: now, key: `sweep:${id}` });
    return done({ patients: rows.length }, [
      { action: "reminder.swept", object: { type: "site", id: siteId }, detail: { day, patients: rows.length } },
    ]);
  },
});
