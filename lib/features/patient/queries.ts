import "server-only";
import type { SexAtBirth } from "@/lib/domain/patient/words";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { dateOrderOf, readChart } from "./queries-frame";

export type PlaceChoices = {
  readonly teams: readonly { readonly value: string; readonly label: string }[];
  readonly leads: readonly { readonly value: string; readonly label: string }[];
};

const places = statement<{
  teams: PlaceChoices["teams"] | null;
  leads: PlaceChoices["leads"] | null;
}>(
  "patient-places",
  `SELECT (SELECT json_agg(json_build_object('value', t.id, 'label', t.name || ', ' || s.name) ORDER BY s.name, t.name)
             FROM team t JOIN site s ON s.id = t.site_id) AS teams,
          (SELECT json_agg(json_build_object('value', w.id, 'label', w.given || ' ' || w.family) ORDER BY w.family, w.given)
             FROM person w WHERE w.role = 'neurologist' AND w.disabled_at IS NULL) AS leads`,
);

type ActorDays = { readonly today: Day; readonly dateOrder: DateOrder | null };

const jurisdictionOf = statement<{ jurisdiction: string }>(
  "patient-site-jurisdiction",
  "SELECT jurisdiction FROM site WHERE id = $1::uuid",
);

/** The teams and plan leads that a patient can be given, and how dates are read at the actor's site. Null for somebody who may not open a chart. */
export async function placesForNewPatient(actor: Actor): Promise<(PlaceChoices & ActorDays) | null> {
  return await read({
    actor,
    needs: "patient:create",
    on: noSubject,
    run: async ({ sql, now }) => {
      const [row] = await sql(places);
      const [site] = actor.siteId ? await sql(jurisdictionOf, [actor.siteId]) : [];
      const days = { today: dayInZone(now, actor.siteZone), dateOrder: dateOrderOf(site?.jurisdiction) };
      return { teams: row?.teams ?? [], leads: row?.leads ?? [], ...days };
    },
  });
}

export type PatientForEditing = {
  readonly revision: number;
  readonly mrn: string;
  readonly family: string;
  readonly given: string;
  readonly born: Day;
  readonly sexAtBirth: SexAtBirth;
  readonly teamId: string;
  readonly leadId: string | null;
  readonly bed: string | null;
  readonly phone: string | null;
};

type EditRow = {
  revision: number;
  mrn: string;
  family: string;
  given: string;
  born: Day;
  sex_at_birth: SexAtBirth;
  team_id: string;
  lead_id: string | null;
  bed: string | null;
  phone: string | null;
};

const editing = statement<EditRow>(
  "patient-for-editing",
  `SELECT p.revision, p.mrn, p.family, p.given, p.born, p.sex_at_birth, p.team_id, p.lead_id, p.bed, p.phone
     FROM patient p WHERE p.id = $1::uuid AND p.errored_at IS NULL`,
);

/** A patient's own details with the revision to save against. Null for somebody who may not edit them. */
export async function patientForEditing(actor: Actor, patientId: string) {
  return await readChart<{ patient: PatientForEditing; places: PlaceChoices }>(
    actor,
    patientId,
    "edit",
    async ({ sql }, { may }) => {
      if (!may.edit) return null;
      const [row] = await sql(editing, [patientId]);
      const [choices] = await sql(places);
      if (!row) return null;
      const { sex_at_birth, team_id, lead_id, ...same } = row;
      const patient = { ...same, sexAtBirth: sex_at_birth, teamId: team_id, leadId: lead_id };
      return { patient, places: { teams: choices?.teams ?? [], leads: choices?.leads ?? [] } };
    },
  );
}
