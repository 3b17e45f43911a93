import "server-only";
import { referralEventWords, waitedText } from "@/lib/domain/referral/words";
import { asDay, type Day, daysBetween, formatDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import { flagList } from "./flags";
import { reminderList } from "./reminders";
import { reviewList } from "./reviews";
import { unsafeList } from "./unsafe";
import {
  bedLine,
  fromPatients,
  ofPatient,
  type PatientColumns,
  patientColumns,
  SHOWN,
  type WorkList,
  workList,
} from "./view";

const LIMIT = SHOWN + 1;
const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

type InpatientRow = PatientColumns & { plan_version: number | null; plan_status: string | null };
const inpatients = statement<InpatientRow>(
  "work-inpatients",
  `SELECT ${patientColumns("p")}, pl.current_version AS plan_version, pl.status AS plan_status
     FROM ${fromPatients}
     LEFT JOIN LATERAL (SELECT x.current_version, x.status FROM plan x WHERE x.patient_id = p.id AND x.status IN ('active', 'on-hold')
                         ORDER BY x.created_at DESC LIMIT 1) pl ON true
    WHERE p.bed IS NOT NULL ORDER BY p.bed, p.family, p.given, p.id LIMIT ${LIMIT}`,
);

type SwallowRow = PatientColumns & { taken_on: Day; taken_at: string };
const unsafeSwallows = statement<SwallowRow>(
  "work-unsafe-swallows",
  `SELECT ${patientColumns("p")}, o.taken_on, ${iso("o.taken_at")} AS taken_at FROM ${fromPatients}
     JOIN LATERAL (SELECT x.value_text, x.taken_on, x.taken_at FROM observation x WHERE x.patient_id = p.id AND x.code = 'swallow'
                      AND x.errored_at IS NULL ORDER BY x.taken_at DESC, x.id LIMIT 1) o ON o.value_text = 'unsafe'
    ORDER BY o.taken_at, p.id LIMIT ${LIMIT}`,
);

type DraftRow = PatientColumns & {
  plan_id: string;
  state: string;
  base_version: number;
  author_id: string;
  author: string;
  changed_at: string;
};
const drafts = statement<DraftRow>(
  "work-drafts",
  `SELECT ${patientColumns("p")}, d.plan_id, d.state, d.base_version, d.author_id, a.given || ' ' || a.family AS author,
          ${iso("d.changed_at")} AS changed_at
     FROM ${fromPatients} JOIN draft d ON d.patient_id = p.id AND d.state IN ('open', 'in-review', 'changes-asked')
     JOIN person a ON a.id = d.author_id
    ORDER BY (d.author_id = access.actor()) DESC, (p.bed IS NULL), d.changed_at, d.id LIMIT ${LIMIT}`,
);

type ReferralRow = PatientColumns & {
  referral_id: string;
  event: string;
  words: string | null;
  by: string;
  at: string;
};
const referrals = statement<ReferralRow>(
  "work-referrals",
  `SELECT ${patientColumns("p")}, r.id AS referral_id, e.event, coalesce(e.reason, e.text) AS words, e.by, ${iso("e.at")} AS at
     FROM ${fromPatients} JOIN referral r ON r.patient_id = p.id AND r.status = $1
     JOIN LATERAL (SELECT x.event, x.reason, x.text, x.at, w.given || ' ' || w.family AS by
                     FROM referral_event x JOIN person w ON w.id = x.by WHERE x.referral_id = r.id AND x.to_status = r.status
                    ORDER BY x.at DESC, x.id DESC LIMIT 1) e ON true
    ORDER BY (p.bed IS NULL), e.at, r.id LIMIT ${LIMIT}`,
);

/** What is unsafe or waits for the neurologist, inpatients first within each list. */
export async function workOfNeurologist(actor: Actor, seen: Seen): Promise<WorkList[]> {
  const { sql, now } = seen;
  const today = dayInZone(now, actor.siteZone);
  return [
    await unsafeList(seen),
    await reminderList(seen, actor),
    workList(unsafe, await sql(unsafeSwallows), (row) => ({
      key: row.patient_id,
      href: paths.results(row.patient_id),
      ...ofPatient(row),
      tag: { tone: "stop", words: "Unsafe swallow" },
      lines: [...bedLine(row.bed), `Recorded ${formatDay(row.taken_on)}, ${waitedText(row.taken_at, now)} ago`],
    })),
    workList(ward, await sql(inpatients), (row) => ({
      key: row.patient_id,
      href: paths.patient(row.patient_id),
      ...ofPatient(row),
      tag: row.plan_status === "on-hold" ? { tone: "check", words: "Plan on hold" } : null,
      lines: [...bedLine(row.bed), planLine(row.plan_version)],
    })),
    await flagList(seen),
    ...(await referralLists(seen)),
    workList(openDrafts, await sql(drafts), (row) => draftEntry(row, actor, now)),
    await reviewList(seen, actor, today),
  ];
}

const unsafe = {
  id: "unsafe-swallows",
  title: "Unsafe swallow",
  empty: "No patient of yours has an unsafe swallow on record.",
};
const ward = { id: "inpatients", title: "Inpatients", empty: "None of your patients is an inpatient." };
const openDrafts = { id: "drafts", title: "Drafts not signed yet", empty: "No draft is open for your patients." };

const planLine = (version: number | null) =>
  version === null ? "No plan" : version === 0 ? "Plan not signed yet" : `Plan version ${version} signed`;

/** What therapists sent back: questions, refusals, final reports. */
async function referralLists({ sql, now }: Seen): Promise<WorkList[]> {
  const lists = [
    ["information-asked", "Information asked by therapists", "No therapist waits for an answer."],
    ["declined", "Referrals declined", "No referral of your patients was declined."],
    ["final-report", "Final reports to acknowledge", "No final report waits to be acknowledged."],
  ] as const;
  const made: WorkList[] = [];
  for (const [status, title, empty] of lists) {
    const rows = await sql(referrals, [status]);
    made.push(
      workList({ id: status, title, empty }, rows, (row) => ({
        key: row.referral_id,
        href: paths.referral(row.referral_id),
        ...ofPatient(row),
        tag: { tone: status === "declined" ? "check" : "info", words: referralEventWords[row.event] ?? row.event },
        lines: [...bedLine(row.bed), ...(row.words ? [row.words] : []), `${row.by}, ${waitedText(row.at, now)} ago`],
      })),
    );
  }
  return made;
}

const draftWords: Readonly<Record<string, string>> = {
  open: "Draft",
  "in-review": "In review",
  "changes-asked": "Changes asked",
};
const IDLE_DAYS = 3;

function draftEntry(row: DraftRow, actor: Actor, now: string) {
  const idle = daysBetween(asDay(row.changed_at.slice(0, 10)), asDay(now.slice(0, 10)));
  const whose = row.author_id === actor.id ? "Yours" : `In the hands of ${row.author}`;
  return {
    key: row.plan_id,
    href: row.state === "in-review" ? paths.review(row.plan_id) : paths.draft(row.plan_id),
    ...ofPatient(row),
    tag: { tone: "draft" as const, words: `${draftWords[row.state] ?? row.state}, version ${row.base_version + 1}` },
    lines: [
      ...bedLine(row.bed),
      idle >= IDLE_DAYS
        ? `${whose}, idle for ${idle} days`
        : `${whose}, changed ${waitedText(row.changed_at, now)} ago`,
    ],
  };
}
