import "server-only";
import type { AskedRole } from "@/lib/domain/cosign/policy";
import { canonicalJson } from "@/lib/domain/plan/canonical";
import type { DraftState } from "@/lib/domain/plan/draft-states";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { SignProblem } from "@/lib/domain/plan/sign-requirements";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { evidenceChanges } from "@/lib/domain/safety/decision";
import type { ProposedFindings } from "@/lib/domain/safety/decision-findings";
import type { SignedCannotTell, SignedDecision, SignedFinding } from "@/lib/domain/safety/decision-schema";
import type { Day } from "@/lib/domain/shared/day";
import { diffTreatments, type TreatmentChange } from "@/lib/domain/version/diff";
import { type ShownContent, signedText } from "@/lib/domain/version/signed-content";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { contentHash } from "../content-hash";
import { proposalOf, type SigningRow, signingText } from "./signing-source";

export type Blocked = { readonly treatmentId: string; readonly name: string; readonly messages: readonly string[] };
export type Told = {
  /** Everybody on the care team today, who sees the version as soon as it is signed. */
  readonly careTeam: readonly { readonly name: string; readonly function: string }[];
  /** Therapists and pools that get a new or changed referral. */
  readonly referrals: readonly { readonly treatment: string; readonly to: string }[];
  /** Who may co-sign today, by the role that is asked: without anybody, the treatment stays inactive. */
  readonly cosigners: Readonly<Record<AskedRole, readonly string[]>>;
};

/** The sign page: exactly what would be signed, what changes by it, and what stands in the way. */
export type ReviewView = {
  readonly planId: string;
  readonly patientId: string;
  readonly draft: {
    readonly id: string;
    readonly state: DraftState;
    readonly revision: number;
    readonly authorName: string;
    readonly isMine: boolean;
  };
  readonly title: string;
  readonly version: number;
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  readonly content: ShownContent;
  readonly contentHash: string;
  readonly treatments: readonly Treatment[];
  /** Against the current version; null for the first. */
  readonly changes: readonly TreatmentChange[] | null;
  readonly blocked: readonly Blocked[];
  /** What is missing of the plan itself, besides the date and the reason that this page asks for. */
  readonly missing: readonly string[];
  readonly told: Told;
  /** Null when the safety engine failed: nothing can be signed then. */
  readonly safety: ReviewSafety | null;
};

/** A finding as it would be signed, and what it still needs. */
export type ReviewFinding = {
  readonly finding: SignedFinding;
  readonly blocks: boolean;
  /** It was decided before on other facts: what differs since. */
  readonly changed: {
    readonly by: string;
    readonly kind: SignedDecision["kind"];
    readonly what: readonly string[];
  } | null;
  /** The names of its treatments. */
  readonly about: readonly string[];
};

export type ReviewSafety = {
  readonly findings: readonly ReviewFinding[];
  readonly cannotTell: readonly SignedCannotTell[];
};

type ToldRow = {
  careTeam: { name: string; function: string }[];
  receivers: { id: string; name: string }[];
  cosigners: { role: AskedRole; name: string }[];
};

const receiver = (key: string) =>
  `SELECT (${key})::uuid FROM draft_treatment t WHERE t.draft_id = d.id AND t.removed_at IS NULL AND ${key} ~ '^[0-9a-f-]{36}$'`;

const reviewStatement = statement<{ source: SigningRow; told: ToldRow }>(
  "plan-review",
  signingText(
    "d.plan_id = $1::uuid AND d.state IN ('open', 'in-review', 'changes-asked')",
    `, json_build_object(
      'careTeam', (SELECT coalesce(json_agg(json_build_object('name', x.given || ' ' || x.family, 'function', m.function) ORDER BY x.family, x.given), '[]'::json)
                     FROM care_team_member m JOIN person x ON x.id = m.person_id
                    WHERE m.patient_id = p.patient_id AND m.from_on <= $2::date AND (m.to_on IS NULL OR m.to_on >= $2::date)
                      AND m.ended_at IS NULL AND x.id <> $3::uuid),
      'cosigners', (SELECT coalesce(json_agg(json_build_object('role', c.role, 'name', c.name) ORDER BY c.name), '[]'::json) FROM (
                     SELECT x.role, x.given || ' ' || x.family AS name FROM care_team_member m JOIN person x ON x.id = m.person_id
                      WHERE m.patient_id = p.patient_id AND m.from_on <= $2::date AND (m.to_on IS NULL OR m.to_on >= $2::date) AND m.ended_at IS NULL
                        AND x.role IN ('oncologist', 'team-lead') AND x.disabled_at IS NULL AND x.id <> $3::uuid
                     UNION SELECT x.role, x.given || ' ' || x.family FROM team_member g JOIN person x ON x.id = g.person_id
                      WHERE g.team_id = pt.team_id AND x.role = 'team-lead' AND x.disabled_at IS NULL AND x.id <> $3::uuid) c),
      'receivers', (SELECT coalesce(json_agg(json_build_object('id', r.id, 'name', r.name)), '[]'::json) FROM (
                     SELECT x.id, x.given || ' ' || x.family AS name FROM person x WHERE x.id IN (${receiver("t.content->>'assigneeId'")})
                     UNION ALL SELECT x.id, 'the pool of ' || x.name FROM team x WHERE x.id IN (${receiver("t.content->'pool'->>'teamId'")})) r)) AS told`,
  ),
);

