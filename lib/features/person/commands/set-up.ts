import { v7 as uuid } from "uuid";
import { passwordProblem } from "@/lib/domain/access/password-rules";
import { isZone } from "@/lib/domain/shared/instant";
import { createFirstSite } from "@/lib/features/site/on-set-up";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { spendLink } from "@/lib/platform/one-time-link";
import { done, refused } from "@/lib/platform/outcome";
import { hashPassword } from "@/lib/platform/password";
import type { SetUpInput } from "../input";
import { emailTaken, insertPerson, setPassword } from "../store";

/** The first site and its administrator, through the link that the start of an empty installation prints. */
export const setUp = command<SetUpInput, null>({
  name: "installation.set-up",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, now, input }) {
    const link = await spendLink(tx, "setup", input.token, now);
    if (!link) return refused("link-not-valid");
    const { email, family, given } = input;
    const problem = passwordProblem(input.password, { email, family, given });
    if (problem) return refused("invalid-input", { fields: { password: problem } });
    if (!isZone(input.zone)) return refused("invalid-input", { fields: { zone: "Choose a time zone from the list" } });
    if (await emailTaken(tx, email, null)) {
      return refused("email-taken", { fields: { email: "Somebody with this e-mail address exists already" } });
    }
    const site = { name: input.siteName, zone: input.zone, jurisdiction: input.jurisdiction };
    const siteId = await createFirstSite(tx, site);
    if (!siteId) return refused("name-taken", { fields: { siteName: "A site with this name exists already" } });
    const id = uuid();
    const facts = { email, family, given, role: "administrator", discipline: null, siteId, phone: null } as const;
    await insertPerson(tx, id, facts);
    await setPassword(tx, id, await hashPassword(input.password), now);
    return done(null, [
      { action: "site.created", object: { type: "site", id: siteId } },
      { action: "person.created", object: { type: "person", id }, detail: { role: "administrator", link: link.id } },
    ]);
  },
});
