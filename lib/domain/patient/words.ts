// The closed lists of a chart with their words, shared by forms, doors and screens. Keys are what the database keeps.

type Words = Readonly<Record<string, string>>;
const keys = <W extends Words>(words: W) => Object.keys(words) as [keyof W & string, ...(keyof W & string)[]];

export const sexWords = { female: "Female", male: "Male", "not-known": "Not known" } as const;
export const sexes = keys(sexWords);
export type SexAtBirth = (typeof sexes)[number];

export const severityWords = {
  severe: "Severe",
  moderate: "Moderate",
  mild: "Mild",
  "not-known": "Severity not known",
} as const;
export const severities = keys(severityWords);

export const conditionStatusWords = { active: "Active", resolved: "Resolved" } as const;
export const conditionStatuses = keys(conditionStatusWords);

export const allergyStatusWords = { active: "Active", refuted: "Refuted" } as const;
export const allergyStatuses = keys(allergyStatusWords);

export const medicineStatusWords = {
  current: "Current",
  stopped: "Stopped",
  "not-taking": "Not taking",
  unsure: "Unsure",
} as const;
export const medicineStatuses = keys(medicineStatusWords);

export const vaccinationStatusWords = { given: "Given", declined: "Declined", planned: "Planned" } as const;
export const vaccinationStatuses = keys(vaccinationStatusWords);

export const cancerStatusWords = {
  found: "Tumour found",
  "in-remission": "Tumour found, in remission",
  suspected: "Tumour suspected, not confirmed",
  "not-found": "Looked for, no tumour found",
  "not-looked-for": "Not looked for yet",
} as const;
export const recordedCancerStatuses = keys(cancerStatusWords);
export type RecordedCancerStatus = (typeof recordedCancerStatuses)[number];

export const antibodyResultWords = { found: "Found", "not-found": "Not found", "not-tested": "Not tested" } as const;
export const antibodyResultKeys = keys(antibodyResultWords);

export const sampleWords = {
  serum: "Serum",
  csf: "Cerebrospinal fluid",
  both: "Serum and cerebrospinal fluid",
} as const;
export const samples = keys(sampleWords);

export const careFunctionWords = {
  "plan-lead": "Plan lead",
  neurology: "Neurology",
  oncology: "Oncology",
  nursing: "Nursing",
  "physical-therapy": "Physical therapy",
  "speech-therapy": "Speech therapy",
  other: "Other",
} as const;
export const careFunctions = keys(careFunctionWords);
export type CareFunction = (typeof careFunctions)[number];

export const listWords = {
  conditions: "Conditions",
  allergies: "Allergies",
  "home-medicines": "Home medicines",
  vaccinations: "Vaccinations",
} as const;
export const reviewedLists = keys(listWords);
export type ReviewedList = (typeof reviewedLists)[number];

export const noneKnownWords: Record<ReviewedList, string> = {
  conditions: "No conditions known",
  allergies: "No known allergies",
  "home-medicines": "No home medicines",
  vaccinations: "No vaccinations known",
};

export const gatekeeperAnswerWords = { yes: "Yes", no: "No", "not-known": "Not known" } as const;
export const gatekeeperAnswers = keys(gatekeeperAnswerWords);

/** The word for a key of a list, or the key itself for one from an older release. */
export function wordFor(words: Words, key: string): string {
  return Object.hasOwn(words, key) ? (words[key] ?? key) : key;
}

/** The choices of a list for a select or radio group. */
export function choicesOf(words: Words): { readonly value: string; readonly label: string }[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
