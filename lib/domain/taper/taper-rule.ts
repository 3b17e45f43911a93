// A steroid taper typed as one rule: "60 mg for 28 days then down 10 mg every 14 days to 20 mg". Filled into dose steps.
import { addDays, type Day } from "../shared/day";
import { Decimal, isDecimalText, plainDecimal } from "../shared/decimal";
import { fail, ok, type Result } from "../shared/result";
import { formatDose } from "../wording/dose";

/** One step that the rule comes to; `alternateAmount` is the dose of the days in between, null for none. */
export interface TaperRuleStep {
  readonly amount: string;
  readonly alternateAmount: string | null;
  readonly unit: "mg";
  readonly frequency: "daily" | "every-other-day";
  readonly from: Day;
  /** Null when the last dose goes on. */
  readonly to: Day | null;
  /** On what to stay at this dose instead of going on, such as "relapse"; null for no hold point. */
  readonly holdIf: string | null;
}

type Dosing = Pick<TaperRuleStep, "amount" | "alternateAmount" | "frequency" | "holdIf">;
type Part = Dosing & { readonly days: number | null };

const longest = 60;
const tooLong = `A taper has at most ${longest} steps: use larger steps`;
const number = "(\\d{1,4}(?:\\.\\d{1,3})?)";
const period = "(\\d{1,3})? ?(days?|weeks?)";
const holdPattern = new RegExp(
  `^${number}(?: ?mg)?(?: and ${number}(?: ?mg)?)?(?: (daily|every day|every morning|on alternate days|every other day))?(?: (?:for ${period}|(ongoing)))?$`,
);
const stepPattern = new RegExp(
  `^(?:go )?(down|reduce|up|increase)(?: by)? ${number}(?: ?mg)? every ${period} to ${number}(?: ?mg)?$`,
);
const holdIfPattern = /^(?:hold|stay)(?: here)? (?:if|on|at) (.{2,100})$/;
const eachPattern =
  /((?:\d[\d.]*(?: ?mg)?(?:, ?| and |, and ))+\d[\d.]* ?mg) (for (?:\d{1,3} ?)?(?:days?|weeks?)) each/g;

export const taperRuleExample = "60 mg for 28 days then down 10 mg every 14 days to 20 mg";

const daysIn = (count: string | undefined, unit: string | undefined) =>
  Number(count ?? 1) * (unit?.startsWith("week") ? 7 : 1);

/** Before a piece that was written in one list with the piece before it. */
const ofSameList = "& ";

/** The pieces between "then", commas and semicolons, in lower case and single spaces. */
function piecesOf(rule: string): string[] {
  const text = rule.toLowerCase().replaceAll("\u00a0", " ").replace(/\s+/g, " ").trim().replace(/\.$/, "");
  return text
    .replace(eachPattern, (_all, doses: string, days: string) =>
      doses
        .split(/, and |, ?| and /)
        .map((dose) => `${dose.replace(/ ?mg$/, "")} mg ${days}`)
        .join(`; ${ofSameList}`),
    )
    .split(/ ?[;,] ?(?:then )?| then /)
    .map((piece) => piece.replace(/^then /, "").trim())
    .filter(Boolean);
}

function holding(piece: string): Result<Part> | null {
  const found = holdPattern.exec(piece);
  if (!found) return null;
  const [, amount = "", low, rhythm, count, unit] = found;
  const alternates = rhythm === "on alternate days" || rhythm === "every other day";
  if (low && !alternates) return fail(`"${piece}": write "on alternate days" when two doses alternate`);
  if (!isPositive(amount) || (low && !isPositive(low))) return fail(`"${piece}": enter a dose above 0`);
  return ok({
    amount: plainDecimal(amount),
    alternateAmount: low ? plainDecimal(low) : null,
    frequency: alternates && !low ? "every-other-day" : "daily",
    holdIf: null,
    days: unit ? daysIn(count, unit) : null,
  });
}

const isPositive = (text: string) => isDecimalText(text) && new Decimal(text).gt(0);
const mg = (value: string | Decimal) => formatDose(new Decimal(value).toFixed(), "mg");

/**
 * The doses that "down BY every N to TARGET" (or "up") stands for; the target has to be met exactly, since a guess is a
 * dose error.
 */
