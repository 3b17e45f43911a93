// One plan as its people carry it on: draft, sign, amend, hold, end. Treatments have a key of their own in the story.
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { signedText } from "@/lib/domain/version/signed-content";
import { addTreatment } from "@/lib/features/draft/commands/add-treatment";
import { createPlan } from "@/lib/features/draft/commands/create-plan";
import { openDraft } from "@/lib/features/draft/commands/open-draft";
import { saveTreatment } from "@/lib/features/draft/commands/save-treatment";
import { setTreatmentAction } from "@/lib/features/draft/commands/set-treatment-action";
import { takeOverDraft } from "@/lib/features/draft/commands/take-over-draft";
import { updateDraft } from "@/lib/features/draft/commands/update-draft";
import { signDraft } from "@/lib/features/plan/commands/sign-draft";
import { contentHash } from "@/lib/features/plan/content-hash";
import { proposalOf, type SigningRow, signingText } from "@/lib/features/plan/queries/signing-source";
import type { Actor } from "@/lib/platform/actor-types";
import { act } from "./act";
import type { Chart } from "./chart";
import { cosignAll } from "./cosign";
import { decideBefore, type Overrides } from "./decide";
import { recordPastSessions } from "./sessions";
import type { NewTreatment } from "./treatments/frame";
import { seenBy } from "./world";

export interface Amendment {
  readonly reason: string;
  readonly by?: Actor;
  /** Key, why, and the treatment as it will be. */
  readonly change?: readonly (readonly [string, string, NewTreatment])[];
  readonly stop?: readonly (readonly [string, string])[];
  /** Key, why, and the result it waits for. */
  readonly hold?: readonly (readonly [string, string, string?])[];
  readonly resume?: readonly (readonly [string, string])[];
  readonly start?: Readonly<Record<string, NewTreatment>>;
  /** What needs a second signature still waits for it today. */
  readonly unsigned?: true;
}

export interface Plan {
  readonly chart: Chart;
  readonly planId: string;
  readonly title: string;
  /** Treatment ids by the keys of the story. */
  readonly ids: Map<string, string>;
  /** What its prescribers sign in spite of, by rule. */
  readonly overrides: Overrides;
  draftId: string;
}

/** Creates the plan of a diagnosis and writes its treatments into the first draft. */
export async function draftPlan(
  chart: Chart,
  offset: number,
  diagnosisId: string,
  title: string,
  treatments: Readonly<Record<string, NewTreatment>>,
  overrides: Overrides = {},
): Promise<Plan> {
  const { clock } = chart.world;
  const made = await act(clock.at(offset, "10:00"), createPlan, chart.lead, { diagnosisId, title });
  const plan: Plan = { chart, title, ids: new Map(), overrides, ...made };
  await addAll(plan, offset, chart.lead, treatments);
  return plan;
}

async function addAll(plan: Plan, offset: number, by: Actor, treatments: Readonly<Record<string, NewTreatment>>) {
  const at = plan.chart.world.clock.at(offset, "10:05");
  const { draftId } = plan;
  for (const [key, treatment] of Object.entries(treatments)) {
    const { kind, lane, agent, name } = treatment;
    const { treatmentId, revision } = await act(at, addTreatment, by, { draftId, kind, lane, agent, name });
    plan.ids.set(key, treatmentId);
    const content: DraftTreatment = { ...treatment, treatmentId };
    await act(at, saveTreatment, by, { draftId, treatmentId, revision, content });
  }
}

/** Puts a treatment into the open draft and fills nothing in yet. */
export async function jotDown(
  plan: Plan,
  offset: number,
  treatment: Pick<NewTreatment, "kind" | "lane" | "agent" | "name">,
): Promise<void> {
  const at = plan.chart.world.clock.at(offset, "10:15");
  await act(at, addTreatment, plan.chart.lead, { draftId: plan.draftId, ...treatment });
}

export function idOf(plan: Plan, key: string): string {
  const id = plan.ids.get(key);
  if (!id) throw new Error(`the plan has no treatment called ${key}`);
  return id;
}

/** Signs the open draft on a day, and who is asked co-signs it. */
export async function sign(plan: Plan, offset: number, reason: string | null = null, by?: Actor): Promise<void> {
  await signAlone(plan, offset, reason, by);
  await cosignAll(plan, offset);
}

