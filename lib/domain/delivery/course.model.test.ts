// Random lives of a course: whatever people do, only moves of the design happen and no session is lost.
import fc from "fast-check";
import { expect, it } from "vitest";
import type { CourseOrder } from "../schedule/course-order";
import { addDays, asDay, type Day } from "../shared/day";
import { moveFrom } from "../shared/moves";
import { type CourseSession, inOrder, newSessions, type Scope } from "./course";
import { applied, type CourseView, cancel, defer, type MoveAnswer, omit, stopCourse } from "./moves";
import { rePlan, rePlanned } from "./re-plan";
import { isOpen, isRecorded, type SessionMove, type SessionState, sessionMoves, sessionStates } from "./session-states";

/** Section 3 of the design, by hand. */
const designed: Readonly<Record<string, readonly SessionState[]>> = {
  planned: ["scheduled", "deferred", "omitted", "cancelled"],
  scheduled: ["given", "partly-given", "not-given", "given-elsewhere", "held", "deferred", "omitted", "cancelled"],
};

const start = asDay("2026-11-23");
const runs = process.env.CONCORD_LONG_TESTS ? 10_000 : 400;

class World {
  today: Day = start;
  made = 0;
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
    if (!session) return;
    const move = moveFrom(sessionMoves, session.state, name);
    if (!move.ok || ["defer", "omit", "cancel"].includes(name)) return;
    this.sessions = this.sessions.map((s) => (s === session ? { ...s, state: move.value.to } : s));
  }

  change(answer: MoveAnswer) {
    if (!answer.ok) return;
    const before = new Map(this.sessions.map((s) => [s.sessionId, s]));
    for (const c of answer.value) {
      const row = this.rows.get(c.sessionId);
      const was = before.get(c.sessionId);
      if (c.to !== null && was && isOpen(was)) row?.states.push("deferred");
      if (was) expect(isRecorded(was) && was.state !== "held").toBe(false);
    }
    this.sessions = applied(this.sessions, answer.value, this.id);
  }

  amend(next: CourseOrder) {
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
    for (const s of delivered) expect(world.sessions).toContainEqual(s);
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
const recording = sessionMoves.map((m) => m.name).filter((n) => !["defer", "omit", "cancel"].includes(n));

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
}, 300_000);

it("the table of moves draws exactly the moves of the design", () => {
  const drawn = new Set(sessionMoves.flatMap((m) => m.from.map((from) => `${from} > ${m.to}`)));
  const wanted = Object.entries(designed).flatMap(([from, tos]) => tos.map((to) => `${from} > ${to}`));
  expect([...drawn].sort()).toEqual(wanted.sort());
  expect(sessionStates.filter((s) => !(s in designed))).toHaveLength(8);
});
