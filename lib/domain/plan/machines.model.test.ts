// Random lives of every thing that has states, by people of all roles, with and without ties, reasons and guards, again and
// again: only moves of section 3 of the design happen, made by whom it names; what has ended stays ended.
import fc from "fast-check";
import { expect, it } from "vitest";
import { can } from "../access/can";
import { type Role, roles, type Tie, ties } from "../access/roles";
import { cosignMoves } from "../cosign/states";
import { sessionMoves } from "../delivery/session-states";
import { referralMoves } from "../referral/states";
import { visitMoves } from "../referral/visit-states";
import { reviewMoves } from "../review/states";
import { legalMoves, type Move, moveFrom } from "../shared/moves";
import { draftMoves } from "./draft-states";
import { planMoves } from "./plan-states";
import { treatmentMoves } from "./treatment-states";

interface Machine {
  readonly name: string;
  readonly moves: readonly Move<string>[];
  readonly first: string;
  /** By hand: from a state to those that may follow, with the roles that may ever make it (n, o, t, u for nurse, l for lead). */
  readonly designed: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** States without a way out. */
  readonly ended: readonly string[];
}

const away = { sent: "nlt", cancelled: "nl", "sent-outside": "nl", "patient-declined": "nlt" };
// A wrong record is marked, and a successor takes its place (design, invariant 10).
const wrong = { "entered-in-error": "nou" };
const session = { deferred: "nou", omitted: "no", cancelled: "nou" };
const machines: readonly Machine[] = [
  {
    name: "draft",
    moves: draftMoves,
    first: "open",
    designed: {
      open: { "in-review": "n", open: "n", discarded: "n" },
      "in-review": { open: "n", "changes-asked": "nol", signed: "n", discarded: "n" },
      "changes-asked": { open: "n", "changes-asked": "n", discarded: "n" },
    },
    ended: ["signed", "discarded"],
  },
  {
    name: "plan",
    moves: planMoves,
    first: "active",
    designed: {
      active: { "on-hold": "n", completed: "n", discontinued: "nolu" },
      "on-hold": { active: "n", completed: "n", discontinued: "nolu" },
      discontinued: { active: "nolu" },
    },
    ended: ["completed"],
  },
  {
    name: "treatment",
    moves: treatmentMoves,
    first: "not-in-plan",
    designed: {
      "not-in-plan": { active: "n", waiting: "n", "awaiting-cosignature": "n" },
      active: { active: "n", held: "n", stopped: "n", "awaiting-cosignature": "nol" },
      waiting: { waiting: "n", active: "n", held: "n", stopped: "n", "awaiting-cosignature": "n" },
      held: { held: "n", active: "n", stopped: "n", "awaiting-cosignature": "n" },
      "awaiting-cosignature": { active: "nol", waiting: "ol", "awaiting-cosignature": "nol", held: "n", stopped: "n" },
    },
    ended: ["stopped"],
  },
  {
    name: "co-signature",
    moves: cosignMoves,
    first: "awaited",
    designed: {
      awaited: { awaited: "ol", urgent: "n", given: "ol", declined: "ol" },
      urgent: { urgent: "ol", given: "ol", declined: "ol" },
    },
    ended: ["given", "declined"],
  },
  {
    name: "referral",
    moves: referralMoves,
    first: "sent",
    designed: {
      sent: { ...away, sent: "nl", accepted: "t", declined: "t", "information-asked": "t" },
      "information-asked": away,
      accepted: { ...away, scheduled: "t" },
      declined: away,
      scheduled: { ...away, sent: "nl", "in-progress": "t" },
      "in-progress": { ...away, sent: "nl", "in-progress": "t", "final-report": "t" },
      "final-report": { acknowledged: "nl", "in-progress": "nlt" },
      acknowledged: { sent: "nl", "in-progress": "nlt" },
      cancelled: { sent: "nlt" },
      "sent-outside": { sent: "nlt" },
      "patient-declined": { sent: "nlt" },
    },
    ended: [],
  },
  {
    name: "visit",
    moves: visitMoves,
    first: "scheduled",
    designed: { scheduled: { scheduled: "t", attended: "t", missed: "t", cancelled: "t" } },
    ended: ["attended", "missed", "cancelled"],
  },
  {
    name: "session",
    moves: sessionMoves,
    first: "planned",
    designed: {
      planned: { scheduled: "nou", ...session },
      scheduled: {
        given: "nou",
        "partly-given": "nou",
        "not-given": "nou",
        "given-elsewhere": "nou",
        held: "nou",
        ...session,
      },
      given: wrong,
      "partly-given": wrong,
      "not-given": wrong,
      "given-elsewhere": wrong,
      held: wrong,
      omitted: wrong,
      cancelled: wrong,
    },
    ended: ["deferred", "entered-in-error"],
  },
  {
    name: "treatment review",
    moves: reviewMoves,
    first: "due",
    designed: {
      due: { decided: "n", postponed: "n" },
      postponed: { decided: "n", postponed: "n", due: "n" },
      decided: { due: "n" },
    },
    ended: [],
  },
];

