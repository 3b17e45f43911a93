import "server-only";
import { type Consent, consentLine } from "@/lib/domain/consent/consent";
import type { ReviewedList } from "@/lib/domain/patient/words";
import { laneLabels } from "@/lib/domain/plan/labels";
import type { Lane } from "@/lib/domain/plan/lanes";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { isoText, nameOf, readChart } from "./queries-frame";

export type PlanLine = {
  readonly treatmentId: string;
  readonly lane: string;
  readonly status: string;
  readonly display: string;
  readonly plain: string;
  readonly words: string;
  /** "Refused by patient on 12-Nov-2026"; null while it is not refused. */
  readonly refused: string | null;
};

export type OverviewView = {
  readonly plan: {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly version: number;
    readonly signed: string | null;
    readonly effectiveOn: string | null;
    readonly draft: { readonly author: string; readonly changedAt: string; readonly state: string } | null;
    readonly lines: readonly PlanLine[];
  } | null;
  readonly referrals: readonly {
    readonly id: string;
    readonly discipline: string;
    readonly status: string;
    readonly to: string;
    readonly sent: string;
  }[];
  readonly team: readonly {
    readonly name: string;
    readonly function: string;
    readonly phone: string | null;
    readonly cover: boolean;
    /** For whom a neurologist covers, and to which day; null for everybody else. */
    readonly covers: { readonly for: string; readonly until: Day } | null;
  }[];
  readonly reviews: Readonly<Partial<Record<ReviewedList, string>>>;
  readonly place: {
    readonly site: string;
    readonly team: string;
    readonly teamPhone: string | null;
    readonly bed: string | null;
    readonly phone: string | null;
  };
};

type LineRow = {
  treatmentId: string;
  lane: Lane;
  status: string;
  content: unknown;
  consent: Pick<Consent, "decision" | "decidedBy" | "proxyName" | "proxyRelation" | "decidedOn"> | null;
};

type Row = {
  plan: {
    id: string;
    title: string;
    status: string;
    version: number;
    signedAt: string | null;
    signedBy: string | null;
    effectiveOn: Day | null;
    draft: { author: string; changedAt: string; state: string } | null;
    lines: LineRow[];
  } | null;
  referrals: { id: string; discipline: string; status: string; to: string; sentAt: string }[];
  team: OverviewView["team"];
  reviews: { list: ReviewedList; noneKnown: boolean; by: string; at: string }[];
  place: OverviewView["place"];
};

const consent = `(SELECT json_build_object('decision', c.decision, 'decidedBy', c.decided_by, 'proxyName', c.proxy_name,
    'proxyRelation', c.proxy_relation, 'decidedOn', c.decided_on::text)
  FROM treatment_consent c WHERE c.treatment_id = t.treatment_id AND c.errored_at IS NULL
 ORDER BY c.decided_on DESC, c.recorded_at DESC, c.id DESC LIMIT 1)`;

