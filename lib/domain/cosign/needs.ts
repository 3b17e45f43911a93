// Whose second signature each treatment of a version needs: asked when it is signed, kept under its hash (design, section 3).
import * as z from "zod";
import type { Treatment } from "../plan/treatment";
import type { TreatmentState } from "../plan/treatment-states";
import type { SignedFinding } from "../safety/decision-schema";
import { hasOnlyRisk, touchOf } from "../safety/decision-touch";
import { ingredientsOf } from "../safety/vocabulary";
import { doseIncreasePercent } from "../version/dose-change";
import { type AskedRole, askedRoles, type CosignPolicy } from "./policy";

/** Why it is asked: its lane, its agent, an overridden must resolve about it, or that an earlier version asked in vain. */
export const cosignCauses = ["cancer-lane", "agent", "override", "carried"] as const;
export type CosignCause = (typeof cosignCauses)[number];

export const cosignNeedSchema = z.strictObject({
  treatmentId: z.string().max(60),
  asks: z.enum(askedRoles),
  because: z.array(z.enum(cosignCauses)).min(1).max(cosignCauses.length),
});
export type CosignNeed = z.infer<typeof cosignNeedSchema>;

/** What a version says of its co-signatures; absent from one that needs none, and from those signed before they existed. */
export const cosignContentSchema = z.strictObject({
  policy: z.int().min(0),
  needs: z.array(cosignNeedSchema).min(1).max(400),
  /** Urgent since an earlier version and untouched by this one: goes on, and is still owed its co-signature. */
  stillUrgent: z.array(z.string().max(60)).max(200),
});
export type CosignContent = z.infer<typeof cosignContentSchema>;

/** How the current version left the co-signatures of one treatment. */
export interface Standing {
  readonly treatmentId: string;
  readonly status: TreatmentState;
  /** Roles that were asked and have not co-signed. */
  readonly unanswered: readonly AskedRole[];
  /** Active by an urgent activation nobody declined. */
  readonly urgent: boolean;
}

export interface NeedsInput {
  readonly treatments: readonly Treatment[];
  /** As in force now; empty before version 1. */
  readonly current: readonly Treatment[];
  readonly standing: readonly Standing[];
  readonly findings: readonly SignedFinding[];
  /** The number the version would get: an override of an earlier one was co-signed with that. */
  readonly version: number;
  readonly policy: CosignPolicy;
}

/** The catalogue ids a treatment stands for: its agent, the components of a regimen. */
function agentsOf(t: Treatment): string[] {
  const own = t.kind === "regimen" ? [t.agent, ...t.components.map((c) => c.agent)] : [t.agent];
  return own.flatMap((id) => (id ? [id, ...ingredientsOf(id)] : []));
}

/** Whether this version starts the treatment or raises it by more than the policy lets through. */
function raises(t: Treatment, before: Treatment | undefined, policy: CosignPolicy): boolean {
  if (touchOf(t, before) !== "risk") return false;
  if (!before || before.action === "hold" || !hasOnlyRisk(t, before, "dose-up")) return true;
  const rise = doseIncreasePercent(before, t);
  return rise === null || rise.gt(policy.doseChangePercent);
}

function isOverridden({ tier, decision, treatments }: SignedFinding, t: Treatment, version: number): boolean {
  if (tier !== "must-resolve" || decision?.kind !== "override" || decision.version !== version) return false;
  // One that is about no single treatment stands against everything that this version starts or raises.
  return treatments.length === 0 || treatments.includes(t.treatmentId);
}

function askedOf(t: Treatment, { policy, findings, version }: NeedsInput): Map<AskedRole, CosignCause[]> {
  const asked = new Map<AskedRole, CosignCause[]>();
  const ask = (role: AskedRole, cause: CosignCause) => asked.set(role, [...(asked.get(role) ?? []), cause]);
  if (t.lane === "cancer") ask("oncologist", "cancer-lane");
  else if (agentsOf(t).some((id) => policy.agents.includes(id))) ask("team-lead", "agent");
  if (findings.some((finding) => isOverridden(finding, t, version))) ask("team-lead", "override");
  return asked;
}

function ofTreatment(t: Treatment, input: NeedsInput): { needs: CosignNeed[]; urgent: boolean } {
  const before = input.current.find((one) => one.treatmentId === t.treatmentId);
  const standing = before && input.standing.find((one) => one.treatmentId === t.treatmentId);
  const owed = standing?.unanswered ?? [];
  // What is stopped is never given again under this id.
  if (t.action === "stop") return { needs: [], urgent: false };
  const raised = raises(t, before, input.policy);
  const asked = raised ? askedOf(t, input) : new Map<AskedRole, CosignCause[]>();
  for (const role of owed) asked.set(role, [...(asked.get(role) ?? []), "carried"]);
  const needs = askedRoles.flatMap((asks) => {
    const because = asked.get(asks);
    return because ? [{ treatmentId: t.treatmentId, asks, because }] : [];
  });
  return { needs, urgent: needs.length > 0 && standing?.urgent === true && !raised && t.action !== "hold" };
}

/**
 * The second signatures a version needs, by treatment; null when none. Asked of what it starts or raises: the oncologist for the
 * cancer lane, the team lead for the agents of the policy and for an overridden must resolve. Never asked of a stop, a hold, a
 * reduction, or of what goes on untouched; but what an earlier version asked and nobody gave stays asked.
 */
export function cosignNeeds(input: NeedsInput): CosignContent | null {
  const all = input.treatments.map((t) => ({ id: t.treatmentId, ...ofTreatment(t, input) }));
  const needs = all.flatMap((one) => one.needs);
  if (needs.length === 0) return null;
  const stillUrgent = all.filter((one) => one.urgent).map((one) => one.id);
  return { policy: input.policy.version, needs, stillUrgent };
}

/** Whether a treatment waits for a second signature by what its version says. */
export const awaitsCosignature = (content: CosignContent | null | undefined, treatmentId: string): boolean =>
  content?.needs.some((need) => need.treatmentId === treatmentId) ?? false;
