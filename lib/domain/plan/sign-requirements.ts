// What stands between a draft and its signature. Safety findings join this list later; each entry says how to mend it.
import type { Day } from "../shared/day";
import type { TemplateRecord } from "../template/record";
import { isNameOf } from "./agent-name";
import { canonicalJson } from "./canonical";
import { completeTreatment, type DraftTreatment } from "./draft-treatment";
import type { Treatment } from "./treatment";
import { stateOf } from "./treatment-states";

export type SignProblemCode =
  | "empty-plan"
  | "no-effective-date"
  | "no-reason"
  | "nothing-changed"
  | "incomplete"
  | "duplicate"
  | "wrong-action"
  | "identity-changed"
  | "name-mismatch"
  | "changed-silently"
  | "dropped"
  | "no-deviation-reason";

/** One thing that blocks signing; `treatmentId` and `path` point at the field to mend, null when it is the plan's own. */
export interface SignProblem {
  readonly code: SignProblemCode;
  readonly treatmentId: string | null;
  readonly path: string | null;
  readonly message: string;
}

export interface SigningDraft {
  readonly treatments: readonly DraftTreatment[];
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  /** The templates used in this draft with their departures; a departure without its reason blocks signing. */
  readonly templates?: readonly TemplateRecord[];
}

export interface SigningVerdict {
  /** The complete treatments in the order of the draft; incomplete ones are missing here and named in `problems`. */
  readonly treatments: readonly Treatment[];
  /** Empty when nothing blocks signing. */
  readonly problems: readonly SignProblem[];
}

const plan = (code: SignProblemCode, message: string, path: string | null = null): SignProblem => ({
  code,
  treatmentId: null,
  path,
  message,
});

const at = (
  t: { treatmentId: string },
  code: SignProblemCode,
  message: string,
  path: string | null = null,
): SignProblem => ({
  code,
  treatmentId: t.treatmentId,
  path,
  message,
});

/** What a treatment says, without what this version does with it: equal texts mean that nothing was changed. */
export function clinicalText(t: Treatment): string {
  const { action: _action, actionFrom: _from, changeReason: _reason, ...rest } = t;
  return canonicalJson(rest);
}

function againstCurrent(t: Treatment, before: Treatment): SignProblem[] {
  if (t.kind !== before.kind || t.agent !== before.agent)
    return [
      at(
        t,
        "identity-changed",
        `${before.name} cannot become another treatment: stop it and start ${t.name} as a new one`,
        "agent",
      ),
    ];
  if (before.action === "stop")
    return [at(t, "wrong-action", `${t.name} was stopped by the current version: start a new treatment`, "action")];
  if (t.action === "start")
    return [at(t, "wrong-action", `${t.name} is already in the plan: choose continue, change, hold or stop`, "action")];
  if (t.action === "continue" && before.action === "hold")
    return [
      at(t, "wrong-action", `${t.name} is on hold: keep it on hold, resume it with a reason, or stop it`, "action"),
    ];
  if (t.action === "continue" && clinicalText(t) !== clinicalText(before))
    return [
      at(
        t,
        "changed-silently",
        `${t.name} differs from the current version: choose change, and enter the day and the reason`,
        "action",
      ),
    ];
  // What is given already is held until the result; a condition on it would read as if it had never begun.
  if (t.action === "change" && t.condition && stateOf(before) !== "waiting")
    return [
      at(
        t,
        "wrong-action",
        `${t.name} is given already: hold it until the result, or remove the condition`,
        "condition",
      ),
    ];
  return [];
}

function newInPlan(t: Treatment): SignProblem[] {
  return t.action === "start"
    ? []
    : [at(t, "wrong-action", `${t.name} is new in this version: choose start`, "action")];
}

function withoutReason({ name, version, deviations }: TemplateRecord): SignProblem[] {
  return deviations
    .filter((d) => d.needsReason && !d.reason)
    .map((d) =>
      plan("no-deviation-reason", `Enter why the plan departs from the template ${name} v${version}: ${d.words}`),
    );
}

function isSame(t: Treatment, before: Treatment | undefined): boolean {
  return (
    before !== undefined &&
    (t.action === "continue" || (t.action === "hold" && canonicalJson(t) === canonicalJson(before)))
  );
}

/**
 * Everything that blocks signing a draft against the treatments of the current version (null for version 1):
 * an empty or unchanged plan, no effective date, no reason from version 2 on, incomplete treatments, treatments that
 * were dropped, exchanged or changed without saying so, and departures from a template without a reason.
 */
export function signRequirements(draft: SigningDraft, current: readonly Treatment[] | null): SigningVerdict {
  const problems: SignProblem[] = [];
  const treatments: Treatment[] = [];
  const known = new Map((current ?? []).map((t) => [t.treatmentId, t]));
  const seen = new Set<string>();

  if (draft.treatments.length === 0) problems.push(plan("empty-plan", "Add at least one treatment"));
  if (!draft.effectiveOn)
    problems.push(plan("no-effective-date", "Enter the day from which this version holds", "effectiveOn"));
  if (current && !draft.reason?.trim())
    problems.push(plan("no-reason", "Enter why this version replaces the current one", "reason"));

  for (const entry of draft.treatments) {
    if (seen.has(entry.treatmentId))
      problems.push(at(entry, "duplicate", "This treatment is in the draft twice: remove one"));
    seen.add(entry.treatmentId);
    const result = completeTreatment(entry);
    if (!result.ok) {
      problems.push(...result.problem.map((p) => at(entry, "incomplete", p.message, p.path)));
      continue;
    }
    const t = result.value;
    treatments.push(t);
    if (t.agent && t.lane !== "rehabilitation" && !isNameOf(t.agent, t.name))
      problems.push(
        at(
          t,
          "name-mismatch",
          `"${t.name}" is not a name of the chosen agent (${t.agent}): choose the agent again`,
          "name",
        ),
      );
    const before = known.get(t.treatmentId);
    problems.push(...(before ? againstCurrent(t, before) : newInPlan(t)));
  }

  for (const before of known.values()) {
    if (before.action !== "stop" && !seen.has(before.treatmentId))
      problems.push(
        at(
          before,
          "dropped",
          `${before.name} is in the current version but not in this draft: stop it with a reason instead`,
        ),
      );
  }
  problems.push(...(draft.templates ?? []).flatMap(withoutReason));
  // Said as soon as the treatments stand, not only when date and reason are there too.
  const treatmentsStand = treatments.length > 0 && problems.every((problem) => problem.treatmentId === null);
  if (current && treatmentsStand && treatments.every((t) => isSame(t, known.get(t.treatmentId))))
    problems.push(
      plan("nothing-changed", "Nothing differs from the current version: change something, or discard the draft"),
    );
  return { treatments, problems };
}
