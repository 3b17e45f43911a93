// Leaves that ask about the patient: body, function, diagnosis, lists and results.
import { antibodies } from "../knowledge/antibodies";
import { Case } from "./case";
import type { FactList } from "./engine-input";
import type { FunctionFact, Ids, Leaves, Operator, PatientFact } from "./expression";
import type { Evidence } from "./finding";
import { compares, exactly, isKnown, type Range } from "./range";
import { no, unknown, type Verdict, yes } from "./verdict";
import { allergyRelatives, expand, isSubstance, sameAllergyGroup } from "./vocabulary";

/** A comparison of a number, with the number as evidence. */
function judgeRange(range: Range, op: Operator, value: number, evidence: Omit<Evidence, "value">): Verdict {
  const holds = compares(range, op, value);
  if (holds === null) return unknown(range.missing);
  if (!holds) return no;
  return yes([{ ...evidence, value: isKnown(range) ? range.least : value }]);
}

const judgeValue = (
  c: Case,
  fact: string,
  value: boolean | string | undefined,
  wanted: readonly unknown[],
): Verdict => {
  if (value === undefined) return unknown([c.missing(fact)]);
  return wanted.includes(value) ? yes([{ fact, value }]) : no;
};

/**
 * Pregnant when recorded or when a test that still counts is positive. A man is not, and a negative test that still counts
 * answers for a patient of whom nothing is recorded.
 */
function pregnancy(c: Case): Verdict {
  const { pregnant, sexAtBirth } = c.input.patient;
  if (pregnant) return yes([{ fact: "patient.pregnant", value: true }]);
  const test = c.lab("pregnancy-test");
  const result = "state" in test ? null : test;
  if (result?.value === "positive") return yes([{ fact: "labs.pregnancy-test", value: "positive", day: result.day }]);
  return pregnant === false || sexAtBirth === "male" || result ? no : unknown([c.missing("patient.pregnant")]);
}

const patientUnits: Partial<Record<PatientFact, string>> = {
  ageYears: "a",
  weightKg: "kg",
  systolicBp: "mm[Hg]",
  diastolicBp: "mm[Hg]",
  heartRate: "/min",
};

/** Facts that are a word or a yes; the others are numbers. */
const answers = [
  "sexAtBirth",
  "childbearingPotential",
  "ancestryHlaB1502AtRisk",
  "carbamazepineTolerated3Months",
] as const;
const isAnswer = (pt: PatientFact): pt is (typeof answers)[number] => answers.some((one) => one === pt);

export function judgePatient(c: Case, { pt, op, value }: Leaves["pt"]): Verdict {
  const { patient } = c.input;
  if (pt === "pregnant") return pregnancy(c);
  const fact = `patient.${pt}`;
  if (pt === "childbearingPotential" && patient.sexAtBirth === "male" && patient.childbearingPotential === undefined)
    return no;
  if (isAnswer(pt)) return judgeValue(c, fact, patient[pt], [value]);
  const unit = patientUnits[pt];
  return judgeRange(c.patientNumber(pt), op, Number(value), { fact, ...(unit ? { unit } : {}) });
}

export function judgeFunction(c: Case, leaf: Leaves["fn"]): Verdict {
  const fact = `function.${leaf.fn}`;
  const value = c.input.function[leaf.fn satisfies FunctionFact];
  if (value === undefined) return unknown([c.missing(fact)]);
  if ("in" in leaf) return typeof value !== "number" && leaf.in.includes(value) ? yes([{ fact, value }]) : no;
  return judgeRange(exactly(Number(value)), leaf.op, leaf.value, { fact });
}

export const judgeClearance = (c: Case, { op, value }: Leaves["calc"]): Verdict =>
  judgeRange(c.clearance(), op, value, { fact: "calculated.crcl", unit: "mL/min" });

