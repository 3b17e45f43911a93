// A treatment as typed so far. Parse, then trust: `completeTreatment` turns it into a treatment, or says what is missing.
import * as z from "zod";
import { addDays, type Day, isDay } from "../shared/day";
import { fail, ok, type Result } from "../shared/result";
import { choiceField, idField } from "./fields";
import { type Action, actions, type Lane, lanes } from "./frame";
import { type Loose, loosenShape, tidy } from "./loose";
import { type Kind, kindSchemas, type Treatment, type TreatmentOf, treatmentSchema } from "./treatment";

/** One thing to mend: the field as a dotted path ("steps.0.amount") and words that say how. */
export interface Problem {
  readonly path: string;
  readonly message: string;
}

type Fixed = "treatmentId" | "kind" | "lane" | "action";

/** A draft of one kind: identity, lane and action are known, everything else may be missing or half typed. */
export type DraftOf<K extends Kind> = {
  readonly treatmentId: string;
  readonly kind: K;
  readonly lane: Lane;
  readonly action: Action;
} & { readonly [F in Exclude<keyof TreatmentOf<K>, Fixed>]?: Loose<TreatmentOf<K>[F]> };

export type DraftTreatment = { [K in Kind]: DraftOf<K> }[Kind];

function draftSchemaOf(kind: Kind): z.ZodObject {
  const { shape } = kindSchemas[kind];
  return z.strictObject({
    ...loosenShape(shape),
    treatmentId: idField("The treatment has no valid id"),
    kind: z.literal(kind),
    lane: choiceField(lanes, "Choose a lane"),
    action: choiceField(actions, "Choose start, continue, change, hold or stop"),
  });
}

const [first, ...others] = (Object.keys(kindSchemas) as Kind[]).map(draftSchemaOf) as [z.ZodObject, ...z.ZodObject[]];

/** Accepts anything a person may have typed into the form of a kind; refuses fields that no form has. */
// The schema is derived at run time from the same shapes as the type, which TypeScript cannot follow.
export const draftTreatmentSchema = z.discriminatedUnion("kind", [
  first,
  ...others,
]) as unknown as z.ZodType<DraftTreatment>;

/** The last day of a treatment whose other fields fix it: an operation, a procedure, a regimen, the last vaccine dose; else null. */
function impliedEnd(t: Record<string, unknown>): Day | null {
  if (!isDay(t.start)) return null;
  if (t.kind === "surgery" || t.kind === "procedure") return t.start;
  if (t.kind === "regimen" && typeof t.cycles === "number" && typeof t.cycleDays === "number") {
    const days = t.cycles * t.cycleDays;
    return Number.isInteger(days) && days > 0 && days < 4000 ? addDays(t.start, days - 1) : null;
  }
  const last = t.kind === "vaccine" && Array.isArray(t.dates) ? t.dates.at(-1) : null;
  return isDay(last) ? last : null;
}

/** Issues as problems, one for each field; a half-stored working is one problem, since only the calculator can mend it. */
function problemsOf(issues: readonly z.core.$ZodIssue[]): Problem[] {
  const byPath = new Map<string, Problem>();
  for (const issue of issues) {
    const at = issue.path.indexOf("working");
    const path = (at < 0 ? issue.path : issue.path.slice(0, at + 1)).join(".");
    const message = at < 0 ? issue.message : "Calculate this dose from a dated weight, so that its working is kept";
    if (!byPath.has(path)) byPath.set(path, { path, message });
  }
  return [...byPath.values()];
}

/** The treatment a draft amounts to, or everything that has to be mended first, in the order of the form. */
export function completeTreatment(draft: DraftTreatment): Result<Treatment, readonly Problem[]> {
  const tidied = tidy(kindSchemas[draft.kind], draft) as Record<string, unknown>;
  if (tidied.end === null && tidied.action !== "stop") tidied.end = impliedEnd(tidied);
  const parsed = treatmentSchema.safeParse(tidied);
  if (parsed.success) return ok(parsed.data);
  return fail(problemsOf(parsed.error.issues));
}

/** The form of a complete treatment: the same fields, open for typing. Completing it again gives the same treatment. */
export function draftFrom<T extends Treatment>(treatment: T): DraftOf<T["kind"]>;
export function draftFrom(treatment: Treatment): DraftTreatment {
  return treatment;
}
