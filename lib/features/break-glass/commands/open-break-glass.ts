import { BREAK_GLASS_MINUTES, TRIES_AN_HOUR } from "@/lib/domain/break-glass/break-glass";
import type { AuditEntry } from "@/lib/platform/audit";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { enqueue } from "@/lib/platform/jobs/enqueue";
import { done, refused } from "@/lib/platform/outcome";
import type { OpenBreakGlassInput } from "../input";
import { type Ended, endAllOf, insertOne, patientBy, triesOf } from "../store";

export type Opened = { readonly breakGlassId: string; readonly patientId: string };

/** What the audit says of an end; the chart it was about, by id. */
export const endedEntry = ({ id, patientId, why }: Ended): AuditEntry => ({
  action: why === "expired" ? "break-glass.expired" : "break-glass.ended",
  patientId,
  object: { type: "break-glass", id },
  detail: { why },
});

/**
 * Opens one chart for one person to read for sixty minutes: both identifiers exactly, a reason, and (at the door) the password
 * again. What the same person had open ends with it. The leads of the patient's team are told that something waits.
 */
export const openBreakGlass = command<OpenBreakGlassInput, Opened>({
  name: "break-glass.open",
  needs: "break-glass:use",
  on: () => noSubject,
  async run({ tx, actor, input }) {
    if ((await triesOf(tx, actor.id)) >= TRIES_AN_HOUR) return refused("too-many-tries");
    const found = await patientBy(tx, input.mrn, input.born);
    if (!found) return refused("no-such-patient");
    if (found.inCare) return refused("in-your-care");
    const { patientId, leads } = found;
    const ended = await endAllOf(tx, actor.id);
    const { id, until } = await insertOne(tx, actor, patientId, input);
    await enqueue(tx, "end-break-glass", { breakGlassId: id }, { runAt: until, key: `break-glass:${id}` });
    for (const personId of leads) await enqueue(tx, "mail", { personId }, { key: `mail:${personId}` });
    const opened: AuditEntry = {
      action: "break-glass.opened",
      patientId,
      object: { type: "break-glass", id },
      reason: input.reason,
      detail: { reasonCode: input.reasonCode, minutes: BREAK_GLASS_MINUTES },
    };
    return done({ breakGlassId: id, patientId }, [opened, ...ended.map(endedEntry)]);
  },
});
