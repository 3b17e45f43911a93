// The closed lists every screen needs, apart from the schemas so that a screen can use them without zod.

/** The six lanes in the fixed order in which they are always shown (TML-1). */
export const lanes = ["cancer", "immunosuppression", "plasma-exchange", "ivig", "symptom", "rehabilitation"] as const;
export type Lane = (typeof lanes)[number];

/** What a version does with a treatment, relative to the version before it. */
export const actions = ["start", "continue", "change", "hold", "stop"] as const;
export type Action = (typeof actions)[number];
