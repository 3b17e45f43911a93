// A treatment to draw, of a signed version or of the open draft, as the stretch of time it takes.
import { completeTreatment, type DraftTreatment } from "../plan/draft-treatment";
import type { Lane } from "../plan/lanes";
import type { Treatment } from "../plan/treatment";
import { stateOf, type TreatmentState } from "../plan/treatment-states";
import { type Day, isDay } from "../shared/day";
import { type Phase, phasesOf, type SignedState, turnsOf } from "./history";
import type { Occurrence } from "./occurrences";

export type BarState = "planned" | "draft" | "held" | "waiting" | "stopped" | "ended";

/** A treatment to draw: of a signed version, or of the open draft. */
export type Entry =
  | {
      readonly signed: Treatment;
      /** Where its sessions or visits really are; they take the place of the ordered days. */
      readonly sessions?: readonly Occurrence[];
      /** What became of them, in words. */
      readonly note?: string | null;
      /** Every version that did something with it, oldest first; without them the signed one stands alone. */
      readonly states?: readonly SignedState[];
      /** As its row says, which knows of co-signatures. */
      readonly status?: TreatmentState;
      /** Reviews as they are agreed and decided; they take the place of the day in the plan. */
      readonly reviews?: readonly Occurrence[];
      /** The day its plan ended. */
      readonly endedOn?: Day | null;
    }
  | { readonly draft: DraftTreatment };

export interface TreatmentSpan {
  readonly key: string;
  readonly treatmentId: string;
  readonly lane: Lane;
  readonly name: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly state: BarState;
  readonly complete: Treatment | null;
  readonly sessions: readonly Occurrence[] | null;
  readonly reviews: readonly Occurrence[] | null;
  readonly turns: readonly Occurrence[];
  readonly phases: readonly Phase[];
  readonly note: string | null;
}

const stateWords: Readonly<Record<TreatmentState, BarState>> = {
  "not-in-plan": "planned",
  active: "planned",
  "awaiting-cosignature": "waiting",
  waiting: "waiting",
  held: "held",
  stopped: "stopped",
};

type SignedEntry = Extract<Entry, { signed: Treatment }>;

/** Held and stopped by its version; otherwise as the row says. */
function stateNow({ signed, status, endedOn }: SignedEntry): BarState {
  const own = stateOf(signed);
  if (own === "stopped") return "stopped";
  if (endedOn) return "ended";
  return stateWords[own === "held" ? own : (status ?? own)];
}

function signedSpan(entry: SignedEntry): TreatmentSpan {
  const { signed, sessions, reviews, endedOn = null } = entry;
  const states = entry.states ?? [{ version: 0, effectiveOn: signed.start, treatment: signed }];
  const span = spanOfComplete(signed, stateNow(entry));
  const isCut = endedOn !== null && (span.to === null || span.to > endedOn);
  return {
    ...span,
    to: isCut ? (endedOn < span.from ? span.from : endedOn) : span.to,
    sessions: sessions ?? null,
    reviews: reviews ?? null,
    turns: entry.states ? turnsOf(entry.states) : [],
    phases: phasesOf(states, endedOn),
    note: entry.note ?? null,
  };
}

const bare = { sessions: null, reviews: null, turns: [], phases: [], note: null } as const;

/** The stretch of an entry; for a treatment of the draft without a valid start its name, since it cannot be drawn. */
export function spanOf(entry: Entry): TreatmentSpan | string {
  if ("signed" in entry) return signedSpan(entry);
  const { draft } = entry;
  const key = `${draft.treatmentId} draft`;
  const done = completeTreatment(draft);
  if (done.ok) {
    const treatment = done.value;
    const phases = phasesOf([{ version: 0, effectiveOn: treatment.start, treatment }]);
    return { ...spanOfComplete(treatment, draft.action === "stop" ? "stopped" : "draft"), key, phases };
  }
  const name = typeof draft.name === "string" && draft.name.trim() ? draft.name : "Unnamed treatment";
  if (!isDay(draft.start)) return name;
  const to = isDay(draft.end) && draft.end >= draft.start ? draft.end : null;
  const { treatmentId, lane, start: from } = draft;
  return { key, treatmentId, lane, name, from, to, state: "draft", complete: null, ...bare };
}

function spanOfComplete(t: Treatment, state: BarState): TreatmentSpan {
  const to = t.end && t.end < t.start ? t.start : t.end;
  const { treatmentId, lane, name, start: from } = t;
  return { key: treatmentId, treatmentId, lane, name, from, to, state, complete: t, ...bare };
}
