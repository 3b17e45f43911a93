// Second signatures of a version: who is asked, since when, what was answered; and the check beside the button.
import "server-only";
import { can } from "@/lib/domain/access/can";
import { type CosignState, cosignState, urgentDue, whyNotCosign, whyNotUrgent } from "@/lib/domain/cosign/states";
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { ProposedFinding } from "@/lib/domain/safety/decision-findings";
import type { SignedCannotTell } from "@/lib/domain/safety/decision-schema";
import type { Day } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { askedOf } from "./cosign-asked";
import {
  blockingRelease,
  type CosignRow,
  cosignRowsText,
  type ReleaseRow,
  recheckAsSigned,
  releaseText,
} from "./release-source";

export type CosignMark = Omit<CosignRow, "signed"> & {
  readonly state: CosignState;
  /** By when an urgent activation has to be co-signed; null when it is not urgent. */
  readonly due: string | null;
};

export type PlanCosignatures = {
  readonly version: number;
  readonly marks: readonly CosignMark[];
  /** This person may be asked to co-sign, or may activate as urgent; the screen of the treatment says which. */
  readonly may: { readonly cosign: boolean; readonly activate: boolean };
};

/** What a screen says of one row; null for one that is held before anybody co-signed it, which its state says. */
export function markOf({ signed, ...row }: CosignRow): CosignMark | null {
  if (signed !== "awaiting-cosignature") return null;
  const { asked, unanswered, urgent, declined } = row;
  const facts = { asked, signed: asked.filter((role) => !unanswered.includes(role)) };
  const state = cosignState({ ...facts, urgent: urgent !== null, declined: declined !== null });
  return state && { ...row, state, due: urgent ? urgentDue(urgent.at) : null };
}

const marksStatement = statement<{ version: number; rows: CosignRow[] }>(
  "plan-cosignatures",
  `SELECT coalesce($2::int, p.current_version) AS version, ${cosignRowsText("p.id", "coalesce($2::int, p.current_version)")} AS rows
     FROM plan p WHERE p.id = $1::uuid`,
);

/** The second signatures of the current version, or of another one; part of a page that has its own access entry. */
export async function cosignaturesForPlan(
  actor: Actor,
  planId: string,
  version: number | null = null,
): Promise<PlanCosignatures | null> {
  return await read<PlanCosignatures>({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, relation }) => {
      const [found] = await sql(marksStatement, [planId, version]);
      if (!found) return null;
      return {
        version: found.version,
        marks: found.rows.map(markOf).filter((mark) => mark !== null),
        may: { cosign: can(actor, "plan:cosign", relation.ties), activate: can(actor, "plan:sign", relation.ties) },
      };
    },
  });
}

export type CosignView = {
  readonly planId: string;
  readonly patientId: string;
  readonly planTitle: string;
  readonly status: string;
  readonly deceased: boolean;
  readonly version: number;
  readonly contentHash: string;
  readonly authorName: string;
  readonly treatment: Treatment;
  readonly mark: CosignMark;
  readonly names: Readonly<Record<string, string>>;
  /** Null when the engine failed. */
  readonly check: {
    readonly hash: string;
    readonly blocking: readonly ProposedFinding[];
    readonly others: readonly ProposedFinding[];
    readonly cannotTell: readonly SignedCannotTell[];
    readonly judgedOn: Day;
  } | null;
  readonly may: { readonly cosign: boolean; readonly activate: boolean; readonly draft: boolean };
  /** Why this person does not co-sign, as a code of cosignMessages; null when they may. */
  readonly why: string | null;
};

const screenStatement = statement<{ source: ReleaseRow }>("cosign-screen", releaseText);

/** One treatment that asked for a second signature, in the current version; null when it asked for none. */
export async function cosignForScreen(actor: Actor, planId: string, treatmentId: string): Promise<CosignView | null> {
  return await read<CosignView>({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: ({ patientId, version }) => ({
      action: "cosignature.read",
      patientId,
      planId,
      version,
      detail: { treatmentId },
    }),
    run: async ({ sql, now, relation }) => {
      const [row] = await sql(screenStatement, [planId]);
      if (!row) return null;
      const { source } = row;
      const asked = source.cosign.find((one) => one.treatmentId === treatmentId);
      const mark = asked && markOf(asked);
      const check = mark && recheckAsSigned(source, { treatmentId, now });
      if (!mark || !check || !source.contentHash || !source.author) return null;
      const facts = askedOf(source, treatmentId);
      const isAuthor = source.author.id === actor.id;
      const isOpen = !source.deceased && (source.status === "active" || source.status === "on-hold");
      const why = whyNotCosign(facts, { role: actor.role, isAuthor });
      const blocking = check.findings ? blockingRelease(check.findings) : [];
      return {
        planId,
        patientId: source.patientId,
        planTitle: source.title,
        status: source.status,
        deceased: source.deceased,
        version: source.version,
        contentHash: source.contentHash,
        authorName: source.author.name,
        treatment: check.released,
        mark,
        names: Object.fromEntries(source.treatments.map((t) => [t.treatmentId, t.name])),
        check: check.findings && {
          hash: check.hash,
          blocking,
          others: check.findings.filter(
            (one) => !blocking.includes(one) && one.finding.treatments.includes(treatmentId),
          ),
          cannotTell: check.cannotTell,
          judgedOn: check.today,
        },
        why,
        may: {
          cosign: isOpen && why === null && can(actor, "plan:cosign", relation.ties),
          activate:
            isOpen &&
            source.status === "active" &&
            check.before.condition === null &&
            whyNotUrgent(facts) === null &&
            can(actor, "plan:sign", relation.ties),
          draft: isOpen && can(actor, "plan:draft", relation.ties),
        },
      };
    },
  });
}
