// The judge seen from outside. A mutant without an end is told by the computing time that it takes, not by the clock: on a
// busy machine the engine as it is takes long too.
import { Worker } from "node:worker_threads";
import type { Mutant } from "./mutants";

const LEAST_MS = 1_000;
/** So many times the computing time that the engine as it is takes. */
const PATIENCE = 4;
const LOOK_EVERY_MS = 250;

type Job = "begin" | "read" | "unit" | "corpus" | "oracle";
/** What tells a mutant from the engine, or null. */
type Told = string | null;

interface Answer {
  readonly by: Told;
  readonly times: readonly (readonly [string, number])[];
}

const computedMs = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};

export class JudgeThread {
  #worker: Worker | null = null;
  #corpusPath: string | null = null;
  /** The unit tests with the time that each takes. */
  #times: readonly (readonly [string, number])[] = [];
  readonly #usualMs = { unit: 0, oracle: 0 };

  /** Runs the unit tests on the engine as it is; one that fails now could not tell anything. */
  async begin(): Promise<void> {
    await this.#mustPass("begin");
    this.#usualMs.unit = await this.#mustPass("unit");
  }

  /** Holds the engine as it is against a corpus. */
  async beginCorpus(path: string): Promise<void> {
    this.#corpusPath = path;
    await this.#mustPass("corpus", { path });
    this.#usualMs.oracle = await this.#mustPass("oracle");
  }

  async notices(job: "unit" | "oracle", { file, source }: Mutant): Promise<Told> {
    const told = await this.#asked(job, { file, source }, LEAST_MS + PATIENCE * this.#usualMs[job]);
    if (told !== undefined) return told;
    await this.#mustPass("read", { times: this.#times });
    if (this.#corpusPath) await this.#mustPass("corpus", { path: this.#corpusPath });
    return `${job}: no end`;
  }

  async close(): Promise<void> {
    await this.#worker?.terminate();
    this.#worker = null;
  }

  /** The computing time in ms that a job takes on the engine as it is. */
  async #mustPass(job: Job, rest: object = {}): Promise<number> {
    const began = computedMs();
    const told = await this.#asked(job, { file: null, source: null, ...rest }, Number.POSITIVE_INFINITY);
    if (told !== null)
      throw new Error(`This fails on the engine as it is, mend that first: ${told ?? "it breaks off"}`);
    return computedMs() - began;
  }

  #asked(job: Job, rest: object, patienceMs: number): Promise<Told | undefined> {
    this.#worker ??= new Worker("./scripts/mutate-engine/judge.mjs", { execArgv: [] });
    const worker = this.#worker;
    const began = computedMs();
    return new Promise((resolve) => {
      const end = async (told: Told | undefined) => {
        clearInterval(look);
        for (const name of ["message", "error", "exit"]) worker.removeAllListeners(name);
        if (told === undefined) await this.close();
        resolve(told);
      };
      const look = setInterval(() => {
        if (computedMs() - began > patienceMs) void end(undefined);
      }, LOOK_EVERY_MS);
      worker.once("message", ({ by, times }: Answer) => {
        this.#times = times;
        void end(by);
      });
      worker.once("error", () => void end(undefined));
      worker.once("exit", () => void end(undefined));
      worker.postMessage({ job, ...rest });
    });
  }
}
