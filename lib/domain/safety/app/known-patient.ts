// Age, sex and the answers about the person; and the diagnosis in the engine's words.
import { ageAt, type Day, daysBetween, isDay } from "../../shared/day";
import type { EngineInput } from "../engine-input";
import { stated } from "./measured-facts";
import type { StoredFacts } from "./stored-facts";

/** The diagnosis as the editor and the signing statement read it. */
export interface JudgedDiagnosis {
  readonly phenotype: string;
  readonly cancerStatus: string;
  readonly cancer: string | null;
  readonly antibodies: readonly { readonly antibody: string; readonly result: string }[];
}

/** For how many days "not pregnant" and "not breastfeeding" count after they were said (product choice: as most results do). */
export const saidValidDays = 30;

const isYes: Readonly<Record<string, boolean>> = { yes: true, no: false };

interface Answered {
  readonly answers: Pick<
    EngineInput["patient"],
    "childbearingPotential" | "pregnant" | "breastfeeding" | "ancestryHlaB1502AtRisk"
  >;
  readonly stale: Readonly<Record<string, number>>;
}

/** Answers of the gatekeeper about the person; "not known" and an old "no" to a pregnancy leave the fact unknown. */
export function answeredFacts(facts: Pick<StoredFacts, "gatekeeper">, asOf: Day): Answered {
  const rows = new Map(facts.gatekeeper.map((row) => [row.question, row]));
  const stale: Record<string, number> = {};
  const answer = (question: string) => isYes[rows.get(question)?.answer ?? ""];
  const passing = (question: string, path: string) => {
    const value = answer(question);
    const askedOn = rows.get(question)?.askedAt.slice(0, 10);
    if (value === undefined || !isDay(askedOn)) return value;
    const day = daysBetween(asOf, askedOn);
    if (value || -day <= saidValidDays) return value;
    stale[path] = day;
    return undefined;
  };
  const answers = stated({
    childbearingPotential: answer("childbearing-potential"),
    pregnant: passing("pregnant", "patient.pregnant"),
    breastfeeding: passing("breastfeeding", "patient.breastfeeding"),
    ancestryHlaB1502AtRisk: answer("hla-b1502-ancestry"),
  });
  return { answers, stale };
}

/** Age in completed years on the day, and the sex at birth when it is known. */
export function personFacts(
  patient: StoredFacts["patient"],
  asOf: Day,
): Pick<EngineInput["patient"], "ageYears" | "sexAtBirth"> {
  const age = ageAt(patient.born, asOf);
  return stated({
    ageYears: age >= 0 ? age : undefined,
    sexAtBirth: patient.sexAtBirth === "not-known" ? undefined : patient.sexAtBirth,
  });
}

const statusOf: Readonly<Record<string, EngineInput["diagnosis"]["cancerStatus"]>> = {
  found: "confirmed",
  "in-remission": "in-remission",
  suspected: "suspected",
  "not-found": "not-found",
};

/** The diagnosis: an antibody that was not tested is neither found nor absent; without a search the cancer status is not known. */
export function diagnosisFacts(diagnosis: JudgedDiagnosis): EngineInput["diagnosis"] {
  const having = (result: string) =>
    diagnosis.antibodies.filter((row) => row.result === result).map((row) => row.antibody);
  const cancerStatus = statusOf[diagnosis.cancerStatus];
  const cancer = diagnosis.cancer ?? (cancerStatus === "not-found" ? "none" : undefined);
  return {
    syndrome: diagnosis.phenotype,
    antibodies: { present: having("found"), absent: having("not-found"), complete: false },
    ...stated({ cancer, cancerStatus }),
  };
}

const jurisdictions = ["US", "EU", "other"] as const;

/** The jurisdiction of the site, for rules that differ by it. */
export function jurisdictionOf(text: string): (typeof jurisdictions)[number] {
  return jurisdictions.find((one) => one === text) ?? "other";
}
