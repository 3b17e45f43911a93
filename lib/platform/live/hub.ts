import "server-only";
import type { PersonActor } from "../actor-types";
import { log } from "../log";
import { actorOfSession } from "../session";
import { type Listener, startListener } from "./listener";
import { type Look, lookFor } from "./look";
import type { Told } from "./told";

/** Several changes within this time are asked about once. */
const BATCH_MS = 200;
/** How often it is asked whether the people who listen are still signed in. */
const CHECK_MS = 20_000;
/** A page was made a moment before its stream opens: what was told meanwhile is told again. */
const RECENT_MS = 10_000;
/** A person with more pages open than this loses the oldest stream. */
const STREAMS_EACH = 12;

export type Ear = {
  readonly hear: (look: Look) => void;
  /** Signed out, disabled, or this server stops. */
  readonly close: (why: "signed-out" | "stopping" | "too-many") => void;
};

type Listening = { actor: PersonActor; readonly ears: Set<Ear> };

/** All open streams of this process, by sign-in session. */
export class Hub {
  readonly #listening = new Map<string, Listening>();
  readonly #listener: Listener;
  readonly #check: ReturnType<typeof setInterval>;
  #told: Told[] = [];
  #recent: { readonly at: number; readonly told: Told }[] = [];
  #batch: ReturnType<typeof setTimeout> | null = null;
  #stopping = false;

  constructor() {
    this.#listener = startListener({ told: (told) => this.#take(told), again: () => this.#again() });
    this.#check = setInterval(() => void this.checkSessions(), CHECK_MS);
    this.#check.unref();
  }

  get listener(): Listener {
    return this.#listener;
  }

  /** Adds a stream; the answer takes it away again. Null while this server is going down. */
  add(actor: PersonActor, ear: Ear): (() => void) | null {
    if (this.#stopping) return null;
    const entry = this.#listening.get(actor.sessionId) ?? { actor, ears: new Set() };
    entry.actor = actor;
    this.#listening.set(actor.sessionId, entry);
    entry.ears.add(ear);
    if (entry.ears.size > STREAMS_EACH) {
      const [oldest] = entry.ears;
      oldest?.close("too-many");
    }
    void this.#catchUp(actor, ear);
    return () => {
      entry.ears.delete(ear);
      if (entry.ears.size === 0) this.#listening.delete(actor.sessionId);
    };
  }

  /** Closes the streams of every session that has ended, on whichever instance it was ended. */
  async checkSessions(): Promise<void> {
    for (const [sessionId, entry] of [...this.#listening]) {
      try {
        const actor = await actorOfSession(sessionId, "page");
        if (actor) entry.actor = actor;
        else for (const ear of [...entry.ears]) ear.close("signed-out");
      } catch {
        // The database does not answer: nothing is heard meanwhile, and the next round asks again.
        return;
      }
    }
  }

  /** Ends every stream, so that the server can end; nothing new is let in. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#check);
    if (this.#batch) clearTimeout(this.#batch);
    for (const { ears } of [...this.#listening.values()]) for (const ear of [...ears]) ear.close("stopping");
    await this.#listener.stop();
  }

  async #catchUp(actor: PersonActor, ear: Ear): Promise<void> {
    const recent = this.#recentTold();
    if (recent.length === 0) return;
    const look = await lookFor(actor, recent).catch(() => ({ changes: [], again: true }));
    if (look.changes.length > 0 || look.again) ear.hear(look);
  }

  #recentTold(): Told[] {
    const from = Date.now() - RECENT_MS;
    this.#recent = this.#recent.filter(({ at }) => at >= from);
    return this.#recent.map(({ told }) => told);
  }

  #take(told: Told): void {
    this.#told.push(told);
    this.#recent.push({ at: Date.now(), told });
    this.#batch ??= setTimeout(() => void this.#flush(), BATCH_MS);
  }

  #again(): void {
    for (const { ears } of this.#listening.values()) for (const ear of ears) ear.hear({ changes: [], again: true });
    void this.checkSessions();
  }

  async #flush(): Promise<void> {
    this.#batch = null;
    const told = this.#told;
    this.#told = [];
    this.#recentTold();
    if (told.some((one) => one.patientId === null)) await this.checkSessions();
    for (const entry of [...this.#listening.values()]) {
      try {
        const look = await lookFor(entry.actor, told);
        if (look.changes.length > 0 || look.again) for (const ear of entry.ears) ear.hear(look);
      } catch (error) {
        log().warn({ code: (error as { code?: string }).code }, "a batch of changes could not be told");
        for (const ear of entry.ears) ear.hear({ changes: [], again: true });
      }
    }
  }
}

const globals = globalThis as typeof globalThis & { concordHub?: Hub };

/** The hub of this process; it begins to listen when it is first asked for. */
export function hub(): Hub {
  globals.concordHub ??= new Hub();
  return globals.concordHub;
}

/** For the end of the process, and for tests. */
export async function stopHub(): Promise<void> {
  const running = globals.concordHub;
  await running?.stop();
}
