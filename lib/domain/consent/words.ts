// The closed lists of a consent with their words. Keys are what the database keeps.
const keys = <W extends Readonly<Record<string, string>>>(words: W) =>
  Object.keys(words) as [keyof W & string, ...(keyof W & string)[]];

export const decisionWords = { agreed: "Agreed", refused: "Refused" } as const;
export const decisions = keys(decisionWords);
export type Decision = (typeof decisions)[number];

export const deciderWords = { patient: "The patient", proxy: "A proxy, for the patient" } as const;
export const deciders = keys(deciderWords);
export type Decider = (typeof deciders)[number];

export const capacityWords = { "has-capacity": "Has capacity", "lacks-capacity": "Lacks capacity" } as const;
export const capacities = keys(capacityWords);
export type Capacity = (typeof capacities)[number];
