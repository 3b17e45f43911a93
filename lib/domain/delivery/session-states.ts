// What may happen to one session. A session that is put off stays deferred for ever; its successor of the same number is
// planned on the new day, so a course of five always has five live sessions and the old dates remain to be read.
import type { Move } from "../shared/moves";

export const sessionStates = [
  "planned",
  "scheduled",
  "given",
  "partly-given",
  "not-given",
  "given-elsewhere",
  "held",
  "deferred",
  "omitted",
  "cancelled",
  "entered-in-error",
] as const;
export type SessionState = (typeof sessionStates)[number];

/** States in which a session is still to come. */
export const openSessionStates = ["planned", "scheduled"] as const satisfies readonly SessionState[];

/** States that say what was done on the day; never changed by an amendment. */
export const recordedSessionStates = [
  "given",
  "partly-given",
  "not-given",
  "given-elsewhere",
  "held",
] as const satisfies readonly SessionState[];

/** States in which the patient received something. */
export const deliveredSessionStates = [
  "given",
  "partly-given",
  "given-elsewhere",
] as const satisfies readonly SessionState[];

/** States of which a wrong entry can be put right: what was recorded, left out or cancelled. */
export const correctableSessionStates = [
  ...recordedSessionStates,
  "omitted",
  "cancelled",
] as const satisfies readonly SessionState[];

const recording = { from: ["scheduled"], needs: ["session:record"] } as const;
const moving = { from: ["planned", "scheduled"], needs: ["session:move"], needsReason: true } as const;
const prescribing = { from: ["planned", "scheduled"], needs: ["session:prescribe"], needsReason: true } as const;
const notEarly = "its day has come";

export const sessionMoves = [
  {
    name: "schedule",
    label: "Set the time",
    from: ["planned"],
    to: "scheduled",
    needs: ["session:record", "session:move"],
    guard: "a time of the day is given",
    needsReason: false,
    event: "session.scheduled",
  },
  {
    name: "give",
    label: "Given",
    ...recording,
    to: "given",
    guard: `${notEarly}; the order is active; every pre-check has its value, or a reason is given`,
    needsReason: false,
    event: "session.given",
  },
  {
    name: "give-partly",
    label: "Given in part",
    ...recording,
    to: "partly-given",
    guard: `${notEarly}; the order is active; every pre-check has its value, or a reason is given`,
    needsReason: true,
    event: "session.partly-given",
  },
  {
    name: "not-give",
    label: "Not given",
    ...recording,
    to: "not-given",
    guard: notEarly,
    needsReason: true,
    event: "session.not-given",
  },
  {
    name: "give-elsewhere",
    label: "Given elsewhere",
    ...recording,
    to: "given-elsewhere",
    guard: notEarly,
    needsReason: true,
    event: "session.given-elsewhere",
  },
  {
    name: "hold",
    label: "Hold for the prescriber",
    ...recording,
    to: "held",
    guard: null,
    needsReason: true,
    event: "session.held",
  },
  {
    name: "defer",
    label: "Defer",
    ...moving,
    to: "deferred",
    guard: "a later day, and the order of the sessions stays",
    event: "session.deferred",
  },
  {
    name: "omit",
    label: "Omit",
    ...prescribing,
    to: "omitted",
    guard: null,
    event: "session.omitted",
  },
  {
    name: "cancel",
    label: "Cancel",
    ...moving,
    to: "cancelled",
    guard: null,
    event: "session.cancelled",
  },
  {
    name: "correct",
    label: "Mark as entered in error",
    from: correctableSessionStates,
    to: "entered-in-error",
    needs: ["session:record"],
    guard: "it is the live one of its number; what is right is entered with it; a prescriber for what was omitted",
    needsReason: true,
    event: "session.corrected",
  },
] as const satisfies readonly Move<SessionState>[];

export type SessionMove = (typeof sessionMoves)[number]["name"];

const isIn = (states: readonly SessionState[]) => (session: { readonly state: SessionState }) =>
  states.includes(session.state);

/** Whether a session is still to come: planned or scheduled. */
export const isOpen = isIn(openSessionStates);
/** Whether a session says what was done on the day. */
export const isRecorded = isIn(recordedSessionStates);
/** Whether the patient received something in a session. */
export const isDelivered = isIn(deliveredSessionStates);
/** Whether a wrong entry of a session can be put right. */
export const isCorrectable = isIn(correctableSessionStates);
