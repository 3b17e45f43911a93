// However much waits: a handful of statements, counts that stop at 500, pages that neither skip nor repeat a row, filters that
// cut the count too, and a handover list of those who need one.

import pg from "pg";
import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { placeFrom } from "@/lib/domain/work/paging";
import type { PersonActor } from "@/lib/platform/actor-types";
import { aDrug } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { insertRow, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { handoverFor } from "./queries/handover";
import { noFilter } from "./queries/list";
import { listsOf } from "./queries/registry";
import { PAGE_SIZE, workFor, workListFor } from "./queries/work";

const MANY = 520;
const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
let clinic: Clinic;
let chart: Chart;

/** So many patients of the clinic with an unsafe swallow, each a minute after the other; the first in bed, one of another team. */
beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic, { bed: "7-01", family: "Inward" });
  const { planId } = await aPlanRow(chart);
  await aSignedVersion(chart, planId, 1, [
    withOwnId(aDrug({ start: addDays(today, -9), reviewOn: addDays(today, 30) })),
  ]);
  await withTestClient("super", async (client) => {
    await client.query("SET session_replication_role = replica");
    for (let n = 0; n < MANY; n += 1) {
      const id = uuid();
      const born = {
        born: "1961-04-09",
        sex_at_birth: "female",
        site_id: clinic.siteId,
        created_by: clinic.neurologist.id,
      };
      const team_id = n === 0 ? clinic.otherTeamId : clinic.teamId;
      const place = { team_id, bed: n < 3 ? `9-${n}` : null, lead_id: n === 1 ? clinic.neurologist.id : null };
      await insertRow(client, "patient", { id, mrn: `M-${id}`, family: `Test${n}`, given: "Grete", ...born, ...place });
      const member = { id: uuid(), patient_id: id, person_id: clinic.neurologist.id, function: "other", cover: false };
      await insertRow(client, "care_team_member", {
        ...member,
        from_on: "2020-01-01",
        created_by: clinic.neurologist.id,
      });
      const at = new Date(Date.parse("2026-11-01T08:00:00Z") + n * 60_000).toISOString();
      const taken = { taken_at: at, taken_on: at.slice(0, 10), recorded_at: at, recorded_by: clinic.neurologist.id };
      const swallow = { code: "swallow", text: "swallow", value_text: "unsafe", source: "test" };
      await insertRow(client, "observation", { id: uuid(), patient_id: id, ...swallow, ...taken });
    }
  });
}, 240_000);

async function measured<T>(work: () => Promise<T>) {
  await work();
  const query = vi.spyOn(pg.Client.prototype, "query");
  const value = await work();
  const statements = query.mock.calls.length;
  query.mockRestore();
  return { value, statements };
}

const page = async (
  asked: { after?: string | null; before?: string | null; filter?: Partial<typeof noFilter> } = {},
) => {
  const view = await workListFor(clinic.neurologist, "unsafe-swallows", {
    filter: { ...noFilter, ...asked.filter },
    after: placeFrom(asked.after),
    before: placeFrom(asked.before),
  });
  if (!view) throw new Error("the neurologist has this list");
  return view;
};

