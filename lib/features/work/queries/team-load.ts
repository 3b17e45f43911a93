import "server-only";
import { roleName } from "@/lib/domain/access/role-words";
import type { Discipline, Role } from "@/lib/domain/access/roles";
import type { Day } from "@/lib/domain/shared/day";
import { formatDay } from "@/lib/domain/shared/day";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import { type ListDefinition, madeList } from "./list";
import { fromPatients } from "./view";

type Row = {
  id: string;
  name: string;
  role: Role;
  discipline: Discipline | null;
  team_id: string;
  plans: number;
  drafts: number;
  overdue: number;
  referrals: number;
  oldest: Day | null;
};

const MOST = 200;

// Of the patients the lead may see; a person in two teams of the lead is counted once.
const load = statement<Row>(
  "work-team-load",
  `WITH mine AS MATERIALIZED (SELECT p.id FROM ${fromPatients}),
     people AS (SELECT DISTINCT ON (w.id) w.id, w.given, w.family, w.role, w.discipline, o.team_id FROM team_member me
       JOIN team_member o ON o.team_id = me.team_id JOIN person w ON w.id = o.person_id AND w.disabled_at IS NULL
        AND w.role IN ('neurologist', 'oncologist', 'therapist') WHERE me.person_id = access.actor() ORDER BY w.id, o.team_id)
   SELECT w.id, w.given || ' ' || w.family AS name, w.role, w.discipline, w.team_id,
          (SELECT count(*)::int FROM plan x WHERE x.lead_id = w.id AND x.status IN ('active', 'on-hold') AND x.patient_id IN (SELECT id FROM mine)) AS plans,
          (SELECT count(*)::int FROM draft d WHERE d.author_id = w.id AND d.state IN ('open', 'in-review', 'changes-asked') AND d.patient_id IN (SELECT id FROM mine)) AS drafts,
          r.overdue, r.oldest::text AS oldest,
          (SELECT count(*)::int FROM referral f WHERE f.assignee_id = w.id AND f.status IN ('sent', 'information-asked', 'accepted', 'scheduled', 'in-progress')
             AND f.patient_id IN (SELECT id FROM mine)) AS referrals
     FROM people w
     CROSS JOIN LATERAL (SELECT count(*)::int AS overdue, min(due.on) AS oldest FROM plan x
       JOIN treatment_now t ON t.plan_id = x.id AND t.version = x.current_version AND t.status <> 'stopped' AND t.content->>'reviewOn' IS NOT NULL
       CROSS JOIN LATERAL (SELECT d.due AS on FROM review_dues(t.treatment_id, (t.content->>'reviewOn')::date) d) due
      WHERE x.lead_id = w.id AND x.status IN ('active', 'on-hold') AND x.patient_id IN (SELECT id FROM mine) AND due.on < $1::date) r
    ORDER BY w.family, w.given, w.id LIMIT ${MOST + 1}`,
);

const counted = (count: number, words: string) => (count > 0 ? [`${count} ${words}`] : []);

/** Who of the team carries how much; names of colleagues, no patient. */
export const teamLoad: ListDefinition = madeList(
  {
    id: "team-load",
    title: "Team load",
    empty: "Nobody else is in your teams.",
    nothing: "team load",
    roles: ["team-lead"],
    shown: 10,
  },
  async ({ sql }, { today }) => {
    const found = await sql(load, [today]);
    const rows = found.slice(0, MOST).map((row) => {
      const isTherapist = row.role === "therapist";
      const href = isTherapist ? paths.referrals : `${paths.plans}?lead=${row.id}`;
      const parts = [
        ...counted(row.plans, row.plans === 1 ? "plan" : "plans"),
        ...counted(row.drafts, row.drafts === 1 ? "open draft" : "open drafts"),
        ...counted(row.referrals, row.referrals === 1 ? "referral under way" : "referrals under way"),
      ];
      const overdue = row.oldest
        ? [
            `${row.overdue} ${row.overdue === 1 ? "review" : "reviews"} overdue, the oldest since ${formatDay(row.oldest)}`,
          ]
        : [];
      return {
        key: row.id,
        // The fullest hands first.
        urgency: Math.max(0, 9_999 - row.plans - row.referrals),
        since: "2000-01-01T00:00:00.000Z",
        teamId: row.team_id,
        mine: false,
        bed: null,
        entry: {
          key: row.id,
          href,
          title: row.name,
          identity: null,
          tag: null,
          bed: null,
          lines: [roleName(row), parts.length > 0 ? parts.join(", ") : "Nothing in hand", ...overdue],
          age: null,
          owner: null,
          action: { label: isTherapist ? "See referrals" : "See the plans", href },
        },
      };
    });
    return { rows, more: found.length > MOST };
  },
);
