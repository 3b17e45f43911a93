// What one signed-in person hears, for tests: an ear at the hub of this process.
import type { PersonActor } from "@/lib/platform/actor-types";
import { hub } from "@/lib/platform/live/hub";
import type { Look } from "@/lib/platform/live/look";

export type Heard = {
  readonly looks: Look[];
  readonly closed: string[];
  /** Waits until something was heard that fits; fails after a while. */
  readonly until: (fits: (heard: Heard) => boolean, what: string, withinMs?: number) => Promise<void>;
  readonly stop: () => void;
};

export async function listeningIsUp(): Promise<void> {
  const { listener } = hub();
  await waitFor(() => listener.isUp(), "the listening connection", 10_000);
}

export function anEar(actor: PersonActor): Heard {
  const looks: Look[] = [];
  const closed: string[] = [];
  const stop = hub().add(actor, { hear: (look) => looks.push(look), close: (why) => closed.push(why) });
  if (!stop) throw new Error("the hub is stopping");
  const heard: Heard = {
    looks,
    closed,
    until: (fits, what, withinMs = 5_000) => waitFor(() => fits(heard), what, withinMs),
    stop,
  };
  return heard;
}

/** Every id in what was heard. */
export const idsIn = ({ looks }: Pick<Heard, "looks">): string[] =>
  looks.flatMap((look) => look.changes.flatMap((change) => [...change.ids]));

/** Asks again every few milliseconds until it holds. */
export async function waitFor(holds: () => boolean | Promise<boolean>, what: string, withinMs = 5_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
