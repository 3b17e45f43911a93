// One plan under examination: the input with everything that several rules ask for worked out once.
import type { EngineInput, FactList } from "./engine-input";
import type { Ids } from "./expression";
import type { MissingFact } from "./finding";
import { OrderBook, ordersOf } from "./orders";
import { anything, between, combine, exactly, type Range, squareRoot } from "./range";
import { SteroidDays } from "./steroid-days";
import { validDaysOf } from "./vocabulary";

/** A test whose time has not come, met while a rule was judged. */
export interface Postponed {
  readonly lab: string;
  readonly fromDay: number;
  readonly byDay: number;
}

/** What a number about a patient can be at all while nobody knows it; the same limits as where it is typed in. */
const possible = {
  ageYears: { least: 0, most: 130 },
  weightKg: { least: 2, most: 400 },
  heightCm: { least: 40, most: 250 },
};

type Sex = "female" | "male";

/** The weight is the actual one, above 120% of ideal the adjusted one (calculations.md 2). */
function clearanceOf(sex: Sex, age: number, weight: number, height: number, creatinine: number): number {
  const ideal = (sex === "male" ? 50 : 45.5) + 0.91 * (height - 152);
  const dosing = weight > 1.2 * ideal ? ideal + 0.4 * (weight - ideal) : weight;
  return Math.max(((140 - age) * dosing * (sex === "female" ? 0.85 : 1)) / (72 * creatinine), 0);
}

export type Lab = { readonly value: number | string; readonly day: number };

export class Case {
  readonly today: number;
  readonly orders: OrderBook;
  /** Tests that were passed over because it is too early for them; `early` true makes them count as missing instead. */
  readonly postponed: Postponed[] = [];
  early = false;
  #clearance: Range | undefined;
  #surface: Range | undefined;
  #steroids: SteroidDays | undefined;

  constructor(readonly input: EngineInput) {
    this.today = input.asOfDay ?? 0;
    this.orders = new OrderBook(ordersOf(input));
  }

  /** A fact that is not there, with its day when it is there but too old. */
  missing(fact: string): MissingFact {
    const day = this.input.stale[fact];
    return day === undefined ? { fact, state: "missing" } : { fact, state: "stale", day };
  }

  /** A number about the patient, or a range that names it as missing. */
  patientNumber(fact: "ageYears" | "weightKg" | "heightCm" | "systolicBp" | "diastolicBp" | "heartRate"): Range {
    const value = this.input.patient[fact];
    if (value !== undefined) return exactly(value);
    const missing = [this.missing(`patient.${fact}`)];
    if (fact !== "ageYears" && fact !== "weightKg" && fact !== "heightCm") return anything(missing);
    const { least, most } = possible[fact];
    return between(least, most, missing);
  }

  /** The most recent result if it still counts today, else what is missing. */
  lab(id: string): Lab | MissingFact {
    const fact = `labs.${id}`;
    const result = this.input.labs[id];
    if (!result) return this.missing(fact);
    const isFresh = this.today - result.day <= validDaysOf(id);
    return isFresh ? result : { fact, state: "stale", day: result.day };
  }

  /** Whether an id is in a list: null when the list was not asked for and does not name it. */
  static has(list: FactList, id: string): boolean | null {
    if (list.present.includes(id)) return true;
    return list.complete || list.absent.includes(id) ? false : null;
  }

  /** Creatinine clearance in mL/min, Cockcroft-Gault (calculations.md 3), not rounded. */
  clearance(): Range {
    this.#clearance ??= this.#reckonClearance();
    return this.#clearance;
  }

  /** It rises with weight and height and falls with age, so that its limits lie where theirs do. */
  #reckonClearance(): Range {
    const creatinine = this.lab("creatinine");
    const [age, weight, height] = [
      this.patientNumber("ageYears"),
      this.patientNumber("weightKg"),
      this.patientNumber("heightCm"),
    ];
    const { sexAtBirth } = this.input.patient;
    const mg = "state" in creatinine ? null : creatinine.value;
    const missing = [
      ...("state" in creatinine ? [creatinine] : typeof mg === "number" ? [] : [this.missing("labs.creatinine")]),
      ...age.missing,
      ...weight.missing,
      ...height.missing,
      ...(sexAtBirth === undefined ? [this.missing("patient.sexAtBirth")] : []),
    ];
    if (typeof mg !== "number") return anything(missing);
    const sexes: readonly Sex[] = sexAtBirth ? [sexAtBirth] : ["female", "male"];
    const least = sexes.map((sex) => clearanceOf(sex, age.most, weight.least, height.least, mg));
    const most = sexes.map((sex) => clearanceOf(sex, age.least, weight.most, height.most, mg));
    return between(Math.min(...least), Math.max(...most), missing);
  }

  /** Body surface in m², Mosteller (calculations.md 1), not rounded. */
  surface(): Range {
    this.#surface ??= squareRoot(
      combine(combine(this.patientNumber("weightKg"), this.patientNumber("heightCm"), "times"), exactly(3600), "by"),
    );
    return this.#surface;
  }

  /** kg of weight for each m² of surface: known better than the two apart, since weight is in both. */
  kgPerSurface(): Range {
    const ratio = combine(this.patientNumber("weightKg"), this.patientNumber("heightCm"), "by");
    return squareRoot(combine(ratio, exactly(3600), "times"));
  }

  steroids(): SteroidDays {
    this.#steroids ??= new SteroidDays(this);
    return this.#steroids;
  }

  /** The first planned day of any of these items; null when none is in the plan. */
  firstDay(ids: Ids): number | null {
    const days = this.orders.of(ids).map((order) => order.first);
    return days.length ? Math.min(...days) : null;
  }
}
