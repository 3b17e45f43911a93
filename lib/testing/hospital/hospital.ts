// A hospital of the size that lists must stand: one nurse with a busy day, a therapist with a caseload and a full pool, a
// neurologist with 150 patients, a lead with 300; and, when it grows, the history of the house and two other hospitals beside it.
import type { Client } from "pg";
import type { PersonActor } from "@/lib/platform/actor-types";
import { seedClock } from "@/prisma/seed/clock";
import { seedPeople } from "@/prisma/seed/people";
import { withTestClient } from "../database";
import { rowsOf } from "../insert-row";
import { aClinic, aPerson, type Clinic } from "../people";
import { copyOf, idInCopy, type Original, originalOf, writeRows } from "./copy";
import { passTime } from "./pass-time";
import { mrnOf, type StoryName, storyNames, tellStories } from "./stories";

/** The stories of which a hospital is copied, and the people in them by the part they play. */
export type Originals = {
  readonly charts: Readonly<Record<StoryName, Original>>;
  readonly cast: Readonly<Record<Part, string>>;
};
/** Family names in the demo, and the part in a clinic. */
const parts = {
  Quinn: "neurologist",
  Lindqvist: "oncologist",
  Byrne: "nurse",
  Silva: "physicalTherapist",
  Nguyen: "speechTherapist",
} as const;
type Part = (typeof parts)[keyof typeof parts] | "siteId" | "teamId";

/** Makes the originals through the commands of the product; they stay in a hospital of their own. */
export async function makeOriginals(): Promise<Originals> {
  const clock = seedClock(new Date());
  await tellStories({ clock, people: await seedPeople(clock) });
  return await readOriginals();
}

/** The originals of a database in which the stories were told. */
export async function readOriginals(): Promise<Originals> {
  const staff = await rowsOf<{ family: keyof typeof parts; id: string; site_id: string; team_id: string }>(
    "SELECT p.family, p.id, p.site_id, t.team_id FROM person p JOIN team_member t ON t.person_id = p.id WHERE p.family = ANY ($1)",
    [Object.keys(parts)],
  );
  const { site_id: siteId, team_id: teamId } = staff.find(({ family }) => family === "Quinn") ?? {};
  const people = staff.map(({ family, id }) => [parts[family], id]);
  const cast = { ...Object.fromEntries(people), siteId, teamId } as Originals["cast"];
  const charts = await withTestClient("super", async (client) => {
    const made: [StoryName, Original][] = [];
    for (const story of storyNames) {
      const { rows } = await client.query<{ id: string }>("SELECT id FROM patient WHERE mrn = $1", [mrnOf(story)]);
      made.push([story, await originalOf(client, rows[0]?.id ?? "")]);
    }
    return Object.fromEntries(made) as Originals["charts"];
  });
  return { charts, cast };
}

/** Who of a clinic stands in for whom. */
const castOf = ({ cast }: Originals, clinic: Clinic, teamId = clinic.teamId): Map<string, string> =>
  new Map(
    (Object.keys(cast) as Part[]).map((part) => {
      if (part === "siteId") return [cast.siteId, clinic.siteId];
      if (part === "teamId") return [cast.teamId, teamId];
      return [cast[part], clinic[part].id];
    }),
  );

export type Hospital = Clinic & {
  readonly secondNeurologist: PersonActor;
  /** A copy of each story: its patient, plan, and first referral. */
  readonly examples: Readonly<Record<StoryName, Example>>;
};
export type Example = { readonly patientId: string; readonly planId: string; readonly referralId: string };

type Batch = {
  readonly story: StoryName;
  readonly copies: number;
  readonly places: ReadonlyMap<string, string>;
  readonly shift?: (at: number) => number;
};

let copied = 0;
const AT_ONCE = 50;

async function copyAll(client: Client, { charts }: Originals, batches: readonly Batch[]): Promise<void> {
  const waiting = batches.flatMap(({ story, copies, places, shift = () => 0 }) =>
    Array.from({ length: copies }, (_, at) => ({ story, places, shift: shift(at) })),
  );
  await client.query("SET session_replication_role = replica");
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const rows = new Map<string, string[]>();
    for (const { story, places, shift } of waiting.slice(from, from + AT_ONCE)) {
      copied += 1;
      const bed = copied % 9 === 0 ? `B-${copied}` : null;
      for (const [table, texts] of copyOf(charts[story], { number: copied, shift, places, bed })) {
        const list = rows.get(table) ?? [];
        list.push(...texts);
        rows.set(table, list);
      }
    }
    await writeRows(client, rows);
  }
  await passTime(client);
  await client.query("SET session_replication_role = DEFAULT");
  await client.query("VACUUM (ANALYZE)");
}

