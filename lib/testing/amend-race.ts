// Many people amend one plan in the same instant: a race over a treatment of its draft, then one over its signature. Counted for
// the drill and for its short form among the tests.
import { v7 as uuid } from "uuid";
import { canonicalJson } from "@/lib/domain/plan/canonical";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { asDay } from "@/lib/domain/shared/day";
import { openDraft } from "@/lib/features/draft/commands/open-draft";
import { saveTreatment } from "@/lib/features/draft/commands/save-treatment";
import { setTreatmentAction } from "@/lib/features/draft/commands/set-treatment-action";
import { signDraft } from "@/lib/features/plan/commands/sign-draft";
import type { PersonActor } from "@/lib/platform/actor-types";
import { type Answer, execute } from "@/lib/platform/command";
import { rowsOf } from "./insert-row";
import { signingInput } from "./signing";

/** What a race ended in. `bothValues`: losers who were shown what they wanted and what stands now. */
export type RaceResult = {
  readonly winners: number;
  readonly conflicts: number;
  readonly bothValues: number;
  /** What stands afterwards is what the one winner was told. */
  readonly keptTheWinner: boolean;
};

export type Race = { readonly saves: RaceResult; readonly signatures: RaceResult; readonly versions: number };

const lost = (answers: readonly Answer<unknown>[]) =>
  answers.flatMap((answer) => (!answer.ok && answer.code === "changed-by-someone-else" ? [answer.conflict] : []));

/** The same dose field, written differently by each. */
const withAmount = (t: DraftTreatment, amount: number): DraftTreatment => {
  const [first, ...later] = (t as { steps?: readonly object[] }).steps ?? [];
  if (!first) throw new Error("the race wants a treatment with dose steps");
  return { ...t, steps: [{ ...first, amount: String(amount) }, ...later] } as DraftTreatment;
};

/** Amends a signed plan of one dose in `writers` places at once; the winner's version is signed in the end. */
export async function amendRace(actor: PersonActor, planId: string, writers: number): Promise<Race> {
  const opened = await execute(openDraft, actor, { planId });
  if (!opened.ok) throw new Error(`no draft to race for: ${JSON.stringify(opened)}`);
  const { draftId } = opened.value;
  const [row] = await rowsOf<{ treatment_id: string }>(
    "SELECT treatment_id FROM draft_treatment WHERE draft_id = $1 AND content ? 'steps'",
    [draftId],
  );
  const treatmentId = row?.treatment_id ?? "";
  const because = { from: asDay("2026-12-03"), reason: "Tremor" };
  const begun = await execute(setTreatmentAction, actor, {
    ...{ draftId, treatmentId, revision: 1, action: "change" as const, until: null },
    ...because,
  });
  if (!begun.ok) throw new Error(`no change to race for: ${JSON.stringify(begun)}`);
  const wanted = Array.from({ length: writers }, (_, at) => withAmount(begun.value.content, at + 1));
  const saved = await Promise.all(
    wanted.map((content) =>
      execute(saveTreatment, actor, { draftId, treatmentId, revision: 2, content }, { key: uuid() }),
    ),
  );
  const saves = await judgedSaves(draftId, wanted, saved);
  const input = await signingInput(actor, planId);
  const signed = await Promise.all(
    Array.from({ length: writers }, () => execute(signDraft, actor, input, { key: uuid() })),
  );
  return { saves, ...(await judgedSignatures(planId, input.draftRevision, signed)) };
}

async function judgedSaves(
  draftId: string,
  wanted: readonly DraftTreatment[],
  answers: readonly Answer<unknown>[],
): Promise<RaceResult> {
  const [row] = await rowsOf<{ content: DraftTreatment; revision: number }>(
    "SELECT content, revision FROM draft_treatment WHERE draft_id = $1 AND content ? 'steps'",
    [draftId],
  );
  const kept = canonicalJson(row?.content);
  const bothValues = answers.filter((answer, at) => {
    if (answer.ok || !answer.conflict) return false;
    const { mine, theirs } = answer.conflict;
    const now = (theirs as { content?: unknown } | null)?.content;
    return canonicalJson(mine) === canonicalJson(wanted[at]) && canonicalJson(now) === kept;
  }).length;
  const winner = answers.findIndex((answer) => answer.ok);
  return {
    winners: answers.filter((answer) => answer.ok).length,
    conflicts: lost(answers).length,
    bothValues,
    keptTheWinner: winner >= 0 && canonicalJson(wanted[winner]) === kept && row?.revision === 3,
  };
}

async function judgedSignatures(
  planId: string,
  draftRevision: number,
  answers: readonly Answer<{ version: number; contentHash: string }>[],
): Promise<Pick<Race, "signatures" | "versions">> {
  const rows = await rowsOf<{ version: number; hash: string; signatures: number }>(
    `SELECT v.version, v.content_hash AS hash, (SELECT count(*)::int FROM signature s WHERE s.plan_id = v.plan_id AND s.version = v.version) AS signatures
       FROM version v WHERE v.plan_id = $1 ORDER BY v.version`,
    [planId],
  );
  const last = rows.at(-1);
  const bothValues = lost(answers).filter((both) => {
    const [mine, theirs] = [both?.mine as { draftRevision?: number }, both?.theirs as { version?: number }];
    return mine?.draftRevision === draftRevision && theirs?.version === last?.version;
  }).length;
  const won = answers.find((answer) => answer.ok);
  const gapless = rows.every(({ version, signatures }, at) => version === at + 1 && signatures === 1);
  return {
    signatures: {
      winners: answers.filter((answer) => answer.ok).length,
      conflicts: lost(answers).length,
      bothValues,
      keptTheWinner: won?.ok === true && won.value.contentHash === last?.hash && gapless,
    },
    versions: rows.length,
  };
}
