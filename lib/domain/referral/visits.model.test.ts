// Random lives of a referral with its visits: only moves of the design happen, and states of both agree.
import fc from "fast-check";
import { expect, it } from "vitest";
import { moveFrom } from "../shared/moves";
import { closedReferralStates, type ReferralMove, type ReferralState, referralMoves, referralStates } from "./states";
import { takesVisits, type VisitMove, type VisitState, visitMoves } from "./visit-states";

/** Section 3 of the design, by hand. */
const open = ["sent", "information-asked", "accepted", "declined", "scheduled", "in-progress"];
const leaving = ["cancelled", "sent-outside", "patient-declined"];
const designed: Readonly<Record<string, readonly string[]>> = {
  sent: ["accepted", "declined", "information-asked", "sent", ...leaving],
  "information-asked": ["sent", ...leaving],
  accepted: ["scheduled", "sent", ...leaving],
  declined: ["sent", ...leaving],
  scheduled: ["in-progress", "sent", ...leaving],
  "in-progress": ["in-progress", "final-report", "sent", ...leaving],
  // Back to work where the report was never right.
  "final-report": ["acknowledged", "in-progress"],
  acknowledged: ["sent", "in-progress"],
  ...Object.fromEntries(leaving.map((state) => [state, ["sent"]])),
};
const visitDesigned: Readonly<Record<string, readonly string[]>> = {
  scheduled: ["scheduled", "attended", "missed", "cancelled"],
};
const runs = process.env.CONCORD_LONG_TESTS ? 10_000 : 1_000;

type Real = { referral: ReferralState; visits: VisitState[] };
type Model = { seen: number };

class MoveReferral implements fc.Command<Model, Real> {
  constructor(readonly name: ReferralMove) {}
  check = () => true;
  run(_: Model, real: Real) {
    if (this.name === "schedule" || this.name === "begin") return;
    const before = real.referral;
    const move = moveFrom(referralMoves, before, this.name);
    if (!move.ok) return;
    expect(designed[before]).toContain(move.value.to);
    real.referral = move.value.to;
    if (!takesVisits(real.referral)) real.visits = real.visits.map((v) => (v === "scheduled" ? "cancelled" : v));
  }
  toString = () => this.name;
}

class Schedule implements fc.Command<Model, Real> {
  check = () => true;
  run(_: Model, real: Real) {
    if (!takesVisits(real.referral)) return;
    if (real.referral === "accepted") {
      expect(moveFrom(referralMoves, real.referral, "schedule")).toMatchObject({ ok: true });
      real.referral = "scheduled";
    }
    real.visits.push("scheduled");
  }
  toString = () => "schedule a visit";
}

class MoveVisit implements fc.Command<Model, Real> {
  constructor(
    readonly index: number,
    readonly name: VisitMove,
  ) {}
  check = () => true;
  run(model: Model, real: Real) {
    const at = real.visits.length === 0 ? -1 : this.index % real.visits.length;
    const before = real.visits[at];
    if (before === undefined) return;
    const move = moveFrom(visitMoves, before, this.name);
    if (!move.ok || !takesVisits(real.referral)) return;
    expect(visitDesigned[before]).toContain(move.value.to);
    real.visits[at] = move.value.to;
    if (move.value.to !== "attended") return;
    model.seen += 1;
    if (real.referral !== "scheduled") return;
    expect(moveFrom(referralMoves, real.referral, "begin")).toMatchObject({ ok: true });
    real.referral = "in-progress";
  }
  toString = () => `${this.name} visit ${this.index}`;
}

const names = referralMoves.map((move) => move.name);
const commands = [
  fc.constantFrom(...names).map((name) => new MoveReferral(name)),
  fc.constant(new MoveReferral("accept")),
  fc.constant(new Schedule()),
  fc
    .tuple(fc.nat(8), fc.constantFrom(...visitMoves.map((move) => move.name)))
    .map(([i, name]) => new MoveVisit(i, name)),
];

it("whatever people do, a referral and its visits stay in step", () => {
  const reached = new Set<ReferralState>();
  let attended = 0;
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 60, size: "max" }), (cmds) => {
      const model = { seen: 0 };
      const real: Real = { referral: "sent", visits: [] };
      fc.modelRun(() => ({ model, real }), cmds);
      reached.add(real.referral);
      attended += model.seen;
      expect(real.visits.filter((v) => v === "attended")).toHaveLength(model.seen);
      // Work goes on only after the patient was seen, and nothing stays planned where nobody goes.
      if (real.referral === "in-progress" || real.referral === "final-report") expect(model.seen).toBeGreaterThan(0);
      if (!takesVisits(real.referral)) expect(real.visits).not.toContain("scheduled");
    }),
    { numRuns: runs, seed: 4 },
  );
  expect([...reached].sort()).toEqual([...referralStates].sort());
  expect(attended).toBeGreaterThan(runs / 10);
}, 1_800_000);

it("the design names the moves of every state", () => {
  for (const state of referralStates) {
    const targets = new Set(
      referralMoves.filter((m) => (m.from as readonly string[]).includes(state)).map((m) => m.to),
    );
    expect([...targets].sort(), state).toEqual([...new Set(designed[state])].sort());
  }
  expect([...open, "final-report", ...closedReferralStates].sort()).toEqual([...referralStates].sort());
});
