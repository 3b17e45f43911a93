import "server-only";
import { roleWords } from "@/lib/domain/access/role-words";
import { UNSEEN_WINDOW_DAYS, VERSION_SEEN_DAYS } from "@/lib/domain/loose-end/thresholds";
import { formatInstant } from "@/lib/domain/shared/instant";
import { type AcknowledgingRole, givenByNurses } from "@/lib/domain/version/acknowledgement";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, named, who } from "./view";

const current = `JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
     JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version JOIN person s ON s.id = n.signed_by`;
// OFFSET 0: asked of each version by its key. Without it, Postgres may read the treatments of every plan of the house first.
const holds = (
  what: string,
) => `EXISTS (SELECT 1 FROM treatment_version t WHERE t.plan_id = pl.id AND t.version = n.version
    AND t.status <> 'stopped' AND ${what} OFFSET 0)`;
export const ofOncology = holds("t.lane = 'cancer'");
export const ofNursing = holds(`t.kind IN (${givenByNurses.map((kind) => `'${kind}'`).join(", ")})`);
const seenBy = (whom: string) =>
  `EXISTS (SELECT 1 FROM version_acknowledgement a WHERE a.plan_id = n.plan_id AND a.version = n.version AND ${whom} OFFSET 0)`;

type Version = { planId: string; version: number; signer: string; summary: string; reason: string | null };
const detail = `json_build_object('planId', n.plan_id, 'version', n.version, 'signer', s.given || ' ' || s.family, 'summary', n.summary, 'reason', n.reason)`;

const versionLines = ({ summary, reason }: Version) => [
  ...(summary ? [summary] : []),
  ...(reason ? [`Reason: ${reason}`] : []),
];
const readAt = ({ planId, version }: Pick<Version, "planId" | "version">) =>
  version > 1 ? paths.compare(planId, version - 1, version) : paths.version(planId, version);

/** New versions that a reader has not said to have seen: each oncologist and neurologist for themselves, nursing together. */
export const unseenVersions = sqlList<Version>(
  {
    id: "unseen-versions",
    title: "New versions for you to see",
    empty: `You have seen every version signed by others in the last ${UNSEEN_WINDOW_DAYS} days.`,
    nothing: "versions to see",
    roles: ["neurologist", "oncologist", "nurse"],
  },
  `SELECT n.plan_id::text AS key, ${bedFirst} AS urgency, n.signed_at AS since, p.team_id, pl.lead_id = access.actor() AS mine, p.bed,
          s.given || ' ' || s.family AS owner, ${who("p")} AS who, ${detail} AS detail
     FROM ${fromPatients} ${current}
    WHERE n.signed_by <> access.actor() AND n.signed_at > $2::timestamptz - interval '${UNSEEN_WINDOW_DAYS} days'
      AND CASE access.role() WHEN 'neurologist' THEN NOT ${seenBy("a.person_id = access.actor()")}
            WHEN 'oncologist' THEN ${ofOncology} AND NOT ${seenBy("a.person_id = access.actor()")}
            ELSE ${ofNursing} AND NOT ${seenBy("a.role = 'nurse'")} END`,
  (rows, moment) =>
    rows.map((row) => ({
      key: row.key,
      href: paths.plan(row.detail.planId),
      ...named(row.who),
      tag: { tone: "info", words: `Version ${row.detail.version}` },
      bed: row.bed,
      lines: versionLines(row.detail),
      age: ageOf(row.since, moment),
      owner: `Signed by ${row.owner}`,
      action: { label: `Read version ${row.detail.version}`, href: paths.plan(row.detail.planId) },
    })),
);

/** Versions in force that a role which must know them has not seen, for who leads the team. */
export const notSeenVersions = sqlList<Version & { missing: AcknowledgingRole[] }>(
  {
    id: "not-seen",
    title: "Versions not seen",
    empty: "Every role that must know a version has seen it.",
    nothing: "versions not seen",
    roles: ["team-lead"],
  },
  `SELECT n.plan_id::text AS key, ${bedFirst} AS urgency, n.signed_at AS since, p.team_id, pl.lead_id = access.actor() AS mine, p.bed,
          s.given || ' ' || s.family AS owner, ${who("p")} AS who,
          json_build_object('planId', n.plan_id, 'version', n.version, 'signer', s.given || ' ' || s.family, 'summary', n.summary, 'reason', n.reason,
            'missing', array_remove(ARRAY[CASE WHEN m.oncology THEN 'oncologist' END, CASE WHEN m.nursing THEN 'nurse' END], NULL)) AS detail
     FROM ${fromPatients} ${current}
     CROSS JOIN LATERAL (SELECT (s.role <> 'oncologist' AND ${ofOncology} AND NOT ${seenBy("a.role = 'oncologist'")}) AS oncology,
                                (s.role <> 'nurse' AND ${ofNursing} AND NOT ${seenBy("a.role = 'nurse'")}) AS nursing OFFSET 0) m
    WHERE (m.oncology OR m.nursing) AND n.signed_at < $2::timestamptz - interval '${VERSION_SEEN_DAYS} days'`,
  (rows, moment) =>
    rows.map((row) => ({
      key: row.key,
      href: paths.plan(row.detail.planId),
      ...named(row.who),
      tag: { tone: "check", words: `Version ${row.detail.version} not seen` },
      bed: row.bed,
      lines: [`Not seen by: ${row.detail.missing.map((role) => roleWords[role].toLowerCase()).join(", ")}`],
      age: ageOf(row.since, moment),
      owner: `Signed by ${row.owner}`,
      action: { label: "Open the plan", href: paths.plan(row.detail.planId) },
    })),
);