const letters: Readonly<Record<Role, string>> = {
  neurologist: "n",
  oncologist: "o",
  therapist: "t",
  nurse: "u",
  "team-lead": "l",
  administrator: "a",
};
const runs = process.env.CONCORD_LONG_TESTS ? 2_000 : 300;

interface Try {
  readonly role: Role;
  readonly held: readonly Tie[];
  readonly move: string;
  readonly reason: boolean;
  readonly guard: boolean;
  readonly again: boolean;
}

/** What the frame of every command decides, in its order: the move of the table, authority, guard, reason. */
function attempt(moves: readonly Move<string>[], state: string, t: Try): Move<string> | null {
  const legal = moveFrom(moves, state, t.move);
  if (!legal.ok) return null;
  const move = legal.value;
  if (!move.needs.some((needs) => can({ role: t.role }, needs, new Set(t.held)))) return null;
  if (move.guard !== null && !t.guard) return null;
  return move.needsReason && !t.reason ? null : move;
}

/** A try that holds everything it needs, of one of the moves this role may make out of a state. */
function willing(moves: readonly Move<string>[], state: string, role: Role, pick: number): Try {
  const may = legalMoves(moves, state, (needs) => can({ role }, needs, new Set(ties)));
  const move = may[pick % Math.max(1, may.length)]?.name ?? "none";
  return { role, held: [...ties], move, reason: true, guard: true, again: false };
}

it.each(machines)(
  `${runs} lives of a $name make no move that the design does not have`,
  (machine) => {
    const { moves, first, designed, ended } = machine;
    const someone = {
      role: fc.constantFrom(...roles),
      held: fc.subarray([...ties]),
      reason: fc.boolean(),
      guard: fc.boolean(),
      again: fc.boolean(),
    };
    const anybody = fc.record({ ...someone, move: fc.constantFrom(...moves.map((m) => m.name)) });
    // Whoever may and wants to get on, so that late states are reached too.
    const onward = fc.record({ role: fc.constantFrom<Role>("neurologist", "therapist"), onward: fc.nat(20) });
    const steps = fc.array(fc.oneof(anybody, onward), { maxLength: 60, size: "max" });
    const states = [...new Set([first, ...moves.flatMap((m) => [...m.from, m.to])])];
    const reached = new Set<string>();
    let done = 0;
    fc.assert(
      // Half of the lives begin where the thing begins, the others anywhere, so that rare states are lived in too.
      fc.property(fc.oneof(fc.constant(first), fc.constantFrom(...states)), steps, (begin, tries) => {
        let state = begin;
        reached.add(state);
        for (const given of tries) {
          const before = state;
          const one = "onward" in given ? willing(moves, state, given.role, given.onward) : given;
          const move = attempt(moves, state, one);
          if (!move) continue;
          done += 1;
          expect(designed[before]?.[move.to], `${before} > ${move.to}`).toContain(letters[one.role]);
          expect(ended, `${move.name} out of ${before}`).not.toContain(before);
          if (move.needsReason) expect(one.reason).toBe(true);
          expect(one.held.length, `${move.name} without any tie`).toBeGreaterThan(0);
          // The buttons of that moment are the moves that could be made.
          const buttons = legalMoves(moves, before, (needs) => can({ role: one.role }, needs, new Set(one.held)));
          expect(buttons).toContain(move);
          state = move.to;
          reached.add(state);
          // A retry of the same press is a press in the new state: it makes a listed move or none.
          const retry = one.again ? attempt(moves, state, one) : null;
          if (retry) {
            expect(designed[state]?.[retry.to]).toContain(letters[one.role]);
            state = retry.to;
            reached.add(state);
          }
        }
      }),
      { numRuns: runs, seed: 16 },
    );
    expect([...reached].sort()).toEqual([...states].sort());
    expect(done).toBeGreaterThan(runs / 4);
  },
  1_800_000,
);

it.each(machines)("every move of the design of a $name is in its table, for exactly the roles it names", (machine) => {
  const { moves, designed, ended } = machine;
  const everyTie = new Set(ties);
  const drawn = moves.flatMap((m) =>
    m.from.map((from) => {
      const may = roles.filter((role) => m.needs.some((needs) => can({ role }, needs, everyTie)));
      return [`${from} > ${m.to}`, may.map((role) => letters[role])] as const;
    }),
  );
  const byPair = new Map<string, Set<string>>();
  for (const [pair, may] of drawn) byPair.set(pair, new Set([...(byPair.get(pair) ?? []), ...may]));
  const wanted = Object.entries(designed).flatMap(([from, tos]) =>
    Object.entries(tos).map(([to, may]) => [`${from} > ${to}`, [...may].sort().join("")] as const),
  );
  expect([...byPair].map(([pair, may]) => [pair, [...may].sort().join("")]).sort()).toEqual([...wanted].sort());
  expect(ended.filter((state) => moves.some((m) => m.from.includes(state)))).toEqual([]);
});
