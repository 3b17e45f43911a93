// Which sign stands for a session, visit, review or test on a bar, and where: crowded ones become thin strokes.
import type { Mark } from "@/lib/domain/schedule/lanes";
import type { OccurrenceOutcome } from "@/lib/domain/schedule/occurrences";
import { tenth } from "./picture-text";

export type Sign = OccurrenceOutcome | "review" | "reviewed" | "test" | "event";

export interface PlacedSign {
  readonly x: number;
  readonly sign: Sign;
  /** True where signs stand so close that only a stroke has room. */
  readonly isThin: boolean;
}

/** The room of a full sign. */
export const SIGN = 12;

/** The sign of a mark; null for doses and turns, which the bar itself shows. */
function signOf({ kind, outcome }: Mark): Sign | null {
  switch (kind) {
    case "session":
    case "visit":
    case "cycle":
    case "dose":
      return outcome ?? "planned";
    case "review":
      return outcome === "given" ? "reviewed" : "review";
    case "test":
    case "fraction":
      return "test";
    case "event":
      return "event";
    case "dose-step":
    case "turn":
      return null;
  }
}

/** The signs of a bar from left to right; of several on one point the one that tells most stays. */
export function placeSigns(marks: readonly Mark[], x: (offsetDays: number) => number): PlacedSign[] {
  const all = marks
    .flatMap((mark) => {
      const sign = signOf(mark);
      return sign ? [{ x: tenth(x(mark.offsetDays)), sign }] : [];
    })
    .sort((a, b) => a.x - b.x);
  const kept: { x: number; sign: Sign }[] = [];
  for (const one of all) {
    const last = kept.findLast((other) => other.sign === one.sign);
    if (!last || one.x - last.x >= 2 || one.sign === "missed") kept.push(one);
  }
  return kept.map((one, at) => ({ ...one, isThin: isCrowding(one) && hasNeighbour(kept, at) }));
}

/** Reviews are few and tests are strokes already: they neither crowd nor give way. */
const isCrowding = ({ sign }: { sign: Sign }) => sign !== "review" && sign !== "reviewed" && sign !== "test";

function hasNeighbour(signs: readonly { x: number; sign: Sign }[], at: number): boolean {
  const own = signs[at];
  const before = signs.slice(0, at).findLast(isCrowding);
  const after = signs.slice(at + 1).find(isCrowding);
  return own !== undefined && [before, after].some((other) => other !== undefined && Math.abs(other.x - own.x) < SIGN);
}

/** From where to where sessions were put off; those that lie outside the picture are told by the table. */
export function placeMoves(marks: readonly Mark[], x: (offsetDays: number) => number, daysTo: (mark: Mark) => number) {
  return marks
    .filter((mark) => mark.movedTo !== undefined)
    .map((mark) => ({ x1: tenth(x(mark.offsetDays)), x2: tenth(x(daysTo(mark))) }));
}
