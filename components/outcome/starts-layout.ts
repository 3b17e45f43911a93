// Where the first days of treatments, and the times in which they cannot be told apart, go above the curves of outcomes.
import { cannotSeparate, namesOf, type Overlap, type TreatmentStart } from "@/lib/domain/outcome/trend";
import { type Box, freeRow, tenth, widthOf, within, wrapped } from "../plan/picture-text";
import { LEFT, RIGHT } from "../plan/timeline-layout";
import { placesOf, type Shown } from "./panel-layout";

const TEXT = 12.5;
const ROW = 17;

export interface StartMark {
  readonly starts: readonly TreatmentStart[];
  readonly x: number;
  readonly text: string;
  readonly textX: number;
  readonly y: number;
}

export interface Shade {
  readonly overlap: Overlap;
  readonly x1: number;
  readonly x2: number;
  readonly lines: readonly { readonly text: string; readonly x: number; readonly y: number }[];
  /** Where its bracket is drawn. */
  readonly y: number;
}

export interface StartsLayout {
  readonly height: number;
  readonly marks: readonly StartMark[];
  readonly shades: readonly Shade[];
}

const MOST_NAMES = 4;

const short = (starts: readonly TreatmentStart[]) =>
  starts.length > MOST_NAMES ? `${starts.length} treatments` : namesOf(starts);

/** Those that began on one day share a mark. */
function byDay(starts: readonly TreatmentStart[]): TreatmentStart[][] {
  const groups: TreatmentStart[][] = [];
  for (const start of starts) {
    const last = groups.at(-1);
    if (last?.[0]?.start === start.start) last.push(start);
    else groups.push([start]);
  }
  return groups;
}

/** Starts within the days shown, and overlaps that reach into them, cut at the edges. Starts come in the order of their days. */
export function placeStarts(
  starts: readonly TreatmentStart[],
  overlaps: readonly Overlap[],
  shown: Shown,
): StartsLayout {
  const place = placesOf(shown);
  const rows: Pick<Box, "x1" | "x2">[][] = [];
  const inside = starts.filter(({ start }) => start >= shown.from && start <= shown.to);
  const marks = byDay(inside).flatMap((group): StartMark[] => {
    const [first] = group;
    if (!first) return [];
    const text = short(group);
    const x = place(first.start);
    const width = widthOf(text, TEXT);
    const textX = within(x + 4, width, LEFT, RIGHT);
    const row = freeRow(rows, { x1: Math.min(x, textX) - 2, x2: Math.max(x, textX + width) });
    return [{ starts: group, x: tenth(x), text, textX: tenth(textX), y: 15 + row * ROW }];
  });
  let y = 8 + rows.length * ROW;
  const clamp = (x: number) => Math.max(LEFT, Math.min(RIGHT, x));
  const shades = overlaps
    .filter((overlap) => overlap.to >= shown.from && overlap.from <= shown.to)
    .map((overlap): Shade => {
      const [x1, x2] = [clamp(place(overlap.from)), clamp(place(overlap.to))];
      const { starts: all } = overlap;
      const words =
        all.length > MOST_NAMES
          ? cannotSeparate({ ...overlap, starts: all }).replace(namesOf(all), short(all))
          : cannotSeparate(overlap);
      const lines = wrapped(words, TEXT, RIGHT - LEFT).map((text, at) => {
        return { text, x: tenth(within(x1, widthOf(text, TEXT), LEFT, RIGHT)), y: y + 18 + at * 16 };
      });
      const shade = { overlap, x1: tenth(x1), x2: tenth(Math.max(x1 + 2, x2)), lines, y: y + 4 };
      y += 12 + lines.length * 16;
      return shade;
    });
  return { height: y + 6, marks, shades };
}
