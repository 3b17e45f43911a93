// What an amendment may do with a treatment, given how the current version left it.
import type { Move } from "../shared/moves";
import type { Action } from "./lanes";
import type { Treatment } from "./treatment";
import { cosignedTreatmentMoves } from "./treatment-cosign-moves";

export const treatmentStates = ["not-in-plan", "active", "held", "waiting", "awaiting-cosignature", "stopped"] as const;
export type TreatmentState = (typeof treatmentStates)[number];

/** Moves made by signing a version; `action` is what the version then says about the treatment. */
interface AmendmentMove extends Move<TreatmentState> {
  readonly action: Action | null;
}

const signs = { needs: ["plan:sign"], guard: "signed with its version" } as const;

export const treatmentMoves = [
  {
    name: "start",
    label: "Start",
    action: "start",
    from: ["not-in-plan"],
    to: "active",
    ...signs,
    needsReason: false,
    event: "treatment.started",
  },
  {
    name: "start-later",
    label: "Start on a condition",
    action: "start",
    from: ["not-in-plan"],
    to: "waiting",
    ...signs,
    needsReason: false,
    event: "treatment.started",
  },
  {
    name: "start-cosigned",
    label: "Start, for co-signature",
    action: "start",
    from: ["not-in-plan"],
    to: "awaiting-cosignature",
    ...signs,
    needsReason: false,
    event: "treatment.started",
  },
  {
    name: "continue",
    label: "Continue",
    action: "continue",
    from: ["active"],
    to: "active",
    ...signs,
    needsReason: false,
    event: "treatment.continued",
  },
  {
    name: "change",
    label: "Change",
    action: "change",
    from: ["active"],
    to: "active",
    ...signs,
    needsReason: true,
    event: "treatment.changed",
  },
  {
    name: "hold",
    label: "Hold",
    action: "hold",
    from: ["active", "waiting"],
    to: "held",
    ...signs,
    needsReason: true,
    event: "treatment.held",
  },
  {
    name: "keep-held",
    label: "Keep on hold",
    action: "hold",
    from: ["held"],
    to: "held",
    ...signs,
    needsReason: false,
    event: "treatment.continued",
  },
  {
    name: "resume",
    label: "Resume",
    action: "change",
    from: ["held"],
    to: "active",
    ...signs,
    needsReason: true,
    event: "treatment.resumed",
  },
  {
    name: "keep-waiting",
    label: "Keep the condition",
    action: "continue",
    from: ["waiting"],
    to: "waiting",
    ...signs,
    needsReason: false,
    event: "treatment.continued",
  },
  {
    name: "change-condition",
    label: "Change, and keep waiting",
    action: "change",
    from: ["waiting"],
    to: "waiting",
    ...signs,
    needsReason: true,
    event: "treatment.changed",
  },
  {
    name: "lift-condition",
    label: "Change, and wait no longer",
    action: "change",
    from: ["waiting"],
    to: "active",
    ...signs,
    needsReason: true,
    event: "treatment.released",
  },
  {
    name: "change-cosigned",
    label: "Change, for co-signature",
    action: "change",
    from: ["active", "waiting", "held"],
    to: "awaiting-cosignature",
    ...signs,
    needsReason: true,
    event: "treatment.changed",
  },
  {
    name: "keep-awaiting",
    label: "Keep awaiting the co-signature",
    action: "continue",
    from: ["awaiting-cosignature"],
    to: "awaiting-cosignature",
    ...signs,
    needsReason: false,
    event: "treatment.continued",
  },
  {
    name: "change-awaiting",
    label: "Change, and await the co-signature",
    action: "change",
    from: ["awaiting-cosignature"],
    to: "awaiting-cosignature",
    ...signs,
    needsReason: true,
    event: "treatment.changed",
  },
  {
    name: "hold-awaiting",
    label: "Hold before the co-signature",
    action: "hold",
    from: ["awaiting-cosignature"],
    to: "held",
    ...signs,
    needsReason: true,
    event: "treatment.held",
  },
  {
    name: "release",
    label: "Release",
    action: null,
    from: ["waiting", "held"],
    to: "active",
    needs: ["plan:sign"],
    guard: "it waits for a condition or a result, and the checks were run again",
    needsReason: true,
    event: "treatment.released",
  },
  ...cosignedTreatmentMoves,
  {
    name: "stop",
    label: "Stop",
    action: "stop",
    from: ["active", "held", "waiting", "awaiting-cosignature"],
    to: "stopped",
    ...signs,
    needsReason: true,
    event: "treatment.stopped",
  },
] as const satisfies readonly AmendmentMove[];

export type TreatmentMove = (typeof treatmentMoves)[number]["name"];

/** Whether a treatment still needs someone else's signature before it may be given. */
export type Cosignature = "not-needed" | "awaiting" | "given";

/** The state in which a signed version leaves a treatment: stopped, held, waiting for its condition or co-signature, or active. */
export function stateOf(
  treatment: Pick<Treatment, "action" | "condition">,
  cosignature: Cosignature = "not-needed",
): Exclude<TreatmentState, "not-in-plan"> {
  if (treatment.action === "stop") return "stopped";
  if (treatment.action === "hold") return "held";
  if (cosignature === "awaiting") return "awaiting-cosignature";
  return treatment.condition ? "waiting" : "active";
}

/** What may be added to a signed treatment: released from what it waited for, co-signed, active at once as urgent, co-signature declined. */
export const activationKinds = ["released", "cosigned", "urgent", "declined"] as const;
export type ActivationKind = (typeof activationKinds)[number];

/**
 * The one answer to "is it active now": the state a version left a treatment in, whether it waits for a condition or a result,
 * and what was added since. The database says the same in `treatment_state_now`; a test compares the two.
 */
export function stateNow(
  signed: Exclude<TreatmentState, "not-in-plan">,
  waits: boolean,
  added: readonly ActivationKind[],
): Exclude<TreatmentState, "not-in-plan"> {
  const released = waits && added.includes("released");
  if (signed === "stopped") return "stopped";
  const isSigned = added.includes("cosigned") || (added.includes("urgent") && !added.includes("declined"));
  if (signed === "awaiting-cosignature" && !isSigned) return signed;
  if (signed === "held" && !released) return "held";
  return waits && !released ? "waiting" : "active";
}
