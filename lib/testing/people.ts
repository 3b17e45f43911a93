// A hospital for one test file: a site, its team, one person of each role, and people who have nothing to do with it.
import { v7 as uuid } from "uuid";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import type { Actor, PersonActor } from "@/lib/platform/actor-types";
import { insertRows, type Row } from "./insert-row";

export type Clinic = {
  readonly siteId: string;
  readonly zone: string;
  readonly teamId: string;
  readonly otherTeamId: string;
  readonly neurologist: PersonActor;
  readonly oncologist: PersonActor;
  readonly nurse: PersonActor;
  readonly teamLead: PersonActor;
  readonly physicalTherapist: PersonActor;
  readonly speechTherapist: PersonActor;
  readonly administrator: PersonActor;
  /** A neurologist of the other team, on no care team of this one. */
  readonly foreignNeurologist: PersonActor;
  readonly foreignTeamLead: PersonActor;
  readonly foreignTherapist: PersonActor;
};

export type PersonOptions = {
  readonly role: Role;
  readonly discipline?: Discipline;
  readonly siteId: string;
  readonly zone?: string;
  readonly teamIds?: readonly string[];
  readonly family?: string;
  readonly given?: string;
};

/** One more person, as an actor; the rows are written at once. */
export async function aPerson(options: PersonOptions): Promise<PersonActor> {
  const { actor, rows } = personRows(options);
  await insertRows(rows);
  return actor;
}

function personRows(options: PersonOptions): { actor: PersonActor; rows: [string, Row][] } {
  const id = uuid();
  const { role, siteId, given = "Ada", family = `Test-${role}` } = options;
  const discipline = options.discipline ?? null;
  const email = `${role}-${id}@test.example`;
  const person: Row = { id, email, family, given, role, discipline, site_id: siteId };
  const memberships = (options.teamIds ?? []).map((teamId): [string, Row] => [
    "team_member",
    { team_id: teamId, person_id: id },
  ]);
  return {
    actor: {
      id,
      name: `${given} ${family}`,
      role,
      discipline,
      siteId,
      siteZone: options.zone ?? "UTC",
      sessionId: uuid(),
    },
    rows: [["person", person], ...memberships],
  };
}

/** A fresh clinic; several may stand side by side in one database. */
export async function aClinic(zone = "Europe/Berlin"): Promise<Clinic> {
  const [siteId, teamId, otherTeamId] = [uuid(), uuid(), uuid()];
  const here = { siteId, zone };
  const make = (role: Role, teamIds: readonly string[], discipline?: Discipline) =>
    personRows({ ...here, role, teamIds, ...(discipline ? { discipline } : {}) });
  const people = {
    neurologist: make("neurologist", [teamId]),
    oncologist: make("oncologist", [teamId]),
    nurse: make("nurse", [teamId]),
    teamLead: make("team-lead", [teamId]),
    physicalTherapist: make("therapist", [teamId], "physical"),
    speechTherapist: make("therapist", [teamId], "speech"),
    administrator: make("administrator", []),
    foreignNeurologist: make("neurologist", [otherTeamId]),
    foreignTeamLead: make("team-lead", [otherTeamId]),
    foreignTherapist: make("therapist", [otherTeamId], "physical"),
  };
  await insertRows([
    ["site", { id: siteId, name: `Site ${siteId}`, zone, jurisdiction: "EU" }],
    ["team", { id: teamId, site_id: siteId, name: "Neuro-oncology", phone: "100" }],
    ["team", { id: otherTeamId, site_id: siteId, name: "Another team" }],
    ...Object.values(people).flatMap((person) => person.rows),
  ]);
  const actors = Object.fromEntries(Object.entries(people).map(([name, person]) => [name, person.actor]));
  return { siteId, zone, teamId, otherTeamId, ...(actors as Record<keyof typeof people, PersonActor>) };
}

/** Puts a person into the care team of a patient. */
export async function joinCareTeam(
  patientId: string,
  person: Actor,
  options: {
    readonly function?: string;
    readonly fromOn?: string;
    readonly toOn?: string;
    readonly cover?: boolean;
  } = {},
): Promise<string> {
  const id = uuid();
  const row = {
    id,
    patient_id: patientId,
    person_id: person.id,
    function: options.function ?? "other",
    cover: options.cover ?? false,
    from_on: options.fromOn ?? "2020-01-01",
    to_on: options.toOn ?? null,
    created_by: person.id,
  };
  await insertRows([["care_team_member", row]]);
  return id;
}
