import { waitsForRelease } from "@/lib/domain/plan/release";
import { dayInZone } from "@/lib/domain/shared/instant";
import { draftAmendment } from "@/lib/features/draft/on-review";
import { command } from "@/lib/platform/command";
import { done, refused } from "@/lib/platform/outcome";
import type { EndWaitingInput } from "../input";
import { lockForRelease } from "../store/release";

/** A treatment that waits is no longer needed: the open draft, or a new one, stops it with the reason. */
export const endWaiting = command<EndWaitingInput, { draftId: string }>({
  name: "treatment.end-waiting",
  needs: "plan:draft",
  on: ({ planId }) => ({ kind: "plan", id: planId }),
  async run({ tx, actor, now, input }) {
    const { planId, treatmentId, reason } = input;
    const row = await lockForRelease(tx, planId);
    if (!row) return refused("not-found");
    const { patientId, version } = row;
    if (row.deceased) return refused("patient-died");
    if (row.status !== "active" && row.status !== "on-hold") return refused("plan-ended");
    if (version !== input.version) return refused("plan-moved-on");
    const treatment = row.treatments.find((t) => t.treatmentId === treatmentId);
    if (!treatment || !waitsForRelease(treatment)) return refused("does-not-wait");
    const plan = { id: planId, patientId, currentVersion: version };
    const from = dayInZone(now, row.site.zone);
    const amendment = { plan, treatmentId, move: "stop", from, reason, because: "no-longer-needed" } as const;
    const drafted = await draftAmendment(tx, amendment, actor, now);
    if (!drafted.ok) return drafted;
    const object = { type: "treatment", id: treatmentId };
    const event = { action: "treatment.waiting-ended", patientId, planId, version, object, reason };
    return done({ draftId: drafted.draftId }, [event, ...drafted.events]);
  },
});
