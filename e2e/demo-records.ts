// Records of the demo that a journey needs by what they are, not by their ids.
import { rowsOf } from "@/lib/testing/insert-row";
import type { DemoPerson } from "./demo";

export type Plan = { planId: string; patientId: string; mrn: string; family: string; born: string; version: number };

const planColumns = `p.id AS "planId", p.patient_id AS "patientId", x.mrn, x.family, to_char(x.born, 'DD-Mon-YYYY') AS born,
  p.current_version AS version`;

const onCareTeam = `EXISTS (SELECT 1 FROM care_team_member m WHERE m.patient_id = x.id AND m.person_id = $1
  AND m.ended_at IS NULL AND m.to_on IS NULL)`;
export const ofOwnTeam = "EXISTS (SELECT 1 FROM team_member m WHERE m.team_id = x.team_id AND m.person_id = $1)";

/** One plan that the person may read; that of the patient with the longest name first. */
export async function planOf(person: DemoPerson, which: string, tie = onCareTeam): Promise<Plan> {
  const [plan] = await rowsOf<Plan>(
    `SELECT ${planColumns} FROM plan p JOIN patient x ON x.id = p.patient_id
      WHERE ${tie} AND ${which} ORDER BY length(x.family || x.given) DESC LIMIT 1`,
    [person.id],
  );
  if (!plan) throw new Error(`the demo data has no plan of ${person.name} where ${which}`);
  return plan;
}

export const amended = "p.current_version > 1";
export const drafted =
  "EXISTS (SELECT 1 FROM draft d WHERE d.plan_id = p.id AND d.state = 'open' AND d.author_id = $1)";

export async function draftedTreatment({ planId }: Plan): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    `SELECT t.treatment_id AS id FROM draft_treatment t JOIN draft d ON d.id = t.draft_id
      WHERE t.plan_id = $1 AND d.state = 'open' AND t.removed_at IS NULL ORDER BY length(t.content::text) DESC LIMIT 1`,
    [planId],
  );
  if (!row) throw new Error(`the open draft of plan ${planId} has no treatment`);
  return row.id;
}

export async function referralOf(where: string, personId: string): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    `SELECT r.id FROM referral r WHERE ${where} ORDER BY r.status <> 'sent', r.id LIMIT 1`,
    [personId],
  );
  if (!row) throw new Error(`the demo data has no referral where ${where}`);
  return row.id;
}

/** A session to come at the person's site. */
export async function sessionAt(person: DemoPerson): Promise<string> {
  const [row] = await rowsOf<{ id: string }>(
    `SELECT s.id FROM course_session s JOIN patient x ON x.id = s.patient_id JOIN person me ON me.id = $1 AND me.site_id = x.site_id
       JOIN plan p ON p.id = s.plan_id AND p.status = 'active'
      WHERE s.live AND s.state = 'planned' AND s.day >= current_date ORDER BY length(x.family) DESC, s.day LIMIT 1`,
    [person.id],
  );
  if (!row) throw new Error(`the demo data has no session to come at the site of ${person.name}`);
  return row.id;
}
