import "server-only";
import { roleWords } from "@/lib/domain/access/role-words";
import { type Role, roles } from "@/lib/domain/access/roles";
import { patientName } from "@/lib/domain/patient/name";
import { waitedText } from "@/lib/domain/referral/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { ofNursing, ofOncology } from "@/lib/features/work/queries/versions";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

export type UnseenQuery = {
  readonly team: string | null;
  readonly person: string | null;
  readonly sort: "age" | "person";
};

/** One member of a care team who has not said to have seen the version in force. */
export type UnseenRow = {
  readonly key: string;
  readonly planId: string;
  readonly version: number;
  readonly person: string;
  readonly role: string;
  readonly patient: string;
  readonly born: string;
  readonly mrn: string;
  readonly title: string;
  readonly summary: string;
  readonly signer: string;
  readonly signedAt: string;
  readonly waited: string;
};

type Choice = { readonly value: string; readonly label: string };
export type UnseenView = {
  readonly rows: readonly UnseenRow[];
  readonly more: boolean;
  readonly teams: readonly Choice[];
  readonly people: readonly Choice[];
};

type Row = {
  plan_id: string;
  version: number;
  person_id: string | null;
  person: string | null;
  role: string;
  family: string;
  given: string;
  born: Day;
  mrn: string;
  title: string;
  summary: string;
  signer: string;
  signed_at: string;
  zone: string;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the filters of the board from an address; what is not an id filters nothing. */
export function unseenQueryFrom(given: Readonly<Record<string, string | undefined>>): UnseenQuery {
  const id = (text: string | undefined) => (text && uuid.test(text) ? text : null);
  return { team: id(given.team), person: id(given.person), sort: given.sort === "person" ? "person" : "age" };
}

const SHOWN = 200;

const onTheTeam = `m.patient_id = p.id AND m.ended_at IS NULL AND m.from_on <= (now() AT TIME ZONE st.zone)::date
         AND (m.to_on IS NULL OR m.to_on >= (now() AT TIME ZONE st.zone)::date)`;

// Who has to say so is the product's choice of `rolesThatMustKnow`, and every neurologist of the care team; nursing answers together.
// A role that must know and that nobody on the care team has is a row, too: nobody would be asked otherwise.
const found = `
  FROM access.visible_patients() seen JOIN patient p ON p.id = seen AND p.errored_at IS NULL JOIN site st ON st.id = p.site_id
  JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
  JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version
  CROSS JOIN LATERAL (
    SELECT x.id, x.given || ' ' || x.family AS name, x.family, x.given, x.role FROM person x
     WHERE x.disabled_at IS NULL AND x.id <> n.signed_by AND EXISTS (SELECT 1 FROM care_team_member m WHERE m.person_id = x.id AND ${onTheTeam})
    UNION ALL
    SELECT NULL::uuid, NULL, NULL, NULL, r.role FROM (VALUES ('oncologist'), ('nurse')) r (role)
     WHERE (SELECT g.role FROM person g WHERE g.id = n.signed_by) <> r.role
       AND NOT EXISTS (SELECT 1 FROM care_team_member m JOIN person x ON x.id = m.person_id AND x.role = r.role AND x.disabled_at IS NULL WHERE ${onTheTeam})) w
 WHERE NOT EXISTS (SELECT 1 FROM version_acknowledgement a WHERE a.plan_id = n.plan_id AND a.version = n.version
          AND (a.person_id = w.id OR (a.role = w.role AND (w.role = 'nurse' OR w.id IS NULL))))
   AND CASE w.role WHEN 'neurologist' THEN true WHEN 'oncologist' THEN ${ofOncology} WHEN 'nurse' THEN ${ofNursing} ELSE false END`;

const filtered = `${found} AND ($1::uuid IS NULL OR p.team_id = $1) AND ($2::uuid IS NULL OR w.id = $2)`;

const rowsBy = (order: string) => `
  SELECT n.plan_id, n.version, w.id AS person_id, w.name AS person, w.role, p.family, p.given, p.born, p.mrn, pl.title,
         n.summary, (SELECT s.signer_name FROM signature s WHERE s.plan_id = n.plan_id AND s.version = n.version AND s.meaning = 'author') AS signer,
         to_char(n.signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS signed_at, st.zone
  ${filtered} ORDER BY ${order} LIMIT ${SHOWN + 1}`;

const byAge = statement<Row>("unseen-by-age", rowsBy("n.signed_at, w.family, w.given, n.plan_id"));
const byPerson = statement<Row>("unseen-by-person", rowsBy("w.family, w.given, w.id, n.signed_at, n.plan_id"));
const teams = statement<Choice>(
  "unseen-teams",
  `SELECT t.id AS value, t.name AS label FROM team t
    WHERE t.id IN (SELECT p.team_id FROM access.visible_patients() v JOIN patient p ON p.id = v) ORDER BY t.name`,
);
const people = statement<Choice>(
  "unseen-people",
  `SELECT DISTINCT w.id AS value, w.name AS label ${found} AND w.id IS NOT NULL ORDER BY 2`,
);

/** Whom of the care teams the lead still waits for, one row for each person and version; null for who is no lead. */
export async function unseenFor(actor: Actor, query: UnseenQuery): Promise<UnseenView | null> {
  return await read({
    actor,
    needs: "oversight:history",
    on: noSubject,
    audit: (view: UnseenView) => ({ action: "unseen.read", detail: { rows: view.rows.length } }),
    run: async ({ sql, now }) => {
      const got = await sql(query.sort === "person" ? byPerson : byAge, [query.team, query.person]);
      return {
        rows: got.slice(0, SHOWN).map((row) => rowOf(row, now)),
        more: got.length > SHOWN,
        teams: await sql(teams),
        people: await sql(people),
      };
    },
  });
}

function rowOf(row: Row, now: string): UnseenRow {
  const known: Role | undefined = roles.find((one) => one === row.role);
  return {
    key: `${row.plan_id}.${row.version}.${row.person_id ?? row.role}`,
    planId: row.plan_id,
    version: row.version,
    person: row.person ?? "Nobody on the care team",
    role: known ? roleWords[known] : row.role,
    patient: patientName(row),
    born: formatDay(row.born),
    mrn: row.mrn,
    title: row.title,
    summary: row.summary || "First version",
    signer: row.signer,
    signedAt: formatInstant(row.signed_at, row.zone),
    waited: waitedText(row.signed_at, now),
  };
}
