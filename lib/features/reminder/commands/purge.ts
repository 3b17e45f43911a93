import { keptDays } from "@/lib/domain/reminder/kinds";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { done, refused } from "@/lib/platform/outcome";

/** Deletes stored answers to forms and links that can no longer be used, once they are old enough. */
export const purgeExpired = command<Record<string, never>, { keys: number; links: number }>({
  name: "platform.purge",
  needs: "reminder:raise",
  on: () => noSubject,
  async run({ tx, now }) {
    const before = (days: number) => new Date(Date.parse(now) - days * 86_400_000);
    const [gone] = await tx.$queryRaw<{ keys: number; links: number }[]>`
      SELECT keys, links FROM access.purge_expired(${before(keptDays.idempotencyKeys)}, ${before(keptDays.links)})`;
    if (!gone || gone.keys + gone.links === 0) return refused("nothing-to-do");
    return done(gone, [{ action: "platform.purged", detail: gone }]);
  },
});
