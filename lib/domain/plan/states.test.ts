import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { permissions } from "../access/permissions";
import type { Capability } from "../access/roles";
import { cosignMoves, cosignStates } from "../cosign/states";
import { sessionMoves, sessionStates } from "../delivery/session-states";
import {
  closedReferralStates,
  openReferralStates,
  type ReferralState,
  referralMoves,
  referralStates,
} from "../referral/states";
import { reviewMoves, reviewStates } from "../review/states";
import { legalMoves, moveFrom } from "../shared/moves";
import { draftMoves, draftStates } from "./draft-states";
import { planMoves, planStates } from "./plan-states";
import { statesDocument } from "./states-document";
import { stateOf, treatmentMoves, treatmentStates } from "./treatment-states";

const asTherapist = (c: Capability) => permissions.therapist[c] !== "never";
const asNeurologist = (c: Capability) => permissions.neurologist[c] !== "never";
const referral = (state: ReferralState, may: (c: Capability) => boolean) =>
  legalMoves(referralMoves, state, may).map((m) => m.name);

describe("states and moves", () => {
  it("docs/states.md says what the tables say", () => {
    expect(readFileSync(new URL("../../../docs/states.md", import.meta.url), "utf8")).toBe(statesDocument());
  });

  it.each([
    ["draft", draftStates, draftMoves, "open"],
    ["plan", planStates, planMoves, "active"],
    ["treatment", treatmentStates, treatmentMoves, "not-in-plan"],
    ["co-signature", cosignStates, cosignMoves, "awaited"],
    ["referral", referralStates, referralMoves, "sent"],
    ["session", sessionStates, sessionMoves, "planned"],
    ["treatment review", reviewStates, reviewMoves, "due"],
  ] as const)("%s: every state can be reached", (_, states, moves, first) => {
    const reached = new Set<string>([first]);
    for (const _pass of states)
      for (const move of moves) if (move.from.some((s) => reached.has(s))) reached.add(move.to);
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it("a new referral can be accepted, declined or asked about by the therapist, and nothing else", () => {
    expect(referral("sent", asTherapist)).toEqual(["accept", "decline", "ask-information", "patient-declines"]);
  });

  it("a therapist cannot acknowledge their own report, the neurologist can", () => {
    expect(referral("final-report", asTherapist)).toEqual(["withdraw-report"]);
    expect(referral("final-report", asNeurologist)).toEqual(["acknowledge", "withdraw-report"]);
  });

  it.each(openReferralStates)(
    "an open referral (%s) can be reassigned, cancelled, sent outside or declined by the patient",
    (state) => {
      expect(referral(state, asNeurologist)).toEqual(
        expect.arrayContaining(["reassign", "cancel", "send-outside", "patient-declines"]),
      );
    },
  );

  it.each(closedReferralStates)(
    "a closed referral (%s) can only be reopened, or what closed it be taken back, each with a reason",
    (state) => {
      const moves = legalMoves(referralMoves, state, () => true);
      const correction = state === "acknowledged" ? "withdraw-report" : "take-back";
      expect(moves.map((m) => [m.name, m.needsReason])).toEqual([
        ["reopen", true],
        [correction, true],
      ]);
    },
  );

  it("an interim report does not close a referral", () => {
    const move = moveFrom(referralMoves, "in-progress", "report-interim");
    expect(move.ok && move.value.to).toBe("in-progress");
  });

  it("a signed or discarded draft never moves again", () => {
    for (const state of ["signed", "discarded"] as const) expect(legalMoves(draftMoves, state, () => true)).toEqual([]);
  });

  it("an open draft cannot be signed without being reviewed first", () => {
    expect(moveFrom(draftMoves, "open", "sign")).toEqual({
      ok: false,
      problem: '"sign" is not possible while the state is "open"',
    });
  });

  it("any clinician who records facts may record a death, and it can be reversed", () => {
    expect(legalMoves(planMoves, "active", (c) => c === "facts:record").map((m) => m.name)).toEqual(["record-death"]);
    expect(legalMoves(planMoves, "discontinued", () => true).map((m) => m.name)).toEqual(["reverse-death"]);
  });

  it("a held treatment is not active again by continuing it: it is kept on hold, resumed, stopped, or released from the result it waits for", () => {
    expect(legalMoves(treatmentMoves, "held", asNeurologist).map((m) => m.name)).toEqual([
      "keep-held",
      "resume",
      "change-cosigned",
      "release",
      "stop",
    ]);
  });

  it.each([
    ["stop", null, "awaiting", "stopped"],
    ["hold", null, "not-needed", "held"],
    ["start", null, "awaiting", "awaiting-cosignature"],
    ["start", { type: "hold-until", result: "hepatitis B serology" }, "given", "waiting"],
    ["continue", null, "given", "active"],
  ] as const)(
    "a treatment with action %s, condition %o and co-signature %s is %s",
    (action, condition, cosignature, state) => {
      expect(stateOf({ action, condition }, cosignature)).toBe(state);
    },
  );
});
