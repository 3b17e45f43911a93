import "server-only";
import { IDLE_DRAFT_DAYS } from "@/lib/domain/loose-end/thresholds";
import { asDay, daysBetween } from "@/lib/domain/shared/day";
import { paths } from "@/lib/platform/paths";
import { type ListDefinition, sqlList, type WorkRow } from "./list";
import { ageOf, bedFirst, fromPatients, type Moment, named, type WorkEntry, who } from "./view";

type Draft = { planId: string; state: string; version: number; changedAt: string; mine: boolean };

// Since when it stands as it is: the newest event of its state, not its last keystroke.
const select = (where: string) => `
  SELECT d.id::text AS key, (CASE WHEN d.author_id = access.actor() THEN 0 ELSE 2 END) + ${bedFirst} AS urgency,
         coalesce((SELECT max(e.occurred_at) FROM audit_event e WHERE e.patient_id = d.patient_id AND e.object_id = d.id AND e.outcome = 'done'
           AND e.action IN ('draft.sent-for-review', 'draft.changes-asked', 'draft.reopened', 'draft.taken-over')), d.created_at) AS since,
         p.team_id, d.author_id = access.actor() AS mine, p.bed, a.given || ' ' || a.family AS owner, ${who("p")} AS who,
         json_build_object('planId', d.plan_id, 'state', d.state, 'version', d.base_version + 1, 'mine', d.author_id = access.actor(),
           'changedAt', to_char(d.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) AS detail
    FROM ${fromPatients} JOIN draft d ON d.patient_id = p.id AND d.state IN ('open', 'in-review', 'changes-asked')
    JOIN person a ON a.id = d.author_id WHERE ${where}`;

const stateWords: Readonly<Record<string, string>> = {
  open: "Draft",
  "in-review": "In review",
  "changes-asked": "Changes asked",
};

const entriesFor = (label: string, open: boolean) => (rows: readonly WorkRow<Draft>[], moment: Moment) =>
  rows.map((row): WorkEntry => {
    const { planId, state, version, changedAt, mine } = row.detail;
    const idle = daysBetween(asDay(changedAt.slice(0, 10)), asDay(moment.now.slice(0, 10)));
    const whose = mine ? "Yours" : `In the hands of ${row.owner}`;
    // Its author signs it from the sign page; a colleague reads it where comments stand.
    const draft = state === "in-review" && mine ? paths.review(planId) : paths.draft(planId);
    const href = open ? draft : paths.plan(planId);
    return {
      key: row.key,
      href,
      ...named(row.who),
      tag: { tone: "draft", words: `${stateWords[state] ?? state}, version ${version}` },
      bed: row.bed,
      lines: [idle >= IDLE_DRAFT_DAYS ? `${whose}, idle for ${idle} days` : whose],
      age: ageOf(row.since, moment),
      owner: row.owner,
      action: { label, href },
    };
  });

export const drafts: ListDefinition = sqlList<Draft>(
  {
    id: "drafts",
    title: "Drafts not signed yet",
    empty: "No draft is open for your patients.",
    nothing: "drafts",
    roles: ["neurologist"],
  },
  // Those a colleague reviews, and those that come back to their author, have lists of their own.
  select(`NOT (d.state = 'in-review' AND d.author_id <> access.actor())
      AND NOT (d.state = 'changes-asked' AND d.author_id = access.actor())`),
  entriesFor("Open the draft", true),
);

/** A reviewer asked for changes: their author answers and sends them again. */
export const changesAsked: ListDefinition = sqlList<Draft>(
  {
    id: "changes-asked",
    title: "Changes asked of you",
    empty: "Nobody asks you for changes.",
    nothing: "changes asked of you",
    roles: ["neurologist"],
  },
  select("d.state = 'changes-asked' AND d.author_id = access.actor()"),
  entriesFor("Read the comments", true),
);

/** Drafts of colleagues in review: to be read, commented on, or sent back. */
export const draftsToReview: ListDefinition = sqlList<Draft>(
  {
    id: "drafts-in-review",
    title: "Drafts to review",
    empty: "No draft of your patients is in review.",
    nothing: "drafts to review",
    roles: ["neurologist", "oncologist", "team-lead"],
  },
  select("d.state = 'in-review' AND d.author_id <> access.actor()"),
  entriesFor("Read and comment", true),
);

/** Drafts that nobody touched for days, for who leads the team; a lead does not draft, so the plan opens. */
export const idleDrafts: ListDefinition = sqlList<Draft>(
  {
    id: "idle-drafts",
    title: "Drafts idle",
    empty: `No draft of the team has been left alone for ${IDLE_DRAFT_DAYS} days.`,
    nothing: "idle drafts",
    roles: ["team-lead"],
  },
  select(`d.changed_at < $2::timestamptz - interval '${IDLE_DRAFT_DAYS} days'`),
  entriesFor("Open the plan", false),
);
