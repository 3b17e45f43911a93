import { v7 as uuid } from "uuid";
import { command } from "@/lib/platform/command";
import { noSubject } from "@/lib/platform/context";
import { conflict, done, refused } from "@/lib/platform/outcome";
import type { CreateSiteInput, EditSiteInput } from "../input";
import { insertSite, loadSite, replaceHolidays, siteNameTaken, updateSite } from "../store";

const nameTaken = refused("name-taken", {
  message: "A site with this name exists already. Nothing was saved.",
  fields: { name: "A site with this name exists already" },
});

export const createSite = command<CreateSiteInput, { id: string }>({
  name: "site.create",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, input }) {
    const { holidays, ...facts } = input;
    if (await siteNameTaken(tx, facts.name, null)) return nameTaken;
    const id = uuid();
    await insertSite(tx, id, facts);
    await replaceHolidays(tx, id, holidays);
    const detail = { zone: facts.zone, jurisdiction: facts.jurisdiction, holidays: holidays.length };
    return done({ id }, [{ action: "site.created", object: { type: "site", id }, detail }]);
  },
});

/** Zone and holidays decide on which days sessions may fall, so each change is in the audit with what it became. */
export const editSite = command<EditSiteInput, null>({
  name: "site.edit",
  needs: "people:manage",
  on: () => noSubject,
  async run({ tx, input }) {
    const { id, revision, holidays, ...facts } = input;
    const site = await loadSite(tx, id);
    if (!site) return refused("not-found");
    if (site.revision !== revision) return conflict(facts, site);
    if (await siteNameTaken(tx, facts.name, id)) return nameTaken;
    if (!(await updateSite(tx, id, revision, facts))) return conflict(facts, await loadSite(tx, id));
    await replaceHolidays(tx, id, holidays);
    const detail = {
      zone: facts.zone,
      zoneChanged: facts.zone !== site.zone,
      jurisdiction: facts.jurisdiction,
      holidays: holidays.length,
    };
    return done(null, [{ action: "site.edited", object: { type: "site", id }, detail }]);
  },
});
