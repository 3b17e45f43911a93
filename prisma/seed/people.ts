// Two hospitals, three teams, and everybody who works there. Invented people; the first of each role gets a password.
import type { Discipline, Role } from "@/lib/domain/access/roles";
import { asDay } from "@/lib/domain/shared/day";
import { createPerson } from "@/lib/features/person/commands/create-person";
import { makePasswordLink, resetPassword } from "@/lib/features/person/commands/passwords";
import { createSite } from "@/lib/features/site/commands/save-site";
import { createTeam } from "@/lib/features/team/commands/save-team";
import { type Actor, systemActor } from "@/lib/platform/actor-types";
import { act } from "./act";
import type { SeedClock } from "./clock";
import { newPassword } from "./passwords";

const system = systemActor("demo seed");

export type Account = {
  readonly role: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

const staff = {
  quinn: ["neurologist", "Maeve", "Quinn", "harbour", "general"],
  bakker: ["neurologist", "Joris", "Bakker", "harbour", "general"],
  farouk: ["neurologist", "Layla", "Farouk", "harbour", "neuromuscular"],
  reyes: ["neurologist", "Tomas", "Reyes", "lakeside", "lakeside"],
  lindqvist: ["oncologist", "Elsa", "Lindqvist", "harbour", "general"],
  adeyemi: ["oncologist", "Kunle", "Adeyemi", "harbour", "neuromuscular"],
  marsh: ["oncologist", "Paula", "Marsh", "lakeside", "lakeside"],
  silva: ["therapist", "Rui", "Silva", "harbour", "general", "physical"],
  kowalska: ["therapist", "Hanna", "Kowalska", "harbour", "neuromuscular", "physical"],
  nguyen: ["therapist", "Linh", "Nguyen", "harbour", "general", "speech"],
  odonnell: ["therapist", "Ciara", "O'Donnell", "harbour", "neuromuscular", "speech"],
  hart: ["therapist", "Dana", "Hart", "lakeside", "lakeside", "physical"],
  wells: ["therapist", "Morgan", "Wells", "lakeside", "lakeside", "speech"],
  byrne: ["nurse", "Orla", "Byrne", "harbour", "general"],
  costa: ["nurse", "Ines", "Costa", "harbour", "neuromuscular"],
  turner: ["nurse", "Jo", "Turner", "lakeside", "lakeside"],
  hoffmann: ["team-lead", "Greta", "Hoffmann", "harbour", "general"],
  mensah: ["team-lead", "Abena", "Mensah", "harbour", "neuromuscular"],
  carver: ["team-lead", "Wes", "Carver", "lakeside", "lakeside"],
  sato: ["administrator", "Emi", "Sato", "harbour", null],
} as const satisfies Record<
  string,
  readonly [Role, string, string, "harbour" | "lakeside", TeamKey | null, Discipline?]
>;

export type TeamKey = "general" | "neuromuscular" | "lakeside";
export type StaffKey = keyof typeof staff;

const sites = {
  harbour: { name: "Harbour University Hospital (demo)", zone: "Europe/Dublin", jurisdiction: "EU" },
  lakeside: { name: "Lakeside Medical Center (demo)", zone: "America/Chicago", jurisdiction: "US" },
} as const;

const teams = {
  general: { site: "harbour", name: "Autoimmune neurology", phone: "DEMO 4100" },
  neuromuscular: { site: "harbour", name: "Neuromuscular", phone: "DEMO 4200" },
  lakeside: { site: "lakeside", name: "Neuro-oncology", phone: "DEMO 7300" },
} as const;

const signIn: readonly (readonly [StaffKey, string])[] = [
  ["quinn", "neurologist"],
  ["bakker", "neurologist (2nd)"],
  ["lindqvist", "oncologist"],
  ["silva", "physical therapist"],
  ["nguyen", "speech therapist"],
  ["byrne", "nurse"],
  ["hoffmann", "team lead"],
  ["sato", "administrator"],
];

export type People = {
  readonly actors: Readonly<Record<StaffKey, Actor>>;
  readonly teams: Readonly<Record<TeamKey, string>>;
  readonly accounts: readonly Account[];
};

const emailOf = (given: string, family: string) =>
  `${given}.${family.replace(/[^a-z]/gi, "")}@concord.example`.toLowerCase();

/** Makes the hospitals through the commands of an administrator, a good year before today. */
export async function seedPeople(clock: SeedClock): Promise<People> {
  const began = clock.at(-420, "08:00");
  const siteIds = { harbour: "", lakeside: "" };
  for (const key of ["harbour", "lakeside"] as const) {
    const holidays = holidaysOf(clock, key);
    siteIds[key] = (await act(began, createSite, system, { ...sites[key], holidays })).id;
  }
  const teamIds = { general: "", neuromuscular: "", lakeside: "" };
  for (const key of ["general", "neuromuscular", "lakeside"] as const) {
    const { site, name, phone } = teams[key];
    const input = { siteId: siteIds[site], name, phone, memberIds: [] };
    teamIds[key] = (await act(began, createTeam, system, input)).id;
  }
  const actors = {} as Record<StaffKey, Actor>;
  for (const [key, [role, given, family, site, team, discipline]] of entries(staff)) {
    const input = {
      email: emailOf(given, family),
      family,
      given,
      role,
      discipline: discipline ?? null,
      siteId: siteIds[site],
      phone: `DEMO ${4300 + Object.keys(actors).length}`,
      teamIds: team ? [teamIds[team]] : [],
    };
    const { id } = await act(began, createPerson, system, input);
    const name = `${given} ${family}`;
    const { siteId } = input;
    actors[key] = { id, name, role, discipline: input.discipline, siteId, siteZone: sites[site].zone, sessionId: null };
  }
  const accounts: Account[] = [];
  for (const [key, role] of signIn) {
    const password = newPassword();
    const { token } = await act(began, makePasswordLink, system, { id: actors[key].id });
    await act(began, resetPassword, system, { token, password });
    const [, given, family] = staff[key];
    accounts.push({ role, name: actors[key].name, email: emailOf(given, family), password });
  }
  return { actors, teams: teamIds, accounts };
}

/** The people of a team. */
export const staffIn = (team: TeamKey): StaffKey[] =>
  entries(staff)
    .filter(([, [, , , , own]]) => own === team)
    .map(([key]) => key);

type Staff = readonly [Role, string, string, "harbour" | "lakeside", TeamKey | null, Discipline?];
const entries = (all: Record<StaffKey, Staff>) => Object.entries(all) as [StaffKey, Staff][];

/** The fixed-date holidays of last year, this year and the next two. */
function holidaysOf(clock: SeedClock, site: keyof typeof sites) {
  const year = Number(clock.day(0).slice(0, 4));
  const fixed =
    site === "harbour"
      ? ([
          ["01-01", "New Year's Day"],
          ["03-17", "Saint Patrick's Day"],
          ["12-25", "Christmas Day"],
          ["12-26", "Saint Stephen's Day"],
        ] as const)
      : ([
          ["01-01", "New Year's Day"],
          ["07-04", "Independence Day"],
          ["12-25", "Christmas Day"],
        ] as const);
  const years = [year - 1, year, year + 1, year + 2];
  return years.flatMap((y) => fixed.map(([monthDay, name]) => ({ day: asDay(`${y}-${monthDay}`), name })));
}