function stepping(piece: string, before: Part | undefined): Result<readonly Part[]> | null {
  const found = stepPattern.exec(piece);
  if (!found) return null;
  const [, verb = "", by = "", count, unit, target = ""] = found;
  const isUp = verb === "up" || verb === "increase";
  const way = isUp ? "up" : "down";
  if (!before) return fail(`Begin with the first dose, such as "60 mg for 28 days"`);
  if (before.alternateAmount || before.frequency !== "daily")
    return fail(`"${piece}": write doses on alternate days one by one, such as "20 mg on alternate days for 14 days"`);
  if (!isPositive(by)) return fail(`"${piece}": enter by how much to go ${way}, such as 10 mg`);
  const distance = new Decimal(target).minus(before.amount).times(isUp ? 1 : -1);
  if (distance.lte(0)) return fail(`"${piece}" does not go ${way}: the dose before it is ${mg(before.amount)}`);
  const steps = distance.div(by);
  if (!steps.isInteger())
    return fail(
      `Going ${way} ${mg(by)} at a time from ${mg(before.amount)} does not meet ${mg(target)}: choose another step or end`,
    );
  if (steps.gt(longest)) return fail(tooLong);
  const days = daysIn(count, unit);
  const doses = Array.from({ length: steps.toNumber() }, (_, i) =>
    new Decimal(before.amount).plus(new Decimal(by).times(isUp ? i + 1 : -i - 1)),
  );
  return ok(
    doses
      .filter((dose) => dose.gt(0))
      .map((dose) => ({ amount: dose.toFixed(), alternateAmount: null, frequency: "daily", holdIf: null, days })),
  );
}

/** The parts one piece of the rule stands for, after the part before it. */
function partsOfPiece(piece: string, before: Part | undefined): Result<readonly Part[]> {
  const steps = stepping(piece, before);
  if (steps) return steps;
  const held = holding(piece);
  if (!held) return fail(`"${piece.slice(0, 60)}" is not understood: write it like "${taperRuleExample}"`);
  return held.ok ? ok([held.value]) : held;
}

function partsOf(rule: string): Result<readonly Part[]> {
  let parts: readonly Part[] = [];
  // A hold point belongs to all doses of the piece before it.
  let piecesStart = 0;
  for (const typed of piecesOf(rule)) {
    const piece = typed.startsWith(ofSameList) ? typed.slice(ofSameList.length) : typed;
    if (piece === "stop") continue;
    const holdIf = holdIfPattern.exec(piece)?.[1];
    if (holdIf) {
      if (parts.length === 0)
        return fail(`"${piece.slice(0, 60)}": begin with the first dose, such as "60 mg for 28 days"`);
      const from = piecesStart;
      parts = parts.map((part, at) => (at < from ? part : { ...part, holdIf }));
      continue;
    }
    const next = partsOfPiece(piece, parts.at(-1));
    if (!next.ok) return next;
    if (piece === typed) piecesStart = parts.length;
    parts = [...parts, ...next.value];
    if (parts.length > longest) return fail(tooLong);
  }
  return ok(parts);
}

/**
 * The dose steps of a typed taper rule from a start day on, in mg: each begins the day after the one before ends, so that
 * they cover the whole period. Only the last dose may go on without an end. A rule that is not understood, or that does
 * not meet its target dose exactly, gives a sentence that says how to write it.
 */
export function taperFromRule(rule: string, start: Day): Result<readonly TaperRuleStep[]> {
  const read = partsOf(rule);
  if (!read.ok) return read;
  if (read.value.length === 0) return fail(`Enter the taper, such as "${taperRuleExample}"`);
  const steps: TaperRuleStep[] = [];
  let from = start;
  for (const [i, { days, ...dosing }] of read.value.entries()) {
    if (days !== null && days < 1) return fail(`Enter for how many days to give ${mg(dosing.amount)}`);
    if (days === null && i < read.value.length - 1)
      return fail(`Enter for how long to give ${mg(dosing.amount)}, such as "for 14 days"`);
    const to = days === null ? null : addDays(from, days - 1);
    steps.push({ ...dosing, unit: "mg", from, to });
    if (to) from = addDays(to, 1);
  }
  return ok(steps);
}
