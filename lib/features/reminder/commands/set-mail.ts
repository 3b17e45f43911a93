import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { done } from "@/lib/platform/outcome";
import type { SetMailInput } from "../input";
import { setMailOff } from "../store";

/** Everybody decides for themselves whether Concord writes to them. */
export const setMail = command<SetMailInput, null>({
  name: "mail.set",
  needs: "account:own",
  on: () => noSubject,
  async run({ tx, actor, input }) {
    await setMailOff(tx, actor.id, !input.on);
    return done(null, [
      { action: input.on ? "mail.turned-on" : "mail.turned-off", object: { type: "account", id: actor.id } },
    ]);
  },
});