/** Signs the open draft on a day: exactly what its sign page shows then. */
async function signAlone(plan: Plan, offset: number, reason: string | null, by?: Actor): Promise<void> {
  const { clock } = plan.chart.world;
  const signer = by ?? plan.chart.lead;
  const { draftId, title } = plan;
  const effectiveOn = clock.day(offset);
  const at = clock.at(offset, "10:30");
  await recordPastSessions(plan.chart.world, { planId: plan.planId, lead: plan.chart.lead }, offset);
  const { revision } = await draftRow(plan, at, signer);
  const saved = await act(at, updateDraft, signer, { draftId, revision, title, effectiveOn, reason });
  const { blocking, ...page } = await signPage(signer, at, draftId);
  const decided = await decideBefore(clock.at(offset, "10:35"), signer, draftId, blocking, plan.overrides);
  const { shown, contentHash: hash } = decided ? await signPage(signer, at, draftId) : page;
  const draftRevision = saved.revision;
  await act(clock.at(offset, "10:40"), signDraft, signer, {
    draftId,
    draftRevision,
    effectiveOn,
    reason,
    shown,
    contentHash: hash,
  });
}

const draftRow = ({ draftId }: Plan, at: string, by: Actor) =>
  seenBy(by, at, (tx) => tx.draft.findUnique({ where: { id: draftId }, select: { revision: true } }));

async function signPage(by: Actor, at: string, draftId: string) {
  const row = await seenBy(by, at, async (tx) => {
    const [found] = await tx.$queryRawUnsafe<{ source: SigningRow }[]>(signingText("d.id = $1::uuid"), draftId);
    return found?.source ?? null;
  });
  const { content, blocking } = proposalOf(row, at);
  return { shown: content, contentHash: contentHash(signedText(content)), blocking };
}

/** Opens the next draft and makes its changes, without signing it. */
export async function reopen(plan: Plan, offset: number, amendment: Amendment): Promise<void> {
  const { clock } = plan.chart.world;
  const by = amendment.by ?? plan.chart.lead;
  const at = clock.at(offset, "10:00");
  plan.draftId = (await act(at, openDraft, by, { planId: plan.planId })).draftId;
  await carryOut(plan, offset, amendment);
}

/** Changes of one sitting in the open draft; each signed treatment is touched at most once. */
export async function carryOut(plan: Plan, offset: number, amendment: Amendment): Promise<void> {
  const { clock } = plan.chart.world;
  const by = amendment.by ?? plan.chart.lead;
  const at = clock.at(offset, "10:10");
  const { draftId } = plan;
  const from = clock.day(offset);
  const touched = (key: string) => ({ draftId, treatmentId: idOf(plan, key), revision: 1, from });
  for (const [key, reason, treatment] of amendment.change ?? []) {
    const where = touched(key);
    const { revision } = await act(at, setTreatmentAction, by, { ...where, action: "change", reason });
    const { treatmentId } = where;
    const next = { ...treatment, treatmentId, action: "change", actionFrom: from, changeReason: reason };
    await act(at, saveTreatment, by, { draftId, treatmentId, revision, content: next as DraftTreatment });
  }
  for (const [key, reason] of amendment.stop ?? [])
    await act(at, setTreatmentAction, by, { ...touched(key), action: "stop", reason });
  for (const [key, reason, until] of amendment.hold ?? [])
    await act(at, setTreatmentAction, by, { ...touched(key), action: "hold", reason, until: until ?? null });
  for (const [key, reason] of amendment.resume ?? [])
    await act(at, setTreatmentAction, by, { ...touched(key), action: "resume", reason });
  await addAll(plan, offset, by, amendment.start ?? {});
}

/** Opens the next draft, changes it and signs it in one sitting. */
export async function amend(plan: Plan, offset: number, amendment: Amendment): Promise<void> {
  await reopen(plan, offset, amendment);
  await (amendment.unsigned ? signAlone : sign)(plan, offset, amendment.reason, amendment.by);
}

/** A colleague goes on with the open draft. */
export async function takeOver(plan: Plan, offset: number, by: Actor): Promise<void> {
  const at = plan.chart.world.clock.at(offset, "10:20");
  const { revision } = await draftRow(plan, at, by);
  await act(at, takeOverDraft, by, { draftId: plan.draftId, revision });
}
