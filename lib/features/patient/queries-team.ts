import "server-only";
import type { Role } from "@/lib/domain/access/roles";
import type { Day } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { readChart } from "./queries-frame";

export type MemberView = {
  readonly id: string;
  readonly revision: number;
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly phone: string | null;
  readonly function: string;
  readonly cover: boolean;
  readonly fromOn: Day;
  readonly toOn: Day | null;
  readonly state: "current" | "later" | "ended" | "account-closed";
};
export type PersonChoice = { readonly value: string; readonly label: string; readonly detail: string };

type MemberRow = {
  id: string;
  revision: number;
  person_id: string;
  name: string;
  role: Role;
  phone: string | null;
  function: string;
  cover: boolean;
  from_on: Day;
  to_on: Day | null;
  ended: boolean;
  disabled: boolean;
};

const members = statement<MemberRow>(
  "care-team-members",
  `SELECT m.id, m.revision, m.person_id, w.given || ' ' || w.family AS name, w.role, w.phone, m.function, m.cover, m.from_on, m.to_on,
          m.ended_at IS NOT NULL AS ended, w.disabled_at IS NOT NULL AS disabled
     FROM care_team_member m JOIN person w ON w.id = m.person_id WHERE m.patient_id = $1::uuid
    ORDER BY m.from_on, w.family, w.given, m.id`,
);

const people = statement<{ id: string; name: string; role: string; discipline: string | null; teams: string | null }>(
  "care-team-choices",
  `SELECT w.id, w.given || ' ' || w.family AS name, w.role, w.discipline,
          (SELECT string_agg(t.name, ', ' ORDER BY t.name) FROM team_member tm JOIN team t ON t.id = tm.team_id WHERE tm.person_id = w.id) AS teams
     FROM person w WHERE w.disabled_at IS NULL AND w.role <> 'administrator' ORDER BY w.family, w.given, w.id LIMIT 500`,
);

export type TransferChoices = {
  readonly revision: number;
  readonly teams: readonly { readonly value: string; readonly label: string }[];
  readonly leads: readonly { readonly value: string; readonly label: string; readonly detail: string }[];
};

const transfers = statement<TransferChoices>(
  "chart-transfer",
  `SELECT p.revision,
     (SELECT coalesce(json_agg(json_build_object('value', t.id, 'label', t.name || ', ' || s.name) ORDER BY s.name, t.name), '[]'::json)
        FROM team t JOIN site s ON s.id = t.site_id WHERE t.id <> p.team_id) AS teams,
     (SELECT coalesce(json_agg(json_build_object('value', w.id, 'label', w.given || ' ' || w.family, 'detail', w.teams) ORDER BY w.family, w.given), '[]'::json)
        FROM (SELECT x.id, x.given, x.family, string_agg(t.name, ', ') AS teams FROM person x JOIN team_member m ON m.person_id = x.id
                JOIN team t ON t.id = m.team_id WHERE x.role = 'neurologist' AND x.disabled_at IS NULL AND t.id <> p.team_id
               GROUP BY x.id, x.given, x.family) w) AS leads
   FROM patient p WHERE p.id = $1::uuid AND NOT p.deceased`,
);

/** Who cares for a patient, from when to when, and who could be asked to. */
export async function careTeamForChart(actor: Actor, patientId: string) {
  return await readChart<{
    members: readonly MemberView[];
    people: readonly PersonChoice[];
    /** Null for somebody who may not transfer the patient. */
    transfer: TransferChoices | null;
  }>(actor, patientId, "team", async ({ sql }, { today, may }) => {
    const rows = await sql(members, [patientId]);
    const choices = may.team ? await sql(people) : [];
    const [transfer = null] = may.team ? await sql(transfers, [patientId]) : [];
    return {
      members: rows.map((row) => toMember(row, today)),
      transfer,
      people: choices.map(({ id, name, role, discipline, teams }) => ({
        value: id,
        label: name,
        detail: [discipline ? `${discipline} therapist` : role.replace("-", " "), teams].filter(Boolean).join(", "),
      })),
    };
  });
}

function toMember(row: MemberRow, today: Day): MemberView {
  const { id, revision, name, role, phone, cover } = row;
  const ended = row.ended || (row.to_on !== null && row.to_on < today);
  const state = ended ? "ended" : row.disabled ? "account-closed" : row.from_on > today ? "later" : "current";
  const days = { fromOn: row.from_on, toOn: row.to_on };
  return { id, revision, personId: row.person_id, name, role, phone, function: row.function, cover, ...days, state };
}
