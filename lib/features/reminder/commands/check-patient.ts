import type { AuditEntry } from "@/lib/platform/audit";
import { command } from "@/lib/platform/command";
import { enqueue } from "@/lib/platform/jobs/enqueue";
import { done, refused } from "@/lib/platform/outcome";
import { closeGone, dueFor, type Kept, raise } from "../store";

export type Checked = { readonly raised: number; readonly closed: number };

/**
 * Raises what has waited too long for one patient and closes what no longer waits. Run by jobs, as often as they like: each
 * thing is raised once for each occasion.
 */
export const checkPatient = command<{ patientId: string }, Checked>({
  name: "reminder.check",
  needs: "reminder:raise",
  on: ({ patientId }) => ({ kind: "patient", id: patientId }),
  async run({ tx, now, input: { patientId } }) {
    const closed = await closeGone(tx, patientId, now);
    const raised: Kept[] = [];
    const told = new Set<string>();
    for (const due of await dueFor(tx, patientId, now)) {
      const row = await raise(tx, patientId, due, now);
      if (!row) continue;
      raised.push(row);
      for (const id of due.recipients) told.add(id);
    }
    for (const personId of told) await enqueue(tx, "mail", { personId }, { key: `mail:${personId}` });
    const entry =
      (action: string) =>
      ({ id, kind, planId }: Kept): AuditEntry => ({
        action,
        patientId,
        planId,
        object: { type: "reminder", id },
        detail: { kind },
      });
    const [first, ...more] = [...closed.map(entry("reminder.closed")), ...raised.map(entry("reminder.raised"))];
    if (!first) return refused("nothing-to-do");
    return done({ raised: raised.length, closed: closed.length }, [first, ...more]);
  },
});
