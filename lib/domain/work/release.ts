// Whether a treatment that was signed to wait may be released or dropped now: its date is past, or its result is in.
import { labs, vitals } from "../knowledge/labs";
import type { TreatmentCondition } from "../plan/frame";
import type { Day } from "../shared/day";

/** A result recorded since the treatment waits. */
export interface NewResult {
  readonly code: string | null;
  readonly text: string;
  readonly recordedAt: string;
}

export type Release =
  /** Somebody has to decide, since the day or the instant of the result. */
  | { readonly answer: "due"; readonly since: string; readonly because: string }
  | { readonly answer: "waits" }
  /** The words name no result that Concord knows, so it cannot see whether it is in. */
  | { readonly answer: "cannot-tell" };

const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
const kinds = [...labs, ...vitals].map(({ id, label }) => ({ id, names: [plain(label), plain(id)] }));

const isNamed = (words: string, name: string) => name.length > 2 && ` ${words} `.includes(` ${name} `);

/** The state of a condition on a day at the site; `results` are those recorded since it was signed, oldest first. */
export function releaseOf(condition: TreatmentCondition, results: readonly NewResult[], today: Day): Release {
  if (condition.type === "conditional") {
    const because = `${condition.text}: the day to decide is past`;
    return condition.by <= today ? { answer: "due", since: condition.by, because } : { answer: "waits" };
  }
  const words = plain(condition.result);
  const named = kinds.filter(({ names }) => names.some((name) => isNamed(words, name))).map(({ id }) => id);
  const found = results.find(
    ({ code, text }) => (code !== null && named.includes(code)) || isNamed(words, plain(text)) || plain(text) === words,
  );
  if (found) return { answer: "due", since: found.recordedAt, because: `The result is in: ${condition.result}` };
  return named.length > 0 ? { answer: "waits" } : { answer: "cannot-tell" };
}
