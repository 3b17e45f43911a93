// Two instances of one build on one database. What is saved through one is on a page of the other within two seconds; one is
// killed under writes, and nothing that was acknowledged is lost, nothing is there twice, its jobs are done by the other.
import { v7 as uuid } from "uuid";
import { aChart } from "@/lib/testing/charts";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic } from "@/lib/testing/people";
import { type Instance, type Stack, startInstance, withTestStack } from "../lib/test-stack.mjs";
import type { Drill, Found } from "./main";
import { doorId, listen, pageOf, type Stream, save, signedInAs, until, type Visitor } from "./visitor";

const PROMISE_MS = 2_000;

type Scene = {
  readonly a: Stack;
  readonly b: Instance;
  readonly visitor: Visitor;
  readonly patientId: string;
  readonly page: string;
  readonly door: string;
  readonly quick: boolean;
};

const form = ({ patientId }: Scene, value: string, note: string) => ({
  key: uuid(),
  input: {
    patientId,
    code: "weight",
    value,
    unit: "kg",
    takenOn: new Date().toISOString().slice(0, 10),
    takenTime: "",
    source: "drill",
    rater: "",
    note,
  },
});

const looksAfter = ({ events }: Stream, from: number, id: string) =>
  events.some(({ event, data, at }) => event === "look" && at >= from && data.includes(id));

/** Saved through one, read on a page of the other once its stream said so; milliseconds each time. */
async function seenAcross(scene: Scene): Promise<number[]> {
  const { a, b, visitor, page, door, patientId } = scene;
  const stream = await listen(b.url, visitor);
  const times: number[] = [];
  for (let n = 0; n < (scene.quick ? 5 : 25); n++) {
    const value = `${50 + n}.5`;
    const sent = Date.now();
    await save(a.url, page, visitor, door, form(scene, value, `seen ${n}`));
    // The change exists once it is acknowledged; the stream may say so a moment before.
    const from = Date.now();
    await until(() => looksAfter(stream, sent, patientId), "the other instance to be told", 10_000);
    if (!(await pageOf(b.url, page, visitor)).includes(value)) throw new Error(`the page does not show ${value}`);
    times.push(Date.now() - from);
    // Past the batch of this change, so that the next one is told by itself.
    await until(() => Date.now() - from > 600, "the next round", 2_000);
  }
  stream.close();
  return times.sort((x, y) => x - y);
}

/** Milliseconds until a stream ends after its session was ended in the database, as another instance does it. */
async function streamEnds({ b }: Scene, someone: Visitor): Promise<number> {
  const stream = await listen(b.url, someone);
  const from = Date.now();
  await rowsOf("UPDATE auth_session SET revoked_at = now(), revoked_why = 'drill' WHERE id = $1 RETURNING id", [
    someone.sessionId,
  ]);
  await Promise.race([stream.ended, until(() => false, "the stream to end", 60_000).catch(() => {})]);
  stream.close();
  return Date.now() - from;
}

type Killed = {
  readonly acknowledged: number;
  readonly lost: number;
  readonly doubled: number;
  readonly jobsLeft: number;
  readonly again: boolean;
};

/** Kills the first instance while four hands write through it; then everything is asked of the other one. */
async function killedUnderWrites(scene: Scene): Promise<Killed> {
  const { a, b, visitor, page, door, patientId } = scene;
  const stream = await listen(a.url, visitor);
  const acknowledged: string[] = [];
  const unanswered: ReturnType<typeof form>[] = [];
  let killed = false;
  const hand = async (name: number) => {
    for (let n = 0; !killed; n++) {
      const request = form(scene, "70.5", `hand ${name} ${n}`);
      try {
        await save(a.url, page, visitor, door, request);
        acknowledged.push(request.input.note);
      } catch {
        unanswered.push(request);
        return;
      }
    }
  };
  const hands = [1, 2, 3, 4].map(hand);
  const enough = scene.quick ? 8 : 40;
  await until(() => acknowledged.length >= enough || unanswered.length > 0, "writes under way", 60_000);
  await rowsOf(
    `SELECT graphile_worker.add_job('check-patient', json_build_object('patientId', $1::text)) IS NOT NULL AS added FROM generate_series(1, 100)`,
    [patientId],
  );
  process.kill(a.server.pid, "SIGKILL");
  await a.server.exit;
  killed = true;
  await Promise.all([...hands, stream.ended]);
  const next = await listen(b.url, visitor);
  const again = (await pageOf(b.url, page, visitor)).includes("70.5");
  // What nobody answered is sent again with the same key: it is there once, whether it had arrived or not.
  for (const request of unanswered) await save(b.url, page, visitor, door, request);
  const notes = [...acknowledged, ...unanswered.map(({ input }) => input.note)];
  const kept = await rowsOf<{ note: string; n: number }>(
    "SELECT note, count(*)::int AS n FROM observation WHERE patient_id = $1 AND note LIKE 'hand %' GROUP BY note",
    [patientId],
  );
  const found = new Map(kept.map(({ note, n }) => [note, n]));
  const left = async () =>
    (
      await rowsOf<{ n: number }>("SELECT count(*)::int AS n FROM graphile_worker._private_jobs WHERE run_at <= now()")
    )[0]?.n ?? 0;
  await until(async () => (await left()) === 0, "the jobs to be done by the other instance", 60_000).catch(() => {});
  next.close();
  return {
    acknowledged: acknowledged.length,
    lost: notes.filter((note) => !found.has(note)).length,
    doubled: kept.filter(({ n }) => n > 1).length,
    jobsLeft: await left(),
    again,
  };
}

export const drill: Drill = ({ quick }) =>
  withTestStack<Found>(
    async (a) => {
      Object.assign(process.env, a.env);
      const b = await startInstance(a.env);
      try {
        const clinic = await aClinic();
        const { patientId } = await aChart(clinic);
        const secret = a.env.NEXTAUTH_SECRET ?? "";
        const visitor = await signedInAs(clinic.neurologist.id, secret);
        const page = `/patients/${patientId}/results/weight`;
        const scene: Scene = { a, b, visitor, patientId, page, door: doorId("recordObservationAction"), quick };
        // The first answers of a server that has just started are slower than any that follow.
        await save(a.url, page, visitor, scene.door, form(scene, "49.5", "first"));
        for (const { url } of [a, b, a, b]) await pageOf(url, page, visitor);
        const times = await seenAcross(scene);
        const signedOutMs = await streamEnds(scene, await signedInAs(clinic.teamLead.id, secret));
        const killed = await killedUnderWrites(scene);
        const open = await listen(b.url, visitor);
        const from = Date.now();
        await b.stop();
        const stopMs = Date.now() - from;
        await open.ended;
        const [p50 = Number.NaN, max = Number.NaN] = [times[Math.floor(times.length / 2)], times.at(-1)];
        return {
          promises: {
            seenWithinTwoSeconds: max <= PROMISE_MS,
            nothingAcknowledgedLost: killed.lost === 0,
            nothingDoubled: killed.doubled === 0,
            clientsFoundTheOther: killed.again,
            jobsTakenOver: killed.jobsLeft === 0,
            streamEndsAfterSignOut: signedOutMs < 60_000,
            stopsWithOpenStreams: stopMs < 5_000,
          },
          measured: { times: times.length, seenP50Ms: p50, seenMaxMs: max, signedOutMs, stopMs, ...counts(killed) },
        };
      } finally {
        await b.stop();
      }
    },
    { demo: false },
  );

const counts = ({ acknowledged, lost, doubled, jobsLeft }: Killed) => ({ acknowledged, lost, doubled, jobsLeft });
