// One judging process at a time, replaced when a mutant does not come to an end.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

const PATIENCE_MS = 20_000;

export class Judge {
  #child: ChildProcess | null = null;

  constructor(readonly corpusPath: string) {}

  async #ready(): Promise<ChildProcess> {
    if (this.#child) return this.#child;
    const child = fork("scripts/mutate-engine/judge.mjs", [this.corpusPath], {
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [],
    });
    await once(child, "message");
    this.#child = child;
    return child;
  }

  /** Whether the corpus tells the built engine from the right one; one that hangs or crashes counts as told. */
  async kills(path: string): Promise<boolean> {
    const child = await this.#ready();
    return new Promise((resolve) => {
      const end = (killed: boolean, isBroken: boolean) => {
        clearTimeout(timer);
        child.removeAllListeners();
        if (isBroken) this.close();
        resolve(killed);
      };
      const timer = setTimeout(() => end(true, true), PATIENCE_MS);
      child.once("message", (answer: { killed: boolean }) => end(answer.killed, false));
      child.once("exit", () => end(true, true));
      child.send(path);
    });
  }

  close(): void {
    this.#child?.kill();
    this.#child = null;
  }
}
