// Single values of a case file. Each answers undefined when nothing is said, or when what is said is refused (and reported).
import { mendWord, oneOf } from "./near-miss";
import { complain, isUnsaid, type Spot, shown } from "./spot";

/** Days of a plan and of results reach 20 years either way of day 0. */
export const MOST_DAYS = 7305;

export interface NumberLimits {
  readonly unit?: string;
  /** Smallest value allowed, or the value it must exceed. */
  readonly min?: number;
  readonly above?: number;
  readonly max: number;
  readonly whole?: boolean;
}

function expectation({ unit = "", min, above, max, whole }: NumberLimits): string {
  const range = above === undefined ? `from ${min ?? -max} to ${max}` : `above ${above}, at most ${max}`;
  const kind = whole ? "a whole number" : "a number";
  return `Write ${kind} ${range}${unit === "" ? "" : ` (${unit})`}`;
}

/** A number within limits. */
export function numberAt(spot: Spot, limits: NumberLimits): number | undefined {
  if (isUnsaid(spot)) return undefined;
  const { value } = spot;
  const mend = expectation(limits);
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    return complain(spot, `${shown(value)} is text, not a number`, `${mend}, without quotation marks`);
  if (typeof value !== "number") return complain(spot, `expected a number, found ${shown(value)}`, mend);
  if (!Number.isFinite(value)) return complain(spot, `${value} is not a number that can be reckoned with`, mend);
  if (limits.whole && !Number.isInteger(value)) return complain(spot, `${value} is not a whole number`, mend);
  if (limits.above !== undefined && value <= limits.above)
    return complain(spot, `${value} is not above ${limits.above}`, mend);
  if (limits.min !== undefined && value < limits.min) return complain(spot, `${value} is too small`, mend);
  if (value < -limits.max || value > limits.max) return complain(spot, `${value} is out of range`, mend);
  return value;
}

/** A day counted from day 0 of the plan, before it negative. */
export function dayAt(spot: Spot): number | undefined {
  return numberAt(spot, { unit: "days from day 0", min: -MOST_DAYS, max: MOST_DAYS, whole: true });
}

/** Yes or no; “unknown” says nothing. */
export function booleanAt(spot: Spot): boolean | undefined {
  if (isUnsaid(spot) || spot.value === "unknown") return undefined;
  if (typeof spot.value === "boolean") return spot.value;
  const quoted = spot.value === "true" || spot.value === "false" ? ", without quotation marks" : "";
  return complain(spot, `expected true or false, found ${shown(spot.value)}`, `Write true or false${quoted}`);
}

/** One of a few words; “unknown” says nothing. */
export function choiceAt<Word extends string>(spot: Spot, words: readonly Word[]): Word | undefined {
  if (isUnsaid(spot) || spot.value === "unknown") return undefined;
  const { value } = spot;
  const found = words.find((word) => word === value);
  if (found !== undefined) return found;
  const mend = typeof value === "string" ? mendWord(value, words, oneOf(words)) : `Write ${oneOf(words)}`;
  return complain(spot, `${shown(value)} is not one of the words allowed here`, mend);
}

/** A short text. */
export function textAt(spot: Spot): string | undefined {
  if (isUnsaid(spot)) return undefined;
  const { value } = spot;
  if (typeof value !== "string")
    return complain(spot, `expected text, found ${shown(value)}`, "Write it in quotation marks");
  const text = value.trim();
  if (text === "") return complain(spot, "the text is empty", "Write what is meant, or leave it out");
  if (text.length > 200) return complain(spot, "the text is longer than 200 characters", "Shorten it");
  return text;
}
