// From the unit a value was reported in to the unit the rules reckon in. Factors are molar masses and SI definitions;
// an unknown unit is refused, never guessed.
import { Decimal, isDecimalText, plainDecimal } from "../shared/decimal";
import { fail, ok, type Result } from "../shared/result";
import type { ObservationKind } from "./labs";

/** value in the vocabulary's unit = (reported × times) ÷ by + plus */
interface Conversion {
  readonly times?: string;
  readonly by?: string;
  readonly plus?: string;
}

const same: Conversion = {};
const cells = {
  "10*3/uL": same,
  "10*3/mm3": same,
  "10*6/mL": same,
  "/nL": same,
  "/uL": { by: "1000" },
  "{cells}/uL": { by: "1000" },
};
const perLitre = { "g/L": { by: "10" } };
const massPerLitre = { "mg/L": same };

const conversions: Readonly<Record<string, Readonly<Record<string, Conversion>>>> = {
  neutrophils: cells,
  wbc: cells,
  lymphocytes: cells,
  platelets: cells,
  haemoglobin: { ...perLitre, "mmol/L": { times: "1.6114" } },
  haematocrit: { "L/L": { times: "100" }, "1": { times: "100" }, "{ratio}": { times: "100" } },
  creatinine: { "umol/L": { by: "88.4" }, "mmol/L": { times: "1000", by: "88.4" } },
  sodium: { "meq/L": same },
  potassium: { "meq/L": same },
  "ionised-calcium": { "mg/dL": { by: "4.008" } },
  "calcium-total": { "mmol/L": { times: "4.008" } },
  magnesium: { "mmol/L": { times: "2.4305" }, "meq/L": { times: "1.21525" } },
  glucose: { "mmol/L": { times: "18.016" } },
  hba1c: { "mmol/mol": { times: "0.09148", plus: "2.152" }, "mmol/mol{Hb}": { times: "0.09148", plus: "2.152" } },
  ldl: { "mmol/L": { times: "38.67" } },
  alt: { "[iU]/L": same, "ukat/L": { times: "60" } },
  ast: { "[iU]/L": same, "ukat/L": { times: "60" } },
  "bilirubin-total": { "umol/L": { by: "17.1" } },
  albumin: perLitre,
  ammonia: { "ug/dL": { times: "0.5872" } },
  fibrinogen: { "mg/dL": { by: "100" }, "g/dL": { times: "10" } },
  inr: { "1": same, "{ratio}": same },
  iga: { "g/L": { times: "100" } },
  igg: { "g/L": { times: "100" } },
  "hbv-dna": { "[iU]/mL": same },
  "carbamazepine-level": { ...massPerLitre, "umol/L": { times: "0.23627" } },
  "valproate-level": { ...massPerLitre, "umol/L": { times: "0.14421" } },
  qtc: { s: { times: "1000" } },
  lvef: { "1": { times: "100" } },
  "vitamin-d": { "nmol/L": { by: "2.496" }, "ug/L": same },
  fvc: { mL: { by: "1000" } },
  weight: { g: { by: "1000" }, "[lb_av]": { times: "0.45359237" } },
  height: { m: { times: "100" }, "[in_i]": { times: "2.54" } },
  "systolic-bp": { kPa: { times: "7.500617" } },
  "diastolic-bp": { kPa: { times: "7.500617" } },
  "heart-rate": { "{beats}/min": same },
  temperature: { "[degF]": { times: "5", by: "9", plus: "-17.7777777777778" } },
};

/** Spellings of UCUM codes in the wild that mean exactly one code. */
const spellings: Readonly<Record<string, string>> = {
  "µmol/L": "umol/L",
  "μmol/L": "umol/L",
  "10^9/L": "10*9/L",
  "10^3/uL": "10*3/uL",
  "K/uL": "10*3/uL",
  mmHg: "mm[Hg]",
  lb: "[lb_av]",
  in: "[in_i]",
};

/**
 * A reported value in the vocabulary's unit, rounded to 6 significant digits when converted and untouched otherwise; fails
 * with both units named when there is no conversion.
 */
export function toVocabularyUnit(kind: ObservationKind, value: string, unit: string): Result<string> {
  if (!isDecimalText(value)) return fail(`${kind.label}: "${value.slice(0, 20)}" is not a plain number`);
  const code = Object.hasOwn(spellings, unit) ? (spellings[unit] ?? unit) : unit;
  if (code === kind.unit) return ok(plainDecimal(value));
  const unitless = kind.unit.startsWith("{") && (code === "" || code === "1" || code.startsWith("{"));
  if (unitless) return ok(plainDecimal(value));
  const table = conversions[kind.id];
  const conversion = table && Object.hasOwn(table, code) ? table[code] : undefined;
  if (!conversion) return fail(`${kind.label}: cannot convert "${unit || "no unit"}" to ${kind.unit}`);
  if (conversion === same) return ok(plainDecimal(value));
  const converted = new Decimal(value)
    .times(conversion.times ?? 1)
    .div(conversion.by ?? 1)
    .plus(conversion.plus ?? 0);
  return ok(converted.toSignificantDigits(6).toFixed());
}

/** The units a value of this kind may be entered in, the vocabulary's own first; spellings of one unit appear once. */
export function enterableUnits(kind: ObservationKind): readonly string[] {
  const table = conversions[kind.id];
  const others = table ? Object.keys(table).filter((unit) => unit !== "1" && !unit.startsWith("{")) : [];
  return [kind.unit, ...others.filter((unit) => unit !== kind.unit && table?.[unit] !== same)];
}
