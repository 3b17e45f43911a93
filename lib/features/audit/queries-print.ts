import "server-only";
import * as z from "zod";
import type { PersonActor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { read } from "@/lib/platform/read";

/** What a page says of itself when its print dialog opens: whom it is about, and which page it is, never its text. */
export const printShape = z.strictObject({
  about: z.enum(["patient", "referral", "nobody"]),
  id: z.uuid().nullable(),
  page: z.string().regex(/^[a-z0-9/-]{1,80}$/),
});
export type Printed = z.infer<typeof printShape>;

/**
 * Writes into the audit that a page is being printed. A read, since it discloses and changes nothing, so that it also counts
 * under emergency access. It knows that the print dialog was opened here; not whether paper came out, how many sheets, whether
 * it became a file, nor a photograph of the screen. Null when the page is about somebody the person may not see.
 */
export async function recordPrint(actor: PersonActor, { about, id, page }: Printed): Promise<true | null> {
  if (about === "nobody" || id === null) {
    const audit = () => ({ action: "page.printed", detail: { page } });
    return await read({ actor, needs: "account:own", on: noSubject, audit, run: async () => true as const });
  }
  return await read({
    actor,
    needs: about === "patient" ? "patient:read" : "referral:read",
    on: { kind: about, id },
    audit: (_, { relation }) => ({
      action: `${about}.printed`,
      patientId: relation.patientId,
      object: { type: about, id },
      detail: { page },
    }),
    run: async () => true as const,
  });
}
