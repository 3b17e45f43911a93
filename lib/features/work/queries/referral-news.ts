import "server-only";
import { referralEventWords } from "@/lib/domain/referral/words";
import { paths } from "@/lib/platform/paths";
import { type ListDefinition, sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, named, who } from "./view";

/** What therapists flagged at a visit, until somebody who may manage the referral has seen it. */
export const visitFlags = sqlList<{ referralId: string; flag: string; by: string }>(
  {
    id: "visit-flags",
    title: "Flagged by therapists",
    empty: "No therapist has flagged a patient of yours.",
    nothing: "flags of therapists",
    roles: ["neurologist"],
  },
  `SELECT x.id::text AS key, ${bedFirst} AS urgency, x.changed_at AS since, p.team_id, r.requested_by = access.actor() AS mine, p.bed,
          q.given || ' ' || q.family AS owner, ${who("p")} AS who,
          json_build_object('referralId', x.referral_id, 'flag', x.flag, 'by', w.given || ' ' || w.family) AS detail
     FROM ${fromPatients} JOIN visit x ON x.patient_id = p.id AND x.flag IS NOT NULL AND x.flag_seen_at IS NULL AND x.errored_at IS NULL
     JOIN referral r ON r.id = x.referral_id JOIN person q ON q.id = r.requested_by JOIN person w ON w.id = x.changed_by`,
  (rows, moment) =>
    rows.map((row) => {
      const href = paths.referral(row.detail.referralId);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: { tone: "check", words: "Flagged at a visit" },
        bed: row.bed,
        lines: [row.detail.flag, `By ${row.detail.by}`],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: "Answer the flag", href },
      };
    }),
);

type News = { words: string | null; event: string; by: string };

/** Referrals that came back with a status, since the event that gave it to them. */
const cameBack = (
  status: string,
  tone: "check" | "info",
  head: Pick<ListDefinition, "title" | "empty" | "nothing">,
  label: string,
) =>
  sqlList<News>(
    { id: status, roles: ["neurologist"], ...head },
    `SELECT r.id::text AS key, ${bedFirst} AS urgency, e.at AS since, p.team_id, r.requested_by = access.actor() AS mine, p.bed,
            q.given || ' ' || q.family AS owner, ${who("p")} AS who,
            json_build_object('words', coalesce(e.reason, e.text), 'event', e.event, 'by', e.by) AS detail
       FROM ${fromPatients} JOIN referral r ON r.patient_id = p.id AND r.status = '${status}' JOIN person q ON q.id = r.requested_by
       JOIN LATERAL (SELECT x.event, x.reason, x.text, x.at, w.given || ' ' || w.family AS by
                       FROM referral_event x JOIN person w ON w.id = x.by WHERE x.referral_id = r.id AND x.to_status = r.status
                      ORDER BY x.at DESC, x.id DESC LIMIT 1) e ON true`,
    (rows, moment) =>
      rows.map((row) => ({
        key: row.key,
        href: paths.referral(row.key),
        ...named(row.who),
        tag: { tone, words: referralEventWords[row.detail.event] ?? row.detail.event },
        bed: row.bed,
        lines: [...(row.detail.words ? [row.detail.words] : []), `By ${row.detail.by}`],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label, href: paths.referral(row.key) },
      })),
  );

export const informationAsked = cameBack(
  "information-asked",
  "check",
  {
    title: "Information asked by therapists",
    empty: "No therapist waits for an answer.",
    nothing: "questions of therapists",
  },
  "Answer the question",
);
export const declinedReferrals = cameBack(
  "declined",
  "check",
  { title: "Referrals declined", empty: "No referral of your patients was declined.", nothing: "declined referrals" },
  "Reassign or close",
);
export const finalReports = cameBack(
  "final-report",
  "info",
  {
    title: "Final reports to acknowledge",
    empty: "No final report waits to be acknowledged.",
    nothing: "final reports",
  },
  "Read the report",
);