/** Null as well when no draft is open. */
export async function draftForReview(actor: Actor, planId: string): Promise<ReviewView | null> {
  return await read({
    actor,
    needs: "plan:sign",
    on: { kind: "plan", id: planId },
    audit: (view: ReviewView) => ({
      action: "draft.read",
      patientId: view.patientId,
      planId,
      object: { type: "draft", id: view.draft.id },
    }),
    run: async ({ sql, today, now }) => {
      const [row] = await sql(reviewStatement, [planId, today, actor.id]);
      return row ? reviewView(actor, row.source, row.told, now) : null;
    },
  });
}

function reviewView(actor: Actor, row: SigningRow, told: ToldRow, now: string): ReviewView {
  const { content, problems, treatments, current, safety } = proposalOf(row, now);
  const changes = row.draft.baseVersion > 0 ? diffTreatments(current, treatments) : null;
  const { id, state, revision, authorName, authorId } = row.draft;
  return {
    planId: row.plan.id,
    patientId: row.plan.patientId,
    draft: { id, state, revision, authorName, isMine: authorId === actor.id },
    title: row.plan.title,
    version: content.version,
    effectiveOn: content.effectiveOn,
    reason: content.reason,
    content,
    contentHash: contentHash(signedText(content)),
    treatments,
    changes,
    blocked: blockedOf(problems, row.treatments, current),
    missing: problems.filter((p) => p.treatmentId === null && p.path === null).map((p) => p.message),
    told: {
      careTeam: told.careTeam,
      referrals: referralsTold(treatments, current, told.receivers),
      cosigners: { oncologist: named(told, "oncologist"), "team-lead": named(told, "team-lead") },
    },
    safety: safety && reviewSafety(safety, [...row.treatments, ...current]),
  };
}

const named = ({ cosigners }: ToldRow, role: AskedRole) => cosigners.filter((c) => c.role === role).map((c) => c.name);

function reviewSafety(
  { findings, cannotTell }: ProposedFindings,
  known: readonly { readonly treatmentId: string; readonly name?: unknown }[],
): ReviewSafety {
  const nameOf = (id: string) => String(known.find((t) => t.treatmentId === id)?.name ?? "Unnamed treatment");
  return {
    findings: findings.map(({ finding, standing, blocks }) => ({
      finding,
      blocks,
      changed:
        standing.state === "changed"
          ? {
              by: standing.decision.byName,
              kind: standing.decision.kind,
              what: evidenceChanges(standing.before, finding.evidence),
            }
          : null,
      about: finding.treatments.map(nameOf),
    })),
    cannotTell,
  };
}

function blockedOf(
  problems: readonly SignProblem[],
  drafts: readonly DraftTreatment[],
  current: readonly Treatment[],
): Blocked[] {
  const ids = [...new Set(problems.flatMap((p) => p.treatmentId ?? []))];
  return ids.map((treatmentId) => {
    const draft = drafts.find((t) => t.treatmentId === treatmentId);
    const known = draft ?? current.find((t) => t.treatmentId === treatmentId);
    const messages = problems.filter((p) => p.treatmentId === treatmentId).map((p) => p.message);
    return { treatmentId, name: String(known?.name ?? "Unnamed treatment"), messages };
  });
}

function referralsTold(
  treatments: readonly Treatment[],
  current: readonly Treatment[],
  receivers: ToldRow["receivers"],
): Told["referrals"] {
  return treatments.flatMap((t) => {
    if (t.kind !== "pt-referral" && t.kind !== "slp-referral") return [];
    const before = current.find((c) => c.treatmentId === t.treatmentId);
    if (before && canonicalJson({ ...before, ...bookkeeping }) === canonicalJson({ ...t, ...bookkeeping })) return [];
    const to = receivers.find((r) => r.id === (t.assigneeId ?? t.pool?.teamId));
    return [{ treatment: t.name, to: to?.name ?? "a receiver who is not known" }];
  });
}

const bookkeeping = { action: null, actionFrom: null, changeReason: null };
