import "server-only";
import { type AskedRole, URGENT_HOURS } from "@/lib/domain/cosign/policy";
import { askedText } from "@/lib/domain/cosign/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { type ListDefinition, sqlList, type WorkRow } from "./list";
import { ageOf, bedFirst, fromPatients, iso, type Moment, named, type WorkEntry, who } from "./view";

type Asked = {
  planId: string;
  treatmentId: string;
  name: string;
  unanswered: AskedRole[];
  askedAt: string;
  firstDay: Day;
  urgentAt: string | null;
  due: string | null;
  declined: { by: string; at: string; reason: string } | null;
};

// The deadline: a day after an urgent activation, otherwise the day on which it would begin or change.
const due = `(c.urgent_at + interval '${URGENT_HOURS} hours')`;
const firstDay = "coalesce((t.content->>'actionFrom')::date, t.start_on)";
const deadline = `coalesce(${due}, ${firstDay}::timestamp AT TIME ZONE s.zone)`;
const isUrgent = "c.urgent_at IS NOT NULL AND c.declined_at IS NULL";
const isOpen = "c.declined_at IS NULL AND cardinality(c.unanswered) > 0";

/** `since` is what the list is sorted by. */
const select = (where: string, { urgency, since, mine }: { urgency: string; since: string; mine: string }) => `
  SELECT c.plan_id::text || '-' || c.treatment_id::text AS key, (${urgency}) * 2 + ${bedFirst} AS urgency, ${since} AS since, p.team_id,
         ${mine} AS mine, p.bed, a.given || ' ' || a.family AS owner, ${who("p")} AS who,
         json_build_object('planId', c.plan_id, 'treatmentId', c.treatment_id, 'name', t.content->>'name', 'unanswered', c.unanswered,
           'askedAt', ${iso("c.asked_at")}, 'firstDay', ${firstDay}::text, 'urgentAt', ${iso("c.urgent_at")}, 'due', ${iso(due)},
           'declined', CASE WHEN c.declined_at IS NOT NULL THEN json_build_object('at', ${iso("c.declined_at")}, 'reason', c.declined_reason,
              'by', (SELECT w.given || ' ' || w.family FROM person w WHERE w.id = c.declined_by)) END) AS detail
    FROM ${fromPatients} JOIN site s ON s.id = p.site_id JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold')
    JOIN cosignature_now c ON c.plan_id = pl.id AND c.version = pl.current_version
    JOIN treatment_version t ON t.plan_id = c.plan_id AND t.version = c.version AND t.treatment_id = c.treatment_id AND t.status = 'awaiting-cosignature'
    JOIN person a ON a.id = c.author_id WHERE ${where}`;

const byDeadline = { urgency: `CASE WHEN ${isUrgent} THEN 0 ELSE 1 END`, since: deadline };
const own = "c.author_id = access.actor() OR pl.lead_id = access.actor()";

function tagOf({ due: until, declined, firstDay: day }: Asked, { now, today }: Moment): WorkEntry["tag"] {
  if (declined) return { tone: "check", words: "Declined" };
  if (until) return until <= now ? { tone: "stop", words: "Urgent, overdue" } : { tone: "stop", words: "Urgent" };
  return day <= today ? { tone: "check", words: "First day is here" } : { tone: "info", words: "Not active" };
}

function waitsLine({ unanswered, due: until, firstDay: day }: Asked, zone: string): string {
  const by = `Co-signature by ${askedText(unanswered)}`;
  return until ? `Active as urgent. ${by} due ${formatInstant(until, zone)}` : `${by}; first day ${formatDay(day)}`;
}

const entriesFor = (label: string) => (rows: readonly WorkRow<Asked>[], moment: Moment) =>
  rows.map((row): WorkEntry => {
    const { planId, treatmentId, name, askedAt, declined } = row.detail;
    const href = paths.cosign(planId, treatmentId);
    const zone = moment.actor.siteZone;
    const line = declined
      ? `${declined.by} declined, ${formatInstant(declined.at, zone)}: ${declined.reason}`
      : waitsLine(row.detail, zone);
    return {
      key: row.key,
      href,
      ...named(row.who),
      tag: tagOf(row.detail, moment),
      bed: row.bed,
      lines: [name, line, `Signed by ${row.owner}`],
      age: ageOf(declined?.at ?? askedAt, moment),
      owner: row.owner,
      action: { label, href },
    };
  });

/** What this person is asked to co-sign, the nearest deadline first. */
export const cosignMine: ListDefinition = sqlList<Asked>(
  {
    id: "cosign",
    title: "Co-signatures waiting for you",
    empty: "No treatment waits for your co-signature.",
    nothing: "co-signatures waiting for you",
    roles: ["oncologist", "team-lead"],
  },
  select(`${isOpen} AND access.role() = ANY (c.unanswered) AND c.author_id <> access.actor()`, {
    ...byDeadline,
    mine: "true",
  }),
  entriesFor("Read and co-sign"),
);

/** Past its deadline: an urgent activation of more than a day, or a treatment whose first day has come. */
export const cosignOverdue: ListDefinition = sqlList<Asked>(
  {
    id: "cosign-overdue",
    title: "Co-signatures overdue",
    empty: "No co-signature is past its deadline.",
    nothing: "co-signatures overdue",
    roles: ["team-lead"],
  },
  select(`${isOpen} AND ${deadline} <= $2::timestamptz`, { ...byDeadline, mine: "access.role() = ANY (c.unanswered)" }),
  entriesFor("Open the co-signature"),
);

/** Declined in the version in force: nothing of it is given until the plan is amended. */
export const cosignDeclined: ListDefinition = sqlList<Asked>(
  {
    id: "cosign-declined",
    title: "Co-signatures declined",
    empty: "No co-signature was declined.",
    nothing: "co-signatures declined",
    roles: ["neurologist"],
  },
  select("c.declined_at IS NOT NULL", {
    urgency: `CASE WHEN ${own} THEN 0 ELSE 1 END`,
    since: "c.declined_at",
    mine: own,
  }),
  entriesFor("Read why"),
);

/** Active as urgent and not co-signed yet, for who prescribes. */
export const urgentUnsigned: ListDefinition = sqlList<Asked>(
  {
    id: "urgent-unsigned",
    title: "Urgent, not co-signed yet",
    empty: "No urgent activation waits for its co-signature.",
    nothing: "urgent activations",
    roles: ["neurologist"],
  },
  select(`${isOpen} AND ${isUrgent}`, { urgency: `CASE WHEN ${own} THEN 0 ELSE 1 END`, since: due, mine: own }),
  entriesFor("Open the co-signature"),
);

/** Signed and not active: it waits for somebody else. */
export const cosignWaiting: ListDefinition = sqlList<Asked>(
  {
    id: "cosign-waiting",
    title: "Signed, waiting for a co-signature",
    empty: "No treatment of your patients waits for a co-signature.",
    nothing: "treatments waiting for a co-signature",
    roles: ["neurologist"],
  },
  select(`${isOpen} AND c.urgent_at IS NULL`, {
    urgency: `CASE WHEN ${own} THEN 0 ELSE 1 END`,
    since: deadline,
    mine: own,
  }),
  entriesFor("Open the co-signature"),
);
