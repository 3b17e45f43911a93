// The doses of a steroid as a step curve from zero, each step labelled where there is room (TML-3); of other drugs as words in the bar.
import type { Bar, DoseStretch } from "@/lib/domain/schedule/lanes";
import { formatDose } from "@/lib/domain/wording/dose";
import { type Box, tenth, touches, widthOf, within } from "./picture-text";

export const DOSE_SIZE = 12;
export const CURVE_HEIGHT = 58;
const HEADROOM = 15;

export interface DoseLabel {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

export interface Curve {
  readonly line: string;
  readonly area: string;
  readonly base: number;
  /** The highest dose at its height, and zero. */
  readonly scale: readonly { readonly y: number; readonly text: string }[];
}

interface Place {
  readonly x: (offsetDays: number) => number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

interface Drawn {
  readonly curve: Curve | null;
  readonly doses: readonly DoseLabel[];
  /** Doses that are drawn but not written. */
  readonly unwritten: number;
}

const isVisible = ({ x1, x2 }: { x1: number; x2: number }, { left, right }: Place) => x2 > left && x1 < right;

const edges = (d: DoseStretch, { x, left, right }: Place) => ({
  x1: Math.max(left, x(d.offsetDays)),
  x2: Math.min(right, x(d.offsetDays + d.lengthDays)),
});

/** The curve of the average dose a day. `top` is the upper edge of its room, labels included. */
export function placeCurve(bar: Bar, place: Place): Drawn {
  const base = place.top + CURVE_HEIGHT;
  const parts = bar.doses
    .map((d) => ({ ...edges(d, place), dose: d, mg: d.mg ?? 0 }))
    .filter((p) => isVisible(p, place));
  const highest = Math.max(0, ...parts.map((p) => p.mg));
  if (highest === 0) return { curve: null, doses: [], unwritten: 0 };
  const y = (mg: number) => tenth(base - ((CURVE_HEIGHT - HEADROOM) * mg) / highest);
  const corners = parts.flatMap((p, at) => {
    const before = parts[at - 1];
    const gap = before && p.x1 - before.x2 > 0.5 ? [`${tenth(before.x2)} ${y(0)}`, `${tenth(p.x1)} ${y(0)}`] : [];
    return [...gap, `${tenth(p.x1)} ${y(p.mg)}`, `${tenth(p.x2)} ${y(p.mg)}`];
  });
  const [first, last] = [parts[0], parts.at(-1)];
  const taken: Box[] = [];
  const doses: DoseLabel[] = [];
  // The first and the last dose tell most of a taper; the others where they still fit.
  for (const part of [...parts.slice(0, 1), ...parts.slice(1).slice(-1), ...parts.slice(1, -1)]) {
    const width = widthOf(part.dose.text, DOSE_SIZE, true);
    const at = within(part.x1 + 2, width, place.left, place.right);
    const baseline = y(part.mg) - 4;
    const box = { x1: at, x2: at + width, y1: baseline - DOSE_SIZE + 1, y2: baseline + 2 };
    if (taken.some((other) => touches(box, other))) continue;
    taken.push(box);
    doses.push({ text: part.dose.text, x: tenth(at), y: baseline });
  }
  return {
    curve: {
      line: `M${corners.join(" L")}`,
      area: `M${tenth(first?.x1 ?? 0)} ${y(0)} L${corners.join(" L")} L${tenth(last?.x2 ?? 0)} ${y(0)} Z`,
      base,
      scale: [
        { y: y(highest), text: formatDose(String(highest), "mg") },
        { y: base, text: formatDose("0", "mg") },
      ],
    },
    doses,
    unwritten: parts.length - doses.length,
  };
}

/** The doses of a bar as words inside it, each where its stretch begins, beside the signs that stand there. */
export function placeDoses(bar: Bar, place: Place & { readonly signs: readonly number[] }): Drawn {
  const parts = bar.doses.map((d) => ({ ...edges(d, place), text: d.text })).filter((p) => isVisible(p, place));
  const doses = parts.flatMap(({ x1, x2, text }) => {
    const width = widthOf(text, DOSE_SIZE) + 8;
    const walls = place.signs.filter((at) => at > x1 - 8 && at < x2 + 8);
    const starts = [x1, ...walls.map((at) => at + 8)];
    const at = starts.find((s) => s + width <= x2 && walls.every((wall) => wall < s || wall - 8 > s + width));
    return at === undefined ? [] : [{ text, x: tenth(at + 5), y: place.top + 13 }];
  });
  return { curve: null, doses, unwritten: parts.length - doses.length };
}
