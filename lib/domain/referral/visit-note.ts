// The note of one attended visit, short enough for two minutes.
import * as z from "zod";
import type { Discipline } from "../access/roles";
import { type Measure, measures } from "../knowledge/measures";
import { observationKindById, observationProblem } from "../knowledge/observation-kinds";
import { fault } from "../plan/fields";
import { swallowAssessmentSchema } from "./swallow-assessment";

/** What a therapist did; the ids of the vocabulary first, the others are a product choice. Clinically reviewed: not yet. */
export const interventionWords: Readonly<Record<Discipline, Readonly<Record<string, string>>>> = {
  physical: {
    "pt-balance-coordination": "Balance and coordination",
    "pt-strength-endurance": "Strength and endurance",
    "gait-training": "Gait training",
    transfers: "Transfers and fall prevention",
    equipment: "Aids and equipment",
    "patient-teaching": "Teaching of patient or family",
  },
  speech: {
    "slp-swallow-therapy": "Swallow therapy",
    "slp-instrumental-swallow-study": "Instrumental swallow study",
    "slp-dysarthria-therapy": "Dysarthria therapy",
    "texture-advice": "Advice on food and drink textures",
    "communication-aids": "Communication aids",
    "patient-teaching": "Teaching of patient or family",
  },
};

export const progressWords = {
  better: "Better",
  same: "The same",
  worse: "Worse",
  "first-visit": "First visit, nothing to compare",
} as const;
export type Progress = keyof typeof progressWords;

const optional = (max: number) => z.string().min(1).max(max).nullable();

export const visitNoteSchema = z.strictObject({
  schema: z.literal("visit-note/1"),
  interventions: z.array(z.string().max(60)).max(12),
  text: optional(2000),
  progress: z.enum(["better", "same", "worse", "first-visit"], {
    error: "Choose how the patient was compared with before",
  }),
  /** Total scores in the unit of the measure. */
  scales: z.array(z.strictObject({ code: z.string().max(60), value: z.string().max(20) })).max(20),
  swallow: swallowAssessmentSchema.nullable(),
});
export type VisitNote = z.infer<typeof visitNoteSchema>;

/** Measures that a discipline scores at a visit; FOIS belongs to the swallow assessment and is not asked twice. */
export function measuresOf(discipline: Discipline): readonly Measure[] {
  const domain = discipline === "physical" ? "physical-therapy" : "speech-therapy";
  return measures.filter((m) => m.domain === domain && m.id !== "fois" && observationKindById(m.id)?.group === "scale");
}

/** Checks what only the discipline can tell: its interventions, its scales and their ranges, and the swallow. */
export function checkNote(note: VisitNote, discipline: Discipline, ctx: z.RefinementCtx): void {
  const known = interventionWords[discipline];
  if (note.interventions.some((id) => !Object.hasOwn(known, id))) {
    fault(ctx, ["interventions"], "Choose interventions of this discipline");
  }
  if (note.interventions.length === 0 && note.text === null && note.scales.length === 0 && note.swallow === null) {
    fault(ctx, ["interventions"], "Choose what was done, or write it in the note");
  }
  if (note.swallow && discipline !== "speech") fault(ctx, ["swallow"], "The swallow is assessed by speech therapy");
  const scored = new Set<string>();
  for (const { code, value } of note.scales) {
    const kind = measuresOf(discipline).some((m) => m.id === code) ? observationKindById(code) : null;
    const problem = kind ? observationProblem(kind, value) : "This scale does not belong to this discipline";
    if (problem) fault(ctx, [`scale-${code}`], problem);
    if (scored.has(code)) fault(ctx, [`scale-${code}`], "This scale was scored twice");
    scored.add(code);
  }
}

/** Field problems of a note for a discipline, by path; empty when it may be kept. */
export function noteProblems(note: VisitNote, discipline: Discipline): Record<string, string> {
  const read = visitNoteSchema.superRefine((n, ctx) => checkNote(n, discipline, ctx)).safeParse(note);
  const fields: Record<string, string> = {};
  for (const { path, message } of read.success ? [] : read.error.issues) fields[path.join(".")] ??= message;
  return fields;
}
