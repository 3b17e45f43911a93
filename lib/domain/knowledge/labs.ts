// Measured and observed facts about a patient, each with the unit the rules reckon in. Laboratory ids, units, LOINC
// codes and validity are those of data/vocabulary.json (a test compares them); the validity of vitals is a product choice.

export type ObservationValue = "number" | "choice";
export type ObservationGroup = "laboratory" | "vital" | "function" | "scale";

export interface ObservationKind {
  readonly id: string;
  readonly label: string;
  readonly group: ObservationGroup;
  /** UCUM unit of the vocabulary; annotations in braces for values without a unit. */
  readonly unit: string;
  readonly loinc: string | null;
  /** Other LOINC codes that mean the same for our purpose, as found in imported records. */
  readonly alsoLoinc: readonly string[];
  /** After this many days the value is stale and reads as missing. */
  readonly validDays: number;
  readonly value: ObservationValue;
  /** The allowed values of a choice. */
  readonly choices: readonly string[];
  /** Values outside are refused as typing errors, in the unit above. */
  readonly plausible?: { readonly min: number; readonly max: number };
}

const noCodes: readonly string[] = [];

const numeric = (
  group: ObservationGroup,
  row: readonly [string, string, string, string | null, number],
  plausible: readonly [number, number],
  ...alsoLoinc: string[]
): ObservationKind => {
  const [id, label, unit, loinc, validDays] = row;
  const [min, max] = plausible;
  return {
    id,
    label,
    group,
    unit,
    loinc,
    alsoLoinc,
    validDays,
    value: "number",
    choices: noCodes,
    plausible: { min, max },
  };
};

const choice = (
  group: ObservationGroup,
  row: readonly [string, string, string, string | null, number],
  ...choices: string[]
): ObservationKind => {
  const [id, label, unit, loinc, validDays] = row;
  return { id, label, group, unit, loinc, alsoLoinc: noCodes, validDays, value: "choice", choices };
};

const lab = (
  row: readonly [string, string, string, string | null, number],
  plausible: readonly [number, number],
  ...alsoLoinc: string[]
) => numeric("laboratory", row, plausible, ...alsoLoinc);
const posNeg = (...row: readonly [string, string, string, string | null, number]) =>
  choice("laboratory", row, "positive", "negative");
const done = (...row: readonly [string, string, string, string | null, number]) => choice("laboratory", row, "done");
const metaboliser = (...row: readonly [string, string, string, string | null, number]) =>
  choice("laboratory", row, "normal", "intermediate", "poor");