const OVERRIDE_DAYS = 14;
const recent = (days: number) => `JOIN plan pl ON pl.patient_id = p.id JOIN version n ON n.plan_id = pl.id
     AND n.signed_at > $2::timestamptz - interval '${days} days' JOIN person s ON s.id = n.signed_by`;

/** Versions signed lately in spite of a "must resolve". */
export const overrides = sqlList<Version & { titles: string[] }>(
  {
    id: "overrides",
    title: `Overrides in the last ${OVERRIDE_DAYS} days`,
    empty: `Nothing was signed in spite of a finding in the last ${OVERRIDE_DAYS} days.`,
    nothing: "overrides",
    roles: ["team-lead"],
  },
  `SELECT n.plan_id::text || '-' || n.version AS key, ${bedFirst} AS urgency, n.signed_at AS since, p.team_id, pl.lead_id = access.actor() AS mine, p.bed,
          s.given || ' ' || s.family AS owner, ${who("p")} AS who,
          json_build_object('planId', n.plan_id, 'version', n.version, 'signer', s.given || ' ' || s.family, 'summary', n.summary, 'reason', n.reason,
            'titles', f.titles) AS detail
     FROM ${fromPatients} ${recent(OVERRIDE_DAYS)}
     CROSS JOIN LATERAL (SELECT json_agg(f->>'title') AS titles, count(*) AS many FROM jsonb_array_elements(n.findings) f
                          WHERE f->'decision'->>'kind' = 'override') f
    WHERE f.many > 0`,
  (rows, moment) =>
    rows.map((row) => ({
      key: row.key,
      href: paths.version(row.detail.planId, row.detail.version),
      ...named(row.who),
      tag: {
        tone: "check",
        words: row.detail.titles.length === 1 ? "Override" : `${row.detail.titles.length} overrides`,
      },
      bed: row.bed,
      lines: [row.detail.titles.join("; "), `In version ${row.detail.version}`],
      age: ageOf(row.since, moment),
      owner: `Signed by ${row.owner}`,
      action: { label: "Read the reasons", href: paths.version(row.detail.planId, row.detail.version) },
    })),
);

export const signedThisWeek = sqlList<Version>(
  {
    id: "signed",
    title: "Versions signed in the last 7 days",
    empty: "No version was signed in the last 7 days.",
    nothing: "versions signed this week",
    roles: ["team-lead"],
  },
  `SELECT n.plan_id::text || '-' || n.version AS key, row_number() OVER (ORDER BY n.signed_at DESC, n.plan_id) AS urgency, n.signed_at AS since, p.team_id,
          pl.lead_id = access.actor() AS mine, p.bed, s.given || ' ' || s.family AS owner, ${who("p")} AS who, ${detail} AS detail
     FROM ${fromPatients} ${recent(7)}`,
  (rows, { actor }) =>
    rows.map((row) => ({
      key: row.key,
      href: readAt(row.detail),
      ...named(row.who),
      tag: { tone: "info", words: `Version ${row.detail.version}` },
      bed: row.bed,
      lines: versionLines(row.detail),
      age: null,
      owner: `Signed by ${row.owner}, ${formatInstant(row.since, actor.siteZone)}`,
      action: { label: row.detail.version > 1 ? "See what changed" : "Read the version", href: readAt(row.detail) },
    })),
);

export const plansOnHold = sqlList<{ planId: string }>(
  {
    id: "on-hold",
    title: "Plans on hold",
    empty: "No plan of the team is on hold.",
    nothing: "plans on hold",
    roles: ["team-lead"],
  },
  `SELECT pl.id::text AS key, ${bedFirst} AS urgency, coalesce((SELECT max(e.occurred_at) FROM audit_event e WHERE e.patient_id = p.id
            AND e.plan_id = pl.id AND e.action = 'plan.held' AND e.outcome = 'done'), pl.status_changed_at) AS since, p.team_id,
          pl.lead_id = access.actor() AS mine, p.bed, l.given || ' ' || l.family AS owner, ${who("p")} AS who,
          json_build_object('planId', pl.id) AS detail
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status = 'on-hold' JOIN person l ON l.id = pl.lead_id`,
  (rows, moment) =>
    rows.map((row) => ({
      key: row.key,
      href: paths.plan(row.key),
      ...named(row.who),
      tag: { tone: "check", words: "On hold" },
      bed: row.bed,
      lines: ["Nothing of this plan is to be given."],
      age: ageOf(row.since, moment),
      owner: row.owner,
      action: { label: "Open the plan", href: paths.plan(row.key) },
    })),
);
