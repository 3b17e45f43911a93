// The facts of a patient as lib/features/plan/queries/facts.ts stores them with a version, and their parser.
// Numbers are texts there; a key of a later release is let through, so that facts of any age can be read.
import * as z from "zod";
import { type Day, isDay } from "../../shared/day";

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);
const day = z.custom<Day>(isDay, { error: "Not a calendar day" });
const dayOrNull = day.nullish().transform((value) => value ?? null);

const observation = z
  .object({
    id: z.string(),
    code: text,
    text,
    value: text,
    valueText: text,
    unit: text,
    standard: text,
    standardUnit: text,
    takenAt: z.string(),
    takenOn: dayOrNull,
  })
  .transform(({ takenOn, ...rest }) => {
    const on = takenOn ?? rest.takenAt.slice(0, 10);
    // Facts stored before the day was kept apart have only the instant: its day in UTC stands in.
    return { ...rest, takenOn: isDay(on) ? on : null };
  });

const schema = z.object({
  patient: z.object({
    born: day,
    sexAtBirth: z.enum(["female", "male", "not-known"]),
    deceased: z.boolean().default(false),
  }),
  observations: z.array(observation),
  conditions: z.array(z.object({ id: z.string(), code: text, text, status: z.string() })),
  allergies: z.array(z.object({ id: z.string(), substance: text, text, status: z.string() })),
  homeMedicines: z.array(z.object({ id: z.string(), agent: text, text, status: z.string() })),
  reviews: z.array(z.object({ list: z.string(), noneKnown: z.boolean().nullish(), reviewedAt: z.string() })),
  gatekeeper: z.array(z.object({ question: z.string(), answer: z.string(), askedAt: z.string() })),
  consents: z
    .array(
      z.object({
        treatmentId: z.string(),
        kind: z.string(),
        agent: z
          .string()
          .nullish()
          .transform((value) => value ?? ""),
        decision: z.enum(["agreed", "refused"]),
        decidedOn: z.string(),
        recordedAt: z.string(),
      }),
    )
    .default([]),
});

export type StoredFacts = z.infer<typeof schema>;
export type StoredObservation = StoredFacts["observations"][number];

/** The stored facts for reading only; null when they are of a form that this release does not know. */
export function storedFactsOrNull(json: unknown): StoredFacts | null {
  const parsed = schema.safeParse(json);
  return parsed.success ? parsed.data : null;
}

/** The stored facts of a patient; throws with the path when the stored JSON is not what this release can read, since judging on half of the facts would be worse. */
export function readStoredFacts(json: unknown): StoredFacts {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new Error(
    `Stored facts cannot be read at ${first?.path.join(".") ?? "the top"}: ${first?.message ?? "unknown"}`,
  );
}