export const labs: readonly ObservationKind[] = [
  lab(["neutrophils", "Neutrophils", "10*9/L", "751-8", 14], [0, 500]),
  lab(["wbc", "White cell count", "10*9/L", "6690-2", 14], [0, 1000]),
  lab(["lymphocytes", "Lymphocytes", "10*9/L", "731-0", 14], [0, 1000]),
  lab(["haemoglobin", "Haemoglobin", "g/dL", "718-7", 14], [1, 30]),
  lab(["haematocrit", "Haematocrit", "%", "4544-3", 14], [5, 80]),
  lab(["platelets", "Platelets", "10*9/L", "777-3", 14], [0, 5000]),
  lab(["creatinine", "Creatinine", "mg/dL", "2160-0", 30], [0.1, 30], "38483-4"),
  lab(["sodium", "Sodium", "mmol/L", "2951-2", 30], [90, 200], "2947-0"),
  lab(["potassium", "Potassium", "mmol/L", "2823-3", 30], [1, 12], "6298-4"),
  lab(["ionised-calcium", "Ionised calcium", "mmol/L", "1995-0", 3], [0.3, 4]),
  lab(["calcium-total", "Total calcium", "mg/dL", "17861-6", 30], [2, 30], "49765-1"),
  lab(["magnesium", "Magnesium", "mg/dL", "19123-9", 30], [0.1, 20]),
  lab(["glucose", "Glucose", "mg/dL", "2345-7", 30], [5, 2000], "2339-0"),
  lab(["hba1c", "HbA1c", "%", "4548-4", 90], [2, 25]),
  lab(["ldl", "LDL cholesterol", "mg/dL", "13457-7", 3650], [1, 1000], "18262-6"),
  lab(["alt", "ALT", "U/L", "1742-6", 30], [0, 20000]),
  lab(["ast", "AST", "U/L", "1920-8", 30], [0, 20000]),
  lab(["bilirubin-total", "Total bilirubin", "mg/dL", "1975-2", 30], [0, 80]),
  lab(["albumin", "Albumin", "g/dL", "1751-7", 30], [0.3, 10]),
  lab(["ammonia", "Ammonia", "umol/L", "16362-6", 30], [0, 2000]),
  lab(["fibrinogen", "Fibrinogen", "g/L", "3255-7", 3], [0, 20]),
  lab(["inr", "INR", "{INR}", "6301-6", 3], [0.5, 20], "34714-6"),
  lab(["aptt", "aPTT", "s", "14979-9", 3], [5, 400]),
  lab(["iga", "IgA", "mg/dL", "2458-8", 3650], [0, 10000]),
  lab(["igg", "IgG", "mg/dL", "2465-3", 180], [0, 20000]),
  posNeg("hbsag", "Hepatitis B surface antigen", "{pos_neg}", "5195-3", 365),
  posNeg("anti-hbc-total", "Hepatitis B core antibody, total", "{pos_neg}", "16933-4", 365),
  lab(["hbv-dna", "Hepatitis B virus DNA", "[IU]/mL", null, 90], [0, 1e11]),
  posNeg("hcv-ab", "Hepatitis C antibody", "{pos_neg}", "16128-1", 3650),
  posNeg("hiv-ab-ag", "HIV antibody and antigen", "{pos_neg}", "56888-1", 3650),
  posNeg("tb-igra", "Tuberculosis interferon-gamma release assay", "{pos_neg}", null, 365),
  metaboliser("tpmt-activity", "TPMT activity", "{phenotype}", null, 3650),
  metaboliser("nudt15-phenotype", "NUDT15 phenotype", "{phenotype}", null, 3650),
  posNeg("hla-b1502", "HLA-B*15:02", "{pos_neg}", null, 3650),
  posNeg("hla-a3101", "HLA-A*31:01", "{pos_neg}", null, 3650),
  choice(
    "laboratory",
    ["nat2-phenotype", "NAT2 phenotype", "{phenotype}", null, 3650],
    "rapid",
    "intermediate",
    "poor",
  ),
  posNeg("pregnancy-test", "Pregnancy test", "{pos_neg}", "2118-8", 14),
  lab(["urine-rbc", "Red cells in urine", "/[HPF]", "13945-1", 14], [0, 10000]),
  lab(["carbamazepine-level", "Carbamazepine level", "ug/mL", "3432-2", 30], [0, 100]),
  lab(["valproate-level", "Valproate level", "ug/mL", "4086-5", 30], [0, 1000]),
  lab(["qtc", "QTc", "ms", "8636-3", 90], [200, 800]),
  lab(["lvef", "Left ventricular ejection fraction", "%", "10230-1", 365], [5, 95]),
  done("audiogram", "Audiogram", "{done}", null, 3650),
  done("ecg", "ECG", "{done}", null, 3650),
  done("lipid-panel", "Lipid panel", "{done}", null, 3650),
  lab(["dxa-t-score", "Bone density T-score (DXA)", "{t_score}", null, 3650], [-8, 8]),
  lab(["vitamin-d", "Vitamin D, 25-hydroxy", "ng/mL", "1989-3", 3650], [0, 500], "62292-8"),
  lab(["fvc-per-kg", "Forced vital capacity per kg", "mL/kg", null, 7], [1, 150]),
  lab(["fvc", "Forced vital capacity", "L", null, 7], [0.1, 10], "19868-9"),
  done("tumour-screen", "Tumour screen", "{done}", null, 3650),
];

export const vitals: readonly ObservationKind[] = [
  numeric("vital", ["weight", "Body weight", "kg", "29463-7", 7], [2, 400], "3141-9"),
  numeric("vital", ["height", "Height", "cm", "8302-2", 3650], [40, 250], "3137-7"),
  numeric("vital", ["systolic-bp", "Systolic blood pressure", "mm[Hg]", "8480-6", 7], [40, 300]),
  numeric("vital", ["diastolic-bp", "Diastolic blood pressure", "mm[Hg]", "8462-4", 7], [20, 200]),
  numeric("vital", ["heart-rate", "Heart rate", "/min", "8867-4", 7], [20, 300]),
  numeric("vital", ["temperature", "Body temperature", "Cel", "8310-5", 1], [30, 45]),
  numeric("vital", ["oxygen-saturation", "Oxygen saturation", "%", "59408-5", 1], [30, 100], "2708-6"),
];

export const functionObservations: readonly ObservationKind[] = [
  choice("function", ["swallow", "Swallow", "{level}", null, 30], "safe", "impaired", "unsafe"),
  choice("function", ["gait", "Gait", "{level}", null, 30], "independent", "impaired", "non-ambulatory"),
  choice("function", ["speech", "Speech", "{level}", null, 90], "normal", "impaired"),
  choice("function", ["seizures-active", "Active seizures", "{level}", null, 30], "yes", "no"),
  numeric("function", ["falls-last-6-months", "Falls in the last 6 months", "{count}", null, 180], [0, 500]),
];