export function judgeLab(c: Case, { lab, op, value }: Leaves["lab"]): Verdict {
  const result = c.lab(lab);
  if ("state" in result) return unknown([result]);
  if (typeof result.value !== "number") return unknown([c.missing(`labs.${lab}`)]);
  return judgeRange(exactly(result.value), op, value, { fact: `labs.${lab}`, day: result.day });
}

export function judgeLabIs(c: Case, leaf: Leaves["labIs"]): Verdict {
  const result = c.lab(leaf.labIs);
  if ("state" in result) return unknown([result]);
  return leaf.in.includes(String(result.value))
    ? yes([{ fact: `labs.${leaf.labIs}`, value: result.value, day: result.day }])
    : no;
}

/**
 * No result, or none recent enough before the first dose. A test whose window has not opened is not missing yet: it is
 * put off, and the case remembers it.
 */
export function judgeLabMissing(c: Case, { labMissing: lab, maxAgeDays, before }: Leaves["labMissing"]): Verdict {
  const result = c.input.labs[lab];
  const missing = yes([
    { fact: `labs.${lab}`, value: result ? "too old" : "not recorded", ...(result ? { day: result.day } : {}) },
  ]);
  if (maxAgeDays === null) return result ? no : missing;
  const isAnyDay = before === null || before.includes("@any");
  const dose = isAnyDay ? c.today : (c.firstDay(before) ?? c.today);
  const opens = dose - maxAgeDays;
  if (result && result.day >= opens) return no;
  if (c.today >= opens || c.early) return missing;
  c.postponed.push({ lab, fromDay: opens, byDay: dose });
  return no;
}

/** Whether a list names any of these ids; all that it names are evidence, so that one more opens a decision again. */
export function judgeList(c: Case, list: FactList, fact: string, ids: Ids): Verdict {
  const states = [...expand(ids)].map((id) => ({ id, has: Case.has(list, id) }));
  const named = states.filter(({ has }) => has);
  if (named.length > 0) return yes(named.map(({ id }) => ({ fact, value: id })));
  return states.some(({ has }) => has === null) ? unknown([c.missing(fact)]) : no;
}

export function judgeSyndrome(c: Case, wanted: readonly string[] | "any"): Verdict {
  const { syndrome } = c.input.diagnosis;
  if (syndrome === undefined) return unknown([c.missing("diagnosis.syndrome")]);
  const holds = syndrome !== null && (wanted === "any" || wanted.includes(syndrome));
  return holds ? yes([{ fact: "diagnosis.syndrome", value: syndrome }]) : no;
}

/** Whether an antibody of a risk class was found; one that was not tested may be there. */
export const judgeAntibodyRisk = (c: Case, risks: readonly string[]): Verdict =>
  judgeList(
    c,
    c.input.diagnosis.antibodies,
    "diagnosis.antibodies",
    antibodies.filter((antibody) => risks.includes(antibody.risk)).map((antibody) => antibody.id),
  );

/** Whether the plan holds an ingredient, or another member of its allergy group, to which an allergy is recorded. */
export function judgeAllergyMatch(c: Case, by: "ingredient" | "class"): Verdict {
  const { present } = c.input.allergies;
  const open = (id: string, itself: boolean) =>
    (itself ? [id] : allergyRelatives(id)).some((allergen) => Case.has(c.input.allergies, allergen) === null);
  const rows: number[] = [];
  const evidence: Evidence[] = [];
  let couldMatch = false;
  for (const order of c.orders.current)
    for (const ingredient of order.ingredients) {
      if (!isSubstance(ingredient)) continue;
      couldMatch ||= open(ingredient, by === "ingredient");
      const matched = present.filter((id) =>
        by === "ingredient" ? id === ingredient : sameAllergyGroup(id, ingredient),
      );
      if (matched.length === 0) continue;
      rows.push(order.index);
      evidence.push(...matched.map((id) => ({ fact: "allergies", value: id })), { fact: "plan", value: ingredient });
    }
  if (rows.length > 0) return yes(evidence, [...new Set(rows)]);
  return couldMatch ? unknown([c.missing("allergies")]) : no;
}
