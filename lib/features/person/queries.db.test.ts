import { beforeAll, describe, expect, it } from "vitest";
import { aLink, givePassword, signedIn } from "@/lib/testing/accounts";
import { aClinic, aPerson, type Clinic } from "@/lib/testing/people";
import { type PeopleFilter, peopleForAdmin } from "./queries/list";
import { linkIsLive, ownAccount, personForAdmin } from "./queries/one";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
  for (let n = 0; n < 60; n++) {
    await aPerson({ role: "nurse", siteId: clinic.siteId, family: `Nurse${String(n % 30).padStart(2, "0")}` });
  }
});
const filter = (over: Partial<PeopleFilter> = {}): PeopleFilter => ({
  role: "nurse",
  status: null,
  site: clinic.siteId,
  sort: "name",
  desc: false,
  after: null,
  before: null,
  ...over,
});
const page = async (over: Partial<PeopleFilter> = {}) => {
  const view = await peopleForAdmin(clinic.administrator, filter(over));
  if (!view) throw new Error("refused");
  return view;
};

describe("the list of people", () => {
  it.each([false, true])(
    "pages on and back over equal names without skipping or repeating (descending %s)",
    async (desc) => {
      const first = await page({ desc });
      expect([first.rows.length, first.counted, first.before]).toEqual([50, 61, null]);
      const second = await page({ desc, after: first.after });
      expect([second.rows.length, second.after]).toEqual([11, null]);
      const ids = [...first.rows, ...second.rows].map((row) => row.id);
      expect(new Set(ids).size).toBe(61);
      const back = await page({ desc, before: second.before });
      expect(back.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
      expect(back.before).toBeNull();
    },
  );

  it("filters by who cannot sign in yet", async () => {
    expect((await page({ status: "no-password" })).counted).toBe(61);
    await givePassword(clinic.nurse, "seven boats under rain");
    expect((await page({ status: "no-password" })).counted).toBe(60);
    expect((await page({ status: "disabled" })).rows).toEqual([]);
  });

  it("is not there for anybody but an administrator", async () => {
    for (const actor of [clinic.teamLead, clinic.neurologist, clinic.physicalTherapist]) {
      expect(await peopleForAdmin(actor, filter())).toBeNull();
      expect(await personForAdmin(actor, clinic.nurse.id)).toBeNull();
    }
  });
});

it("the account page shows one's own sessions and deeds, nobody else's", async () => {
  const nurse = await signedIn(clinic.nurse);
  const lead = await signedIn(clinic.teamLead);
  const view = await ownAccount(nurse);
  expect(view?.person.sessions.map((session) => session.id)).toEqual([nurse.sessionId]);
  expect(view?.person).toMatchObject({ id: nurse.id, teams: [{ name: "Neuro-oncology" }] });
  await peopleForAdmin(lead, filter());
  expect((await ownAccount(nurse))?.audit).toEqual([]);
});

it("a link is live until its time is over, for its own purpose only, and looking does not use it up", async () => {
  const token = await aLink("reset", clinic.nurse.id);
  expect(await linkIsLive("reset", token)).toBe(true);
  expect(await linkIsLive("reset", token)).toBe(true);
  expect(await linkIsLive("setup", token)).toBe(false);
  expect(await linkIsLive("reset", await aLink("reset", clinic.nurse.id, -1))).toBe(false);
  for (const junk of [undefined, ["a"], "", "x".repeat(300)]) expect(await linkIsLive("reset", junk)).toBe(false);
});
