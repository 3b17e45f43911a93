// One plan under examination: the input with everything that several rules ask for worked out once.
import type { EngineInput, FactList } from "./engine-input";
import type { Ids } from "./expression";
import type { MissingFact } from "./finding";
import { OrderBook, ordersOf } from "./orders";
import { anything, combine, exactly, isKnown, type Range } from "./range";
import { SteroidDays } from "./steroid-days";
import { validDaysOf } from "./vocabulary";

/** A test whose time has not come, met while a rule was judged. */
export interface Postponed {
  readonly lab: string;
  readonly fromDay: number;
  readonly byDay: number;
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
    return value === undefined ? anything([this.missing(`patient.${fact}`)]) : exactly(value);
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

  /** kg that a creatinine clearance is reckoned with: actual, above 120% of ideal the adjusted weight (calculations.md 2). */
  #dosingWeight(): Range {
    const { weightKg, heightCm, sexAtBirth } = this.input.patient;
    if (weightKg === undefined || heightCm === undefined || sexAtBirth === undefined)
      return anything([
        ...(weightKg === undefined ? [this.missing("patient.weightKg")] : []),
        ...(heightCm === undefined ? [this.missing("patient.heightCm")] : []),
        ...(sexAtBirth === undefined ? [this.missing("patient.sexAtBirth")] : []),
      ]);
    const ideal = (sexAtBirth === "male" ? 50 : 45.5) + 0.91 * (heightCm - 152);
    return exactly(weightKg > 1.2 * ideal ? ideal + 0.4 * (weightKg - ideal) : weightKg);
  }

  /** Creatinine clearance in mL/min, Cockcroft-Gault (calculations.md 3), not rounded. */
  clearance(): Range {
    if (this.#clearance) return this.#clearance;
    const creatinine = this.lab("creatinine");
    const age = this.patientNumber("ageYears");
    const weight = this.#dosingWeight();
    const lacks = [
      ...("state" in creatinine
        ? [creatinine]
        : typeof creatinine.value === "number"
          ? []
          : [this.missing("labs.creatinine")]),
      ...age.missing,
      ...weight.missing,
    ];
    if (lacks.length > 0 || "state" in creatinine) this.#clearance = anything(lacks);
    else {
      const factor = this.input.patient.sexAtBirth === "female" ? 0.85 : 1;
      const value = ((140 - age.least) * weight.least * factor) / (72 * Number(creatinine.value));
      this.#clearance = exactly(Math.max(value, 0));
    }
    return this.#clearance;
  }

  /** Body surface in m², Mosteller (calculations.md 1), not rounded. */
  surface(): Range {
    if (!this.#surface) {
      const product = combine(this.patientNumber("weightKg"), this.patientNumber("heightCm"), "times");
      this.#surface = isKnown(product) ? exactly(Math.sqrt(product.least / 3600)) : product;
    }
    return this.#surface;
  }

  steroids(): SteroidDays {
    this.#steroids ??= new SteroidDays(this);
    return this.#steroids;
  }

  /** The first planned day of any of these items; null when none is in the plan. */
  firstDay(ids: Ids): number | null {
    const orders = ids.includes("@any") ? this.orders.current : this.orders.of(ids);
    return orders.length === 0 ? null : Math.min(...orders.map((order) => order.first));
  }
}
