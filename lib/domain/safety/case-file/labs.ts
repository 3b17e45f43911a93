// `labs` of a case file: the most recent result of each, in the vocabulary's unit or converted to it.
import { labs, type ObservationKind } from "@/lib/domain/knowledge/labs";
import { toVocabularyUnit } from "@/lib/domain/knowledge/unit-conversion";
import type { LabResult } from "@/lib/domain/safety/engine-input";
import { plainDecimal } from "@/lib/domain/shared/decimal";
import { mendWord, oneOf } from "./near-miss";
import { choiceAt, dayAt, numberAt, textAt } from "./scalars";
import { complain, fieldAt, fieldsAt, isUnsaid, type Spot } from "./spot";

const kinds = new Map(labs.map((kind) => [kind.id, kind]));
const labIds = [...kinds.keys()];

/** Beside the usual words, what a laboratory may report of any metaboliser phenotype; no rule asks for them. */
const otherPhenotypes = ["normal", "rapid"];

export function labsAt(spot: Spot, today: number): Readonly<Record<string, LabResult>> {
  if (isUnsaid(spot)) return {};
  const fields = fieldsAt(spot) ?? new Map<string, unknown>();
  const results = [...fields.keys()].flatMap((id) => {
    const at = fieldAt(spot, fields, id);
    const kind = kinds.get(id);
    if (!kind) {
      complain(
        at,
        "this laboratory value is not known",
        mendWord(id, labIds, "an id of the vocabulary such as creatinine"),
      );
      return [];
    }
    const result = resultAt(at, kind, today);
    return result ? [[id, result] as const] : [];
  });
  return Object.fromEntries(results);
}

function resultAt(spot: Spot, kind: ObservationKind, today: number): LabResult | undefined {
  if (isUnsaid(spot)) return undefined;
  const fields = fieldsAt(spot, ["value", "day", "unit"]);
  if (!fields) return undefined;
  const at = (key: string) => fieldAt(spot, fields, key);
  const day = dayAt(at("day"));
  if (isUnsaid(at("day")))
    complain(at("day"), "the day of the result is missing", "Write the days from day 0: -3 is three days before");
  if (day !== undefined && day > today)
    return complain(
      at("day"),
      `day ${day} is in the future (today is day ${today})`,
      "Write the day the sample was taken",
    );
  // null is how a program writes that there is no result
  if (fields.get("value") === null) return undefined;
  const value = kind.value === "number" ? measuredAt(at("value"), at("unit"), kind) : wordAt(at("value"), kind);
  return value === undefined || day === undefined ? undefined : { value, day };
}

function measuredAt(spot: Spot, unitSpot: Spot, kind: ObservationKind): number | undefined {
  if (isUnsaid(spot))
    return complain(spot, "the value is missing", `Write the number in ${kind.unit}, or leave the result out`);
  const entered = numberAt(spot, { max: 1e15 });
  const unit = textAt(unitSpot);
  if (entered === undefined || (unit === undefined && !isUnsaid(unitSpot))) return undefined;
  const value = unit === undefined ? entered : convertedAt(unitSpot, entered, unit, kind);
  const range = kind.plausible;
  if (value === undefined || !range || (value >= range.min && value <= range.max)) return value;
  return complain(
    spot,
    `${entered} ${unit ?? kind.unit} is not a possible ${kind.label.toLowerCase()}`,
    `Write a value from ${range.min} to ${range.max} ${kind.unit}, or name its unit in “unit”`,
  );
}

function convertedAt(spot: Spot, entered: number, unit: string, kind: ObservationKind): number | undefined {
  const converted = toVocabularyUnit(kind, plainDecimal(entered), unit);
  return converted.ok ? Number(converted.value) : complain(spot, converted.problem, `Write the value in ${kind.unit}`);
}

function wordAt(spot: Spot, kind: ObservationKind): string | undefined {
  // that a test was done is all such a result says
  if (kind.choices.length === 1 && (isUnsaid(spot) || spot.value === true || spot.value === 1)) return kind.choices[0];
  if (isUnsaid(spot))
    return complain(spot, "the value is missing", `Write ${oneOf(kind.choices)}, or leave the result out`);
  return choiceAt(
    spot,
    kind.unit === "{phenotype}" ? [...new Set([...kind.choices, ...otherPhenotypes])] : kind.choices,
  );
}