const earlier = (weeks: number) => (at: number) => -7 * weeks * (1 + (at % 40));

/**
 * The people under test with all that is theirs: 310 patients, about 1,000 sessions and 400 referrals. The nurse has 36 sessions
 * today, the physical therapist a caseload of 60 and a pool of 200; the neurologist has 150 patients and the lead all of them.
 */
export async function aHospital(originals: Originals): Promise<Hospital> {
  const clinic = await aClinic("UTC");
  const { siteId, teamId, zone } = clinic;
  const secondNeurologist = await aPerson({ role: "neurologist", siteId, zone, teamIds: [teamId] });
  const places = castOf(originals, clinic);
  const others = new Map(places).set(originals.cast.neurologist, secondNeurologist.id);
  const firsts = copied + 1;
  await withTestClient("super", (client) =>
    copyAll(client, originals, [
      ...storyNames.map((story) => ({ story, copies: 1, places })),
      { story: "exchange", copies: 15, places },
      { story: "infusion", copies: 11, places },
      { story: "chemotherapy", copies: 3, places },
      { story: "chemotherapy", copies: 28, places, shift: (at) => -2 * (1 + (at % 9)) },
      { story: "reported", copies: 19, places },
      { story: "finished", copies: 19, places, shift: earlier(1) },
      { story: "outside", copies: 9, places },
      { story: "pooled", copies: 39, places },
      { story: "pooled", copies: 160, places: others },
    ]),
  );
  const examples = storyNames.map((story, at) => [story, exampleOf(originals.charts[story], firsts + at)]);
  return { ...clinic, secondNeurologist, examples: Object.fromEntries(examples) };
}

function exampleOf(original: Original, copy: number): Example {
  const firstId = (table: string) => {
    const [row] = original.rows.find(([name]) => name === table)?.[1] ?? [];
    return row ? idInCopy((JSON.parse(row) as { id: string }).id, copy) : "";
  };
  return { patientId: idInCopy(original.patientId, copy), planId: firstId("plan"), referralId: firstId("referral") };
}

/** What grows around the people under test: the history of their house, and two other hospitals at work. */
export async function growTenfold(
  originals: Originals,
  { siteId, zone, otherTeamId, ...own }: Hospital,
): Promise<void> {
  const neighbours = [await aClinic("UTC"), await aClinic("UTC")];
  const of = (role: "neurologist" | "oncologist" | "nurse") => aPerson({ role, siteId, zone, teamIds: [otherTeamId] });
  const [neurologist, oncologist, nurse] = [await of("neurologist"), await of("oncologist"), await of("nurse")];
  const therapists = { physicalTherapist: own.foreignTherapist, speechTherapist: own.foreignTherapist };
  const house = castOf(
    originals,
    { ...own, siteId, zone, otherTeamId, neurologist, oncologist, nurse, ...therapists },
    otherTeamId,
  );
  const elsewhere = neighbours.flatMap((clinic): Batch[] => {
    const places = castOf(originals, clinic);
    return [
      { story: "infusion", copies: 75, places, shift: earlier(1) },
      { story: "exchange", copies: 50, places },
      { story: "chemotherapy", copies: 75, places, shift: earlier(1) },
      { story: "finished", copies: 75, places, shift: earlier(2) },
      { story: "reported", copies: 50, places },
      { story: "pooled", copies: 150, places },
      { story: "outside", copies: 25, places },
    ];
  });
  await withTestClient("super", (client) =>
    copyAll(client, originals, [
      { story: "finished", copies: 200, places: house, shift: earlier(2) },
      { story: "pooled", copies: 100, places: house },
      ...elsewhere,
    ]),
  );
}

type Size = {
  sessions: number;
  referrals: number;
  patients: number;
  observations: number;
  audits: number;
  sessionStates: string[];
  referralStates: string[];
};

/** How many rows there are of what grows, and which states of it. */
export async function sizeOf(): Promise<Size> {
  const [size] = await rowsOf<Size>(
    `SELECT (SELECT count(*)::int FROM course_session) AS sessions, (SELECT count(*)::int FROM referral) AS referrals,
            (SELECT count(*)::int FROM patient) AS patients, (SELECT count(*)::int FROM observation) AS observations,
            (SELECT count(*)::int FROM audit_event) AS audits,
            (SELECT array_agg(DISTINCT state ORDER BY state) FROM course_session) AS "sessionStates",
            (SELECT array_agg(DISTINCT status ORDER BY status) FROM referral) AS "referralStates"`,
  );
  if (!size) throw new Error("nothing was counted");
  return size;
}