const overview = statement<Row>(
  "chart-overview",
  `WITH pl AS (SELECT x.* FROM plan x WHERE x.patient_id = $1::uuid
                ORDER BY (x.status IN ('active', 'on-hold')) DESC, x.created_at DESC LIMIT 1)
   SELECT (SELECT json_build_object('id', pl.id, 'title', pl.title, 'status', pl.status, 'version', pl.current_version,
             'signedAt', ${isoText("v.signed_at")}, 'signedBy', CASE WHEN v.signed_by IS NOT NULL THEN ${nameOf("v.signed_by")} END,
             'effectiveOn', v.effective_on::text,
             'draft', (SELECT json_build_object('author', ${nameOf("d.author_id")}, 'changedAt', ${isoText("d.changed_at")}, 'state', d.state)
                         FROM draft d WHERE d.plan_id = pl.id AND d.state IN ('open', 'in-review', 'changes-asked')),
             'lines', coalesce((SELECT json_agg(json_build_object('treatmentId', t.treatment_id, 'lane', t.lane, 'status', t.status, 'content', t.content, 'consent', ${consent}) ORDER BY t.position)
                FROM treatment_now t WHERE t.plan_id = pl.id AND t.version = pl.current_version AND t.status <> 'stopped'), '[]'::json))
             FROM pl LEFT JOIN version v ON v.plan_id = pl.id AND v.version = pl.current_version) AS plan,
          coalesce((SELECT json_agg(json_build_object('id', r.id, 'discipline', r.discipline, 'status', r.status, 'sentAt', ${isoText("r.sent_at")},
             'to', coalesce((SELECT w.given || ' ' || w.family FROM person w WHERE w.id = r.assignee_id),
                            (SELECT 'any ' || r.discipline || ' therapist of ' || t.name FROM team t WHERE t.id = r.pool_team_id))) ORDER BY r.sent_at DESC)
             FROM referral r WHERE r.patient_id = $1::uuid AND r.status NOT IN ('acknowledged', 'cancelled', 'patient-declined')), '[]'::json) AS referrals,
          coalesce((SELECT json_agg(json_build_object('name', w.given || ' ' || w.family, 'function', m.function, 'phone', w.phone, 'cover', m.cover, 'covers', CASE WHEN m.cover AND w.role = 'neurologist' AND m.to_on IS NOT NULL THEN
               (SELECT json_build_object('for', l.given || ' ' || l.family, 'until', m.to_on::text) FROM patient y JOIN person l ON l.id = y.lead_id
                 WHERE y.id = m.patient_id AND l.id <> m.person_id) END)
             ORDER BY m.function <> 'plan-lead', w.family) FROM care_team_member m JOIN person w ON w.id = m.person_id AND w.disabled_at IS NULL
            WHERE m.patient_id = $1::uuid AND m.ended_at IS NULL AND m.from_on <= $2::date AND (m.to_on IS NULL OR m.to_on >= $2::date)), '[]'::json) AS team,
          coalesce((SELECT json_agg(json_build_object('list', r.list, 'noneKnown', r.none_known, 'by', ${nameOf("r.reviewed_by")}, 'at', ${isoText("r.reviewed_at")}))
             FROM (SELECT DISTINCT ON (x.list) x.* FROM list_review x WHERE x.patient_id = $1::uuid ORDER BY x.list, x.reviewed_at DESC) r), '[]'::json) AS reviews,
          (SELECT json_build_object('site', s.name, 'team', t.name, 'teamPhone', t.phone, 'bed', p.bed, 'phone', p.phone)
             FROM patient p JOIN site s ON s.id = p.site_id JOIN team t ON t.id = p.team_id WHERE p.id = $1::uuid) AS place`,
);

/** What a clinician needs to see first: the plan in force, open referrals, who cares, and which lists were reviewed. */
export async function overviewForChart(actor: Actor, patientId: string) {
  return await readChart<OverviewView>(actor, patientId, "overview", async ({ sql }, { zone, today }) => {
    const [row] = await sql(overview, [patientId, today]);
    if (!row) return null;
    const { plan } = row;
    const reviews = row.reviews.map((one) => [one.list, `${one.by}, ${formatInstant(one.at, zone)}`] as const);
    return {
      plan: plan && {
        id: plan.id,
        title: plan.title,
        status: plan.status,
        version: plan.version,
        signed: plan.signedAt && plan.signedBy ? `${plan.signedBy}, ${formatInstant(plan.signedAt, zone)}` : null,
        effectiveOn: plan.effectiveOn ? formatDay(plan.effectiveOn) : null,
        draft: plan.draft && { ...plan.draft, changedAt: formatInstant(plan.draft.changedAt, zone) },
        lines: plan.lines.map(planLine),
      },
      referrals: row.referrals.map(({ sentAt, ...one }) => ({ ...one, sent: formatInstant(sentAt, zone) })),
      team: row.team,
      reviews: Object.fromEntries(reviews),
      place: row.place,
    };
  });
}

function planLine(line: LineRow): PlanLine {
  const text = treatmentText(treatmentSchema.parse(line.content));
  const words = text.lines.map((parts) => parts.map((one) => one.text).join(" \u2014 ")).join("; ");
  return {
    treatmentId: line.treatmentId,
    lane: laneLabels[line.lane],
    status: line.status,
    display: text.name.display,
    plain: text.name.plain,
    words: [text.brand, words].filter(Boolean).join(" \u2014 "),
    refused: line.consent?.decision === "refused" ? consentLine(line.consent) : null,
  };
}