describe("many rows", () => {
  it("are counted up to 500, and the first few shown", async () => {
    const list = (await workFor(clinic.neurologist)).find((one) => one.id === "unsafe-swallows");
    expect(list?.total).toEqual({ count: 500, capped: true });
    expect(list?.entries).toHaveLength(5);
    expect(list?.entries.slice(0, 3).map((entry) => entry.bed)).toEqual(["9-0", "9-1", "9-2"]);
  });

  it("are paged without a gap or a repeat, forwards and back", async () => {
    const seen: string[] = [];
    const firsts: string[] = [];
    let after: string | null = null;
    do {
      const { list } = await page({ after });
      expect(list.entries.length).toBeLessThanOrEqual(PAGE_SIZE);
      seen.push(...list.entries.map((entry) => entry.key));
      firsts.push(list.entries[0]?.key ?? "");
      after = list.pages.after;
    } while (after);
    expect(seen).toHaveLength(MANY);
    expect(new Set(seen).size).toBe(MANY);
    const second = await page({ after: (await page()).list.pages.after });
    const back = await page({ before: second.list.pages.before });
    expect(back.list.entries[0]?.key).toBe(firsts[0]);
    expect(back.list.pages.before).toBeNull();
  });

  it("are cut by team, ward and one's own, and the count with them", async () => {
    const total = async (filter: Partial<typeof noFilter>) => (await page({ filter })).list.total;
    expect(await total({ ward: "9" })).toEqual({ count: 3, capped: false });
    expect(await total({ ward: "*" })).toEqual({ count: 3, capped: false });
    expect(await total({ ward: "7" })).toEqual({ count: 0, capped: false });
    expect(await total({ teamId: clinic.otherTeamId })).toEqual({ count: 1, capped: false });
    expect(await total({ mine: true })).toEqual({ count: 1, capped: false });
    const { options } = await page();
    expect(options.teams.map((team) => team.name)).toEqual(["Another team", "Neuro-oncology"]);
    expect(options.wards).toEqual(["7", "9"]);
  });

  it("a list that somebody does not have is not there, and a foreign person's is empty", async () => {
    const asked = { filter: noFilter, after: null, before: null };
    expect(await workListFor(clinic.physicalTherapist, "unsafe-swallows", asked)).toBeNull();
    expect(await workListFor(clinic.neurologist, "no-such-list", asked)).toBeNull();
    const foreign = await workListFor(clinic.foreignNeurologist, "unsafe-swallows", {
      ...asked,
      filter: { ...noFilter, teamId: clinic.teamId },
    });
    expect(foreign?.list.entries).toEqual([]);
  });

  it("every list has an id and an address of its own", () => {
    const people = Object.values(clinic).filter((one): one is PersonActor => typeof one === "object");
    const all = people.flatMap((actor) => listsOf(actor)).filter((list, at, lists) => lists.indexOf(list) === at);
    expect(new Set(all.map((list) => list.id)).size).toBe(all.length);
  });
});

describe("statements", () => {
  it.each([
    "neurologist",
    "teamLead",
    "nurse",
    "oncologist",
    "physicalTherapist",
    "speechTherapist",
    "administrator",
  ] as const)("of the page of the %s are at most two a list and four around them", async (who) => {
    const { value, statements } = await measured(() => workFor(clinic[who]));
    expect(value.length).toBeGreaterThan(2);
    expect(statements).toBeLessThanOrEqual(value.length * 2 + 4);
  });
  it("of one list are a handful", async () => {
    expect((await measured(() => page())).statements).toBeLessThanOrEqual(6);
  });
});

describe("the handover list", () => {
  it("names inpatients by bed first, what is grave, and stops with words when there are too many", async () => {
    const { value, statements } = await measured(() => handoverFor(clinic.neurologist, { teamId: null, ward: null }));
    expect(statements).toBeLessThanOrEqual(7);
    expect(value?.more).toBe(true);
    const ward = await handoverFor(clinic.neurologist, { teamId: null, ward: "7" });
    expect(ward).toMatchObject({
      more: false,
      patients: [
        {
          bed: "7-01",
          name: "INWARD, Grete",
          mrn: chart.mrn,
          syndrome: "Lambert-Eaton myasthenic syndrome",
          swallow: { words: "Swallow not recorded", grave: false },
        },
      ],
    });
    expect(ward?.patients[0]?.plan).toMatch(/^Version 1, signed by Ada Test-neurologist/);
    expect(ward?.patients[0]?.running).toBe("Amifampridine");
    const columns = { value_number: null, standard_number: null, value_text: "unsafe", taken_on: today };
    await anObservation(chart, "swallow", "0", "{level}", columns);
    const again = await handoverFor(clinic.neurologist, { teamId: null, ward: "7" });
    expect(again?.patients[0]?.swallow).toMatchObject({ grave: true, words: expect.stringMatching(/^SWALLOW UNSAFE/) });
  });

  it("is empty for a foreign person, not there for a therapist's eyes, and leaves an entry of who read it", async () => {
    expect((await handoverFor(clinic.foreignNeurologist, { teamId: clinic.teamId, ward: null }))?.patients).toEqual([]);
    expect((await handoverFor(clinic.physicalTherapist, { teamId: null, ward: null }))?.patients).toEqual([]);
    const read =
      "SELECT detail FROM audit_event WHERE action = 'handover.read' AND actor_id = $1 ORDER BY recorded_at DESC LIMIT 1";
    expect(await rowsOf(read, [clinic.foreignNeurologist.id])).toEqual([{ detail: { patients: 0 } }]);
  });
});
