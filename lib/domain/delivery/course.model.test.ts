// Random lives of a course: whatever people do, only moves of the design happen and no session is lost.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { CourseOrder } from "../schedule/course-order";
import { addDays, asDay, type Day } from "../shared/day";
import { moveFrom } from "../shared/moves";
import { type Correction, correct, correctedOutcomes } from "./correction";
import { type CourseSession, inOrder, newSessions, type Scope } from "./course";
import { applied, type CourseView, cancel, defer, type MoveAnswer, omit, stopCourse } from "./moves";
import { rePlan, rePlanned } from "./re-plan";
import { isOpen, isRecorded, type SessionMove, type SessionState, sessionMoves, sessionStates } from "./session-states";

/** Section 3 of the design, by hand. */
const designed: Readonly<Record<string, readonly SessionState[]>> = {
  planned: ["scheduled", "deferred", "omitted", "cancelled"],
  scheduled: ["given", "partly-given", "not-given", "given-elsewhere", "held", "deferred", "omitted", "cancelled"],
  // Invariant 10: a wrong record is marked, and has a replacement.
  given: ["entered-in-error"],
  "partly-given": ["entered-in-error"],
  "not-given": ["entered-in-error"],
  "given-elsewhere": ["entered-in-error"],
  held: ["entered-in-error"],
  omitted: ["entered-in-error"],
  cancelled: ["entered-in-error"],
};

/** Moves that concern days, or a record that is wrong. */
const notRecording: readonly SessionMove[] = ["defer", "omit", "cancel", "correct"];

const start = asDay("2026-11-23");
const runs = process.env.CONCORD_LONG_TESTS ? 10_000 : 400;

class World {
  today: Day = start;
  made = 0;
  /** Ids of sessions that ended with the life of the patient; while it is not null, nobody plans or records. */
  ended: Set<string> | null = null;
  sessions: CourseSession[];
  /** Every row there ever was, with all states it went through. */
  readonly rows = new Map<string, { readonly n: number; readonly states: SessionState[]; readonly day: Day }>();

  constructor(public order: CourseOrder) {
    this.sessions = newSessions(order, []).map((s) => ({ ...s, sessionId: this.id(), time: null, state: "planned" }));
    this.note();
  }

  id = () => {
    this.made += 1;
    return `s${this.made}`;
  };

  /** Writes down what the rows now say, the way a table would. */
  note() {
    for (const s of this.sessions) {
      const row = this.rows.get(s.sessionId);
      if (!row) this.rows.set(s.sessionId, { n: s.n, states: [s.state], day: s.day });
      else if (row.states.at(-1) !== s.state) row.states.push(s.state);
      if (row) expect([s.n, s.day]).toEqual([row.n, row.day]);
    }
  }

  view = (): CourseView => ({ order: this.order, sessions: this.sessions, holidays: [], today: this.today });

  record(index: number, name: SessionMove) {
    const session = this.sessions[index % this.sessions.length];
    if (!session || this.ended) return;
    const move = moveFrom(sessionMoves, session.state, name);
    if (!move.ok || notRecording.includes(name)) return;
    this.sessions = this.sessions.map((s) => (s === session ? { ...s, state: move.value.to } : s));
  }

  change(answer: MoveAnswer) {
    if (!answer.ok || this.ended) return;
    const before = new Map(this.sessions.map((s) => [s.sessionId, s]));
    for (const c of answer.value) {
      const row = this.rows.get(c.sessionId);
      const was = before.get(c.sessionId);
      if (c.to !== null && was && isOpen(was)) row?.states.push("deferred");
      if (was) expect(isRecorded(was) && was.state !== "held").toBe(false);
    }
    this.sessions = applied(this.sessions, answer.value, this.id);
  }

  /** Marks a record as wrong; its successor goes the way of what is right. */
  correct(at: number, correction: Correction) {
    const id = this.sessions[at % this.sessions.length]?.sessionId ?? "";
    const answer = correct(this.view(), id, correction);
    if (!answer.ok || this.ended) return;
    const wrong = answer.value;
    this.rows.get(wrong.sessionId)?.states.push("entered-in-error");
    const right: CourseSession = { ...wrong, sessionId: this.id(), day: correction.day, state: "planned" };
    this.sessions = this.sessions.map((s) => (s === wrong ? right : s));
    this.note();
    if (correction.outcome === "planned") return;
    for (const state of ["scheduled", correction.outcome] as const) {
      this.sessions = this.sessions.map((s) => (s.sessionId === right.sessionId ? { ...s, state } : s));
      this.note();
    }
  }

  die() {
    if (this.ended) return;
    const changes = stopCourse(this.view(), asDay("1850-01-01"));
    this.sessions = applied(this.sessions, changes, this.id);
    this.ended = new Set(changes.map((c) => c.sessionId));
  }

  /** What ended with the patient's life comes back on its day, nothing else. */
  live() {
    const ended = this.ended;
    if (!ended) return;
    this.ended = null;
    this.sessions = this.sessions.map((s) =>
      ended.has(s.sessionId) ? { ...s, sessionId: this.id(), state: "planned" as const } : s,
    );
  }

  amend(next: CourseOrder) {
    if (this.ended) return;
    const before = this.sessions;
    const plan = rePlan(before, { previous: this.order, next, holidays: [], from: this.today });
    for (const c of plan.cancel) this.rows.get(c.sessionId)?.states.push("cancelled");
    this.sessions = rePlanned(before, plan, this.id);
    this.order = next;
    expect(rePlan(this.sessions, { previous: next, next, holidays: [], from: this.today })).toEqual({
      cancel: [],
      add: [],
    });
    for (const s of before)
      if (isRecorded(s) || (isOpen(s) && s.day < this.today)) expect(this.sessions).toContainEqual(s);
  }
}

