// Which tablets make up a dose. Only exact sums count: a dose that the strengths do not meet is said, never rounded.
import { Decimal } from "../shared/decimal";
import { fail, ok, type Result } from "../shared/result";
import { formatDose } from "../wording/dose";

/** A tablet that can be had. */
export interface Tablet {
  /** mg */
  readonly strength: string;
  /** Whether it may be halved. */
  readonly halves: boolean;
}

/** Tablets of one strength in a dose. */
export interface TabletCount extends Tablet {
  readonly whole: number;
  readonly half: 0 | 1;
}

const piece = /^(\d{1,4}(?:\.\d{1,3})?) ?(?:mg)?(?: tablets?)?(?:[ (]+(half|halves|can be halved|scored)\)?)?$/;

/**
 * Tablet strengths as typed, such as "20 mg, 5 mg (can be halved)", strongest first; fails with how to
 * write them.
 */
export function readTablets(text: string): Result<readonly Tablet[]> {
  const pieces = text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, " ")
    .split(/[,;+]| and /)
    .map((part) => part.trim())
    .filter(Boolean);
  const tablets: Tablet[] = [];
  for (const part of pieces) {
    const found = piece.exec(part);
    const strength = new Decimal(found?.[1] ?? 0);
    if (strength.lte(0))
      return fail(`"${part.slice(0, 40)}" is no tablet strength: write them like "20 mg, 5 mg (can be halved)"`);
    if (tablets.some((tablet) => strength.eq(tablet.strength)))
      return fail(`${formatDose(strength.toFixed(), "mg")} stands here twice`);
    tablets.push({ strength: strength.toFixed(), halves: found?.[2] !== undefined });
  }
  if (tablets.length === 0) return fail('Enter tablet strengths such as "20 mg, 5 mg (can be halved)"');
  if (tablets.length > 8) return fail("Enter at most 8 strengths");
  return ok(tablets.toSorted((a, b) => new Decimal(b.strength).comparedTo(a.strength)));
}

interface Piece {
  readonly tablet: Tablet;
  readonly isHalf: boolean;
  readonly units: number;
  /** Fewest pieces first, then fewest halves. */
  readonly cost: number;
}

const thousandths = (mg: string | Decimal) => new Decimal(mg).times(1000).toNumber();
const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
const mostUnits = 40_000;

function piecesOf(tablets: readonly Tablet[]): Piece[] {
  return tablets.flatMap((tablet) => {
    const units = thousandths(tablet.strength);
    const whole = { tablet, isHalf: false, units, cost: 1000 };
    return tablet.halves && units % 2 === 0 ? [whole, { tablet, isHalf: true, units: units / 2, cost: 1001 }] : [whole];
  });
}

/** The cheapest way to reach each amount up to `target`, as the piece added last; null where there is none. */
function cheapest(pieces: readonly Piece[], target: number, unit: number): readonly (Piece | null)[] {
  const size = target / unit;
  const cost = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY);
  const last = new Array<Piece | null>(size + 1).fill(null);
  cost[0] = 0;
  for (let at = 1; at <= size; at += 1) {
    for (const one of pieces) {
      const before = cost[at - one.units / unit];
      if (before === undefined || before + one.cost >= (cost[at] ?? 0)) continue;
      cost[at] = before + one.cost;
      last[at] = one;
    }
  }
  return last;
}

/**
 * The fewest tablets that make up a dose in mg exactly, halves only of tablets marked for it; null when these strengths
 * cannot make it up.
 */
export function tabletsFor(mg: string, tablets: readonly Tablet[]): readonly TabletCount[] | null {
  const target = thousandths(mg);
  if (!Number.isInteger(target) || target <= 0) return null;
  const pieces = piecesOf(tablets);
  const unit = pieces.reduce((common, one) => divisor(common, one.units), target);
  if (target / unit > mostUnits) return null;
  const last = cheapest(pieces, target, unit);
  const taken = new Map<Tablet, { whole: number; half: 0 | 1 }>();
  for (let left = target; left > 0; ) {
    const one = last[left / unit];
    if (!one) return null;
    const count = taken.get(one.tablet) ?? { whole: 0, half: 0 };
    taken.set(one.tablet, one.isHalf ? { ...count, half: 1 } : { ...count, whole: count.whole + 1 });
    left -= one.units;
  }
  return tablets.flatMap((tablet) => {
    const count = taken.get(tablet);
    return count ? [{ ...tablet, ...count }] : [];
  });
}

/** Tablets for reading: `3 × 20 mg + 1 and a half × 5 mg`. */
export function tabletText(counts: readonly TabletCount[]): string {
  const number = ({ whole, half }: TabletCount) =>
    half === 0 ? String(whole) : whole === 0 ? "half" : `${whole} and a half`;
  return counts
    .map((count) => `${number(count)} × ${formatDose(count.strength, "mg")}`.replaceAll(" ", "\u00a0"))
    .join(" + ");
}

/** The tablets of one day in words: those of each dose, and how many doses; null when they cannot be made up. */
export function dayTablets(each: string, times: number, tablets: readonly Tablet[]): string | null {
  const counts = tabletsFor(each, tablets);
  if (!counts) return null;
  return times === 1 ? tabletText(counts) : `${tabletText(counts)}, ${times} times`;
}
