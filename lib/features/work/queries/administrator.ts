import "server-only";
import { roleName } from "@/lib/domain/access/role-words";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import { formatInstant } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { type ListDefinition, sqlList, type WorkRow } from "./list";
import { ageOf, type Moment, type WorkEntry } from "./view";

type Person = { name: string; role: Role; discipline: Discipline | null; site: string };

// No list of an administrator starts from a patient.
const personDetail = `json_build_object('name', w.given || ' ' || w.family, 'role', w.role, 'discipline', w.discipline, 'site', s.name)`;
const aboutNobody = "NULL::uuid AS team_id, true AS mine, NULL::text AS bed, NULL::text AS owner, NULL::json AS who";

const personEntries =
  (lines: (row: WorkRow<Person>, moment: Moment) => string[], label: string) =>
  (rows: readonly WorkRow<Person>[], moment: Moment) =>
    rows.map((row): WorkEntry => {
      const { name, site } = row.detail;
      const href = paths.person(row.key.slice(0, 36));
      return {
        key: row.key,
        href,
        title: name,
        identity: null,
        tag: null,
        bed: null,
        lines: [`${roleName(row.detail)}, ${site}`, ...lines(row, moment)],
        age: ageOf(row.since, moment),
        owner: null,
        action: { label, href },
      };
    });

const administrator = { roles: ["administrator"] } as const;

export const withoutTeam: ListDefinition = sqlList<Person>(
  {
    id: "without-team",
    title: "People without a team",
    empty: "Everybody belongs to a team.",
    nothing: "people without a team",
    ...administrator,
  },
  `SELECT w.id::text AS key, 0 AS urgency, w.created_at AS since, ${aboutNobody}, ${personDetail} AS detail
     FROM person w JOIN site s ON s.id = w.site_id WHERE w.disabled_at IS NULL AND w.role <> 'administrator'
      AND NOT EXISTS (SELECT 1 FROM team_member m WHERE m.person_id = w.id)`,
  personEntries(() => [], "Choose a team"),
);

/** Links through which somebody should have chosen a password and did not in time. */
export const expiredLinks: ListDefinition = sqlList<Person>(
  {
    id: "links-expired",
    title: "Password links expired",
    empty: "No password link has run out unused.",
    nothing: "expired links",
    ...administrator,
  },
  `SELECT w.id::text AS key, 0 AS urgency, k.expired AS since, ${aboutNobody}, ${personDetail} AS detail
     FROM person w JOIN site s ON s.id = w.site_id
     JOIN LATERAL (SELECT max(x.expires_at) AS expired, max(x.created_at) AS made FROM one_time_link x WHERE x.person_id = w.id AND x.used_at IS NULL) k
       ON k.expired < $2::timestamptz
    WHERE w.disabled_at IS NULL AND NOT EXISTS (SELECT 1 FROM credential c WHERE c.person_id = w.id AND c.changed_at > k.made)`,
  personEntries(() => ["The last link ran out before a password was chosen."], "Make a new link"),
);

type Failure = { by: string; refused: boolean };
const IMPORT_DAYS = 14;

/** Files that were refused, and imports marked in error: by whom and when, never whose chart. */
export const failedImports: ListDefinition = sqlList<Failure>(
  {
    id: "failed-imports",
    title: `Imports that failed in the last ${IMPORT_DAYS} days`,
    empty: `No import failed in the last ${IMPORT_DAYS} days.`,
    nothing: "failed imports",
    ...administrator,
  },
  `SELECT e.id::text AS key, 0 AS urgency, e.occurred_at AS since, ${aboutNobody},
          json_build_object('by', e.actor_name, 'refused', e.outcome <> 'done') AS detail
     FROM audit_event e WHERE e.occurred_at > $2::timestamptz - interval '${IMPORT_DAYS} days'
      AND ((e.action IN ('patient.import', 'import.preview') AND e.outcome <> 'done') OR (e.action = 'import.entered-in-error' AND e.outcome = 'done'))`,
  (rows, moment) =>
    rows.map((row) => ({
      key: row.key,
      href: paths.audit,
      title: row.detail.by,
      identity: null,
      tag: { tone: "check", words: row.detail.refused ? "File refused" : "Marked in error" },
      bed: null,
      lines: [formatInstant(row.since, moment.actor.siteZone)],
      age: ageOf(row.since, moment),
      owner: null,
      action: { label: "Open the audit", href: paths.audit },
    })),
);

export const disabledAccounts: ListDefinition = sqlList<Person>(
  {
    id: "disabled",
    title: "Disabled accounts",
    empty: "No account is disabled.",
    nothing: "disabled accounts",
    ...administrator,
  },
  `SELECT w.id::text AS key, row_number() OVER (ORDER BY w.disabled_at DESC, w.id) AS urgency, w.disabled_at AS since, ${aboutNobody}, ${personDetail} AS detail
     FROM person w JOIN site s ON s.id = w.site_id WHERE w.disabled_at IS NOT NULL`,
  personEntries(() => [], "Open the account"),
);

export const sites: ListDefinition = sqlList<{ name: string; zone: string; teams: number; people: number }>(
  { id: "sites", title: "Sites", empty: "No site has been set up.", nothing: "sites", ...administrator },
  `SELECT s.id::text AS key, row_number() OVER (ORDER BY s.name) AS urgency, s.created_at AS since, ${aboutNobody},
          json_build_object('name', s.name, 'zone', s.zone, 'teams', (SELECT count(*) FROM team t WHERE t.site_id = s.id),
            'people', (SELECT count(*) FROM person p WHERE p.site_id = s.id AND p.disabled_at IS NULL)) AS detail
     FROM site s`,
  (rows) =>
    rows.map((row) => {
      const { name, zone, teams, people } = row.detail;
      return {
        key: row.key,
        href: paths.site(row.key),
        title: name,
        identity: null,
        tag: null,
        bed: null,
        lines: [zone, `Teams: ${teams}. People who can sign in: ${people}.`],
        age: null,
        owner: null,
        action: { label: "Open the site", href: paths.site(row.key) },
      };
    }),
);
