import "server-only";
import { startSealing } from "./audit-seal/sealer";
import { env } from "./env";
import { checkFoundations } from "./health";
import { startWorker, type Tasks, type Worker } from "./jobs/worker";
import { hub, stopHub } from "./live/hub";
import { log } from "./log";

const AGAIN_AFTER_MS = 5_000;

/**
 * Reads the environment and asks the database whom it takes us for; ends the process with the reason when records would
 * not be safe. A database that is not up yet is asked again until it answers: `/readyz` says no meanwhile.
 */
export async function guardBoot(): Promise<void> {
  try {
    env();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
  await guardDatabase();
}

/** From now on this instance seals what happened; what is left when it is asked to end is sealed on the way out. */
function seal(): void {
  const endSealing = startSealing();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void endSealing());
}

async function guardDatabase(): Promise<void> {
  let refusals: readonly string[];
  try {
    ({ refusals } = await checkFoundations([]));
  } catch {
    log().warn("the database does not answer yet, or is not migrated; asking again");
    setTimeout(() => void guardDatabase(), AGAIN_AFTER_MS).unref();
    return;
  }
  if (refusals.length === 0) return seal();
  for (const refusal of refusals) log().fatal(refusal);
  console.error(`Concord refuses to start:\n${refusals.map((refusal) => `  ${refusal}`).join("\n")}`);
  process.exit(1);
}

/**
 * Listens for changes and, unless `WORKER=off`, works off background jobs. On SIGTERM the open streams are closed first: the
 * server waits for them, and they would never end by themselves.
 */
export function startBackground(tasks: Tasks): void {
  let worker: Worker | null = null;
  let stopping = false;
  const { listener } = hub();
  const begin = async () => {
    if (stopping || env().WORKER === "off") return;
    try {
      worker = await startWorker(tasks, listener);
    } catch {
      log().warn("background jobs cannot be worked off yet; trying again");
      setTimeout(() => void begin(), AGAIN_AFTER_MS).unref();
    }
  };
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void stopHub();
    void worker?.stop();
  };
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, stop);
  void begin();
}
