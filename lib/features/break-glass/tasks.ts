// What the worker does for emergency access, as the named system actor.
import { systemActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import type { Task } from "@/lib/platform/jobs/worker";
import { expireBreakGlass } from "./commands/end-break-glass";

export const endBreakGlassTask: Task<"end-break-glass"> = async ({ breakGlassId }) => {
  await execute(expireBreakGlass, systemActor("background jobs"), { breakGlassId });
};
