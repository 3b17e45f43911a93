import "server-only";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { mailIsOn } from "@/lib/platform/mail";
import { read } from "@/lib/platform/read";

/** `on`: this person wants e-mail. `sent`: this installation sends any. */
export type OwnMail = { readonly on: boolean; readonly sent: boolean };

const own = statement<{ off: boolean }>("mail-own", `SELECT "off" FROM mail_setting WHERE person_id = access.actor()`);

export async function ownMail(actor: Actor): Promise<OwnMail | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql }) => ({ on: (await sql(own))[0]?.off !== true, sent: mailIsOn() }),
  });
}
