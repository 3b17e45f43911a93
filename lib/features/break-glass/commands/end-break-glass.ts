import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { done, refused } from "@/lib/platform/outcome";
import type { EndBreakGlassInput } from "../input";
import { endOne } from "../store";
import { endedEntry } from "./open-break-glass";

/** The person ends their own emergency access before its time. */
export const endBreakGlass = command<EndBreakGlassInput, null>({
  name: "break-glass.end",
  needs: "break-glass:use",
  on: () => noSubject,
  async run({ tx, actor, input }) {
    const ended = await endOne(tx, input.breakGlassId, actor.id);
    return ended ? done(null, [endedEntry(ended)]) : refused("already-over");
  },
});

/** Says in the audit that the clock ended one; the chart was closed at that moment without this. */
export const expireBreakGlass = command<{ breakGlassId: string }, null>({
  name: "break-glass.expire",
  needs: "reminder:raise",
  on: () => noSubject,
  async run({ tx, input }) {
    const ended = await endOne(tx, input.breakGlassId, null);
    return ended ? done(null, [endedEntry(ended)]) : refused("nothing-to-do");
  },
});
