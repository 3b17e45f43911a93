// Which LOINC codes mean which fact of the vocabulary. Codes of one fact differ in method or specimen (blood,
// serum or plasma), not in meaning; units travel as sent and are converted later. LOINC as in the knowledge base;
// the alternatives are those that Synthea and common laboratory lists send.

export type ObservationKind = "vital" | "lab" | "scale";

/** A fact of the vocabulary that an imported observation states. */
export type ObservationTerm = { readonly id: string; readonly kind: ObservationKind };

export const BLOOD_PRESSURE_PANELS: readonly string[] = ["85354-9", "55284-4"];

const VITALS: Readonly<Record<string, readonly string[]>> = {
  weight: ["29463-7", "3141-9"],
  height: ["8302-2", "3137-7"],
  "systolic-bp": ["8480-6"],
  "diastolic-bp": ["8462-4"],
  "heart-rate": ["8867-4"],
};

const LABS: Readonly<Record<string, readonly string[]>> = {
  neutrophils: ["751-8", "26499-4"],
  wbc: ["6690-2", "26464-8"],
  lymphocytes: ["731-0", "26474-7"],
  haemoglobin: ["718-7"],
  haematocrit: ["4544-3", "20570-8"],
  platelets: ["777-3", "26515-7"],
  creatinine: ["2160-0", "38483-4", "14682-9"],
  sodium: ["2951-2", "2947-0"],
  potassium: ["2823-3", "6298-4"],
  "ionised-calcium": ["1995-0"],
  "calcium-total": ["17861-6", "49765-1"],
  magnesium: ["19123-9"],
  glucose: ["2345-7", "2339-0"],
  hba1c: ["4548-4"],
  ldl: ["13457-7", "2089-1", "18262-6"],
  alt: ["1742-6", "1743-4"],
  ast: ["1920-8", "30239-8"],
  "bilirubin-total": ["1975-2", "14631-6"],
  albumin: ["1751-7"],
  ammonia: ["16362-6"],
  fibrinogen: ["3255-7"],
  inr: ["6301-6", "34714-6"],
  aptt: ["14979-9", "3173-2"],
  iga: ["2458-8"],
  igg: ["2465-3"],
  hbsag: ["5195-3", "5196-1"],
  "anti-hbc-total": ["16933-4"],
  "hcv-ab": ["16128-1"],
  "hiv-ab-ag": ["56888-1"],
  "pregnancy-test": ["2118-8"],
  "urine-rbc": ["13945-1"],
  "carbamazepine-level": ["3432-2"],
  "valproate-level": ["4086-5"],
  qtc: ["8636-3"],
  lvef: ["10230-1"],
  "vitamin-d": ["1989-3", "62292-8"],
  fvc: ["19868-9"],
};

const SCALES: Readonly<Record<string, readonly string[]>> = {
  mrs: ["75859-9"],
  moca: ["72172-0"],
  "pain-nrs": ["72514-3"],
  ecog: ["89247-1"],
  karnofsky: ["89243-0"],
  "6mwt": ["64098-7"],
  barthel: ["96761-2"],
  "phq-9": ["44261-6"],
};

function termsOf(kind: ObservationKind, table: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(table).flatMap(([id, codes]) => codes.map((code) => [code, { id, kind }] as const));
}

/** The vocabulary fact of each known LOINC code. */
export const OBSERVATION_TERMS: ReadonlyMap<string, ObservationTerm> = new Map([
  ...termsOf("vital", VITALS),
  ...termsOf("lab", LABS),
  ...termsOf("scale", SCALES),
]);
