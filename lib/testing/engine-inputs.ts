// Inputs of the safety engine for tests: a well patient of whom everything is known and who takes nothing.
import type { EngineInput, FactList, LabResult, PlanRow } from "@/lib/domain/safety/engine-input";

/** A list that was asked for: these ids and no others. */
export const asked = (...present: string[]): FactList => ({ present, absent: [], complete: true });
/** A list nobody asked for. */
export const notAsked: FactList = { present: [], absent: [], complete: false };

export type RowParts = Partial<PlanRow> & Pick<PlanRow, "item">;
export const row = (parts: RowParts): PlanRow => ({ startDay: parts.days?.[0] ?? 0, flags: {}, ...parts });

type Parts = Partial<Omit<EngineInput, "plan" | "labs">> & {
  readonly plan?: readonly RowParts[];
  /** A bare value was taken on day −1. */
  readonly labs?: Readonly<Record<string, number | string | LabResult>>;
};

/** A woman of 50 years, 70 kg, 165 cm, with nothing in her lists; what is given replaces whole groups. */
export function engineInput({ plan = [], labs = {}, ...parts }: Parts = {}): EngineInput {
  return {
    patient: {
      ageYears: 50,
      sexAtBirth: "female",
      weightKg: 70,
      heightCm: 165,
      childbearingPotential: false,
      pregnant: false,
      ancestryHlaB1502AtRisk: false,
      carbamazepineTolerated3Months: false,
      systolicBp: 120,
      diastolicBp: 75,
      heartRate: 72,
      jurisdiction: "US",
    },
    function: { swallow: "safe", gait: "independent", fallsLast6Months: 0, speech: "normal", seizuresActive: false },
    diagnosis: { syndrome: "lems", antibodies: asked(), cancer: "none", cancerStatus: "in-remission" },
    conditions: asked(),
    allergies: asked(),
    homeMedications: asked(),
    unmappedMedicines: [],
    unmappedAllergies: [],
    stale: {},
    ...parts,
    labs: Object.fromEntries(
      Object.entries(labs).map(([id, given]) => [id, typeof given === "object" ? given : { value: given, day: -1 }]),
    ),
    plan: plan.map(row),
  };
}