interface Model {
  sessions: number;
}

class Step implements fc.Command<Model, World> {
  constructor(
    readonly name: string,
    readonly act: (world: World, model: Model) => void,
  ) {}
  check = () => true;
  toString = () => this.name;

  run(model: Model, world: World) {
    const delivered = world.sessions.filter((s) => isRecorded(s) && s.state !== "held");
    this.act(world, model);
    world.note();
    // What was recorded stays live as it is, unless it was marked as wrong; then it stays to be read.
    for (const s of delivered)
      if (world.rows.get(s.sessionId)?.states.at(-1) !== "entered-in-error") expect(world.sessions).toContainEqual(s);
    const live = inOrder(world.sessions).filter((s) => s.state !== "cancelled" && s.state !== "omitted");
    expect(new Set(world.sessions.map((s) => s.n)).size).toBe(world.sessions.length);
    expect(world.sessions.length).toBe(Math.max(model.sessions, world.order.sessions));
    model.sessions = world.sessions.length;
    for (const [at, s] of live.entries()) {
      const next = live[at + 1];
      if (next && isOpen(s) && isOpen(next)) expect(s.day < next.day).toBe(true);
    }
    for (const { states } of world.rows.values())
      for (const [at, state] of states.entries()) {
        const next = states[at + 1];
        if (next) expect(designed[state] ?? []).toContain(next);
      }
  }
}

const index = fc.nat(20);
const scope = fc.constantFrom<Scope>("this", "this-and-following", "whole-course");
const idAt = (world: World, at: number) => world.sessions[at % world.sessions.length]?.sessionId ?? "";
const recording = sessionMoves.map((m) => m.name).filter((n) => !notRecording.includes(n));

const steps = [
  fc
    .tuple(index, fc.constantFrom(...recording))
    .map(([at, name]) => new Step(`${name} ${at}`, (w) => w.record(at, name))),
  index.map(
    (at) =>
      new Step(`schedule and give ${at}`, (w) => {
        w.record(at, "schedule");
        w.note();
        w.record(at, "give");
      }),
  ),
  fc.tuple(index, fc.integer({ min: -1, max: 9 }), scope).map(
    ([at, by, how]) =>
      new Step(`defer ${at} by ${by}, ${how}`, (w) => {
        const from = w.sessions[at % w.sessions.length]?.day ?? start;
        w.change(defer(w.view(), idAt(w, at), addDays(from, by), how));
      }),
  ),
  fc
    .tuple(index, scope)
    .map(([at, how]) => new Step(`omit ${at}, ${how}`, (w) => w.change(omit(w.view(), idAt(w, at), how)))),
  fc
    .tuple(index, scope)
    .map(([at, how]) => new Step(`cancel ${at}, ${how}`, (w) => w.change(cancel(w.view(), idAt(w, at), how)))),
  fc.nat(3).map(
    (days) =>
      new Step(`${days} days pass`, (w) => {
        w.today = addDays(w.today, days);
      }),
  ),
  fc.tuple(index, fc.constantFrom(...correctedOutcomes), fc.integer({ min: -3, max: 3 })).map(
    ([at, outcome, by]) =>
      new Step(`correct ${at} to ${outcome}, ${by} days away`, (w) => {
        const from = w.sessions[at % w.sessions.length]?.day ?? start;
        w.correct(at, { outcome, day: addDays(from, by) });
      }),
  ),
  fc.constant(new Step("death is recorded", (w) => w.die())),
  fc.constant(new Step("death is reversed", (w) => w.live())),
  fc.constant(new Step("stop", (w) => w.change({ ok: true, value: stopCourse(w.view(), w.today) }))),
  fc
    .record({ sessions: fc.integer({ min: 1, max: 9 }), everyDays: fc.integer({ min: 1, max: 4 }), later: fc.nat(6) })
    .map(
      ({ sessions, everyDays, later }) =>
        new Step(`amend to ${sessions} every ${everyDays}, ${later} later`, (w) =>
          w.amend({ ...w.order, sessions, rhythm: { type: "interval", everyDays }, start: addDays(start, later) }),
        ),
    ),
];

it(`${runs} random lives of a course: no move that the design does not have, no session lost, nothing delivered rewritten`, () => {
  const order: CourseOrder = {
    treatmentId: "t",
    planCourseId: "c",
    repeat: 1,
    kind: "exchange",
    label: "Induction",
    start,
    sessions: 5,
    rhythm: { type: "interval", everyDays: 2 },
    workingDaysOnly: false,
  };
  fc.assert(
    fc.property(fc.commands(steps, { maxCommands: 25 }), (commands) => {
      fc.modelRun(() => ({ model: { sessions: order.sessions }, real: new World(order) }), commands);
    }),
    { seed: 20261123, numRuns: runs },
  );
}, 1_800_000);

it("the table of moves draws exactly the moves of the design", () => {
  const drawn = new Set(sessionMoves.flatMap((m) => m.from.map((from) => `${from} > ${m.to}`)));
  const wanted = Object.entries(designed).flatMap(([from, tos]) => tos.map((to) => `${from} > ${to}`));
  expect([...drawn].sort()).toEqual(wanted.sort());
  expect(sessionStates.filter((s) => !(s in designed))).toEqual(["deferred", "entered-in-error"]);
});
