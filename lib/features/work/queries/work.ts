import "server-only";
import { type InboxRow, referralsFor } from "@/lib/features/referral/queries-inbox";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { paths } from "@/lib/platform/paths";
import { read, type Seen } from "@/lib/platform/read";
import { workOfAdministrator } from "./administrator";
import { workOfNeurologist } from "./neurologist";
import { workOfNurse, workOfOncologist } from "./planned";
import { workOfTeamLead } from "./team-lead";
import { type WorkEntry, type WorkList, workList } from "./view";

const byRole: Readonly<Record<string, (actor: Actor, seen: Seen) => Promise<WorkList[]>>> = {
  neurologist: workOfNeurologist,
  "team-lead": workOfTeamLead,
  nurse: workOfNurse,
  oncologist: workOfOncologist,
  administrator: workOfAdministrator,
};

/** What waits for one person, by role; each list says in a sentence when there is nothing. */
export async function workFor(actor: Actor): Promise<readonly WorkList[]> {
  if (actor.role === "therapist") return await workOfTherapist(actor);
  const load = byRole[actor.role];
  if (!load) return [];
  return (await read({ actor, needs: "account:own", on: noSubject, run: (seen) => load(actor, seen) })) ?? [];
}

async function workOfTherapist(actor: Actor): Promise<WorkList[]> {
  const inbox = await referralsFor(actor, { status: null, owner: null });
  const rows = inbox?.rows ?? [];
  const visits = rows
    .flatMap((row) => (row.mine && row.nextVisit ? [{ row, next: row.nextVisit }] : []))
    .filter(({ next }) => next.isToday || next.isPast)
    .sort((a, b) => (a.next.sort < b.next.sort ? -1 : 1));
  const swallows = rows.filter((row) => row.swallowWaits);
  const pressing = rows.filter((row) => row.swallowWaits || (row.status === "sent" && row.urgency === "urgent"));
  const fresh = rows.filter((row) => row.status === "sent" && !pressing.includes(row));
  const mine = rows.filter((row) => row.mine && row.status !== "sent" && !pressing.includes(row));
  return [
    ...(actor.discipline === "speech" ? [workList(unsafe, swallows, referralEntry)] : []),
    workList(
      urgent,
      pressing.filter((row) => !row.swallowWaits),
      referralEntry,
    ),
    workList(today, visits, ({ row, next }) => {
      const entry = referralEntry(row);
      return {
        ...entry,
        tag: row.verdict ? (verdictTags[row.verdict] ?? { tone: "info", words: "Go today" }) : entry.tag,
        lines: [
          next.isPast && !next.isToday ? `${next.text}, not recorded yet` : next.text,
          ...row.reasons.slice(0, 3),
          ...(row.unsafeSwallow ? ["Unsafe swallow"] : []),
          ...entry.lines,
        ],
      };
    }),
    workList(
      goals,
      rows.filter((row) => row.mine && row.goalsDue.length > 0),
      (row) => ({
        ...referralEntry(row),
        lines: row.goalsDue.map(({ text, overdue }) => (overdue ? `${text}: the day has passed` : text)),
      }),
    ),
    workList(
      { id: "new", title: "New referrals", empty: "No new referral waits for you or in your pool." },
      fresh,
      referralEntry,
    ),
    workList({ id: "mine", title: "Mine", empty: "You have no referral under way." }, mine, referralEntry),
  ];
}

const unsafe = {
  id: "unsafe-swallows",
  title: "Unsafe swallows waiting for you",
  empty: "No patient with an unsafe swallow waits for you.",
};
const goals = {
  id: "goals",
  title: "Goals due within a week",
  empty: "No goal of your patients is due within a week.",
};
const urgent = { id: "urgent", title: "Urgent questions", empty: "No urgent question is waiting." };
const today = { id: "visits", title: "Visits today and to record", empty: "No visit of yours stands today." };

const verdictTags = {
  go: null,
  caution: { tone: "check", words: "Caution today" },
  "cannot-tell": { tone: "info", words: "Cannot tell today" },
  "no-go": { tone: "stop", words: "No-go today" },
} as const;

function referralEntry(row: InboxRow): WorkEntry {
  const waiting = row.waited ? `, for ${row.waited}` : "";
  const news = row.news > 0 ? [`${row.news} new since your last look`] : [];
  return {
    key: row.id,
    href: paths.referral(row.id),
    title: row.name,
    identity: { born: row.born, mrn: row.mrn },
    tag: row.unsafeSwallow ? { tone: "stop", words: "Unsafe swallow" } : row.verdict ? verdictTags[row.verdict] : null,
    lines: [row.question, `${row.statusWords}${waiting}${row.mine ? "" : ", in the pool"}`, ...dueLines(row), ...news],
  };
}

function dueLines({ visits, reportDue }: InboxRow): string[] {
  return [
    ...(visits ? [`Visits: ${visits}`] : []),
    ...(reportDue ? [`${reportDue.overdue ? "Report overdue since" : "Report due"} ${reportDue.on}`] : []),
  ];
}
