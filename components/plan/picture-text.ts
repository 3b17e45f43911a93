// Words in a picture: how much room they take, so that none covers another and none is cut (MED-11).

/** Widest share of its size that a letter of the typeface takes on average; measured in the browser by the journey. */
const LETTER = 0.55;
const BOLD_LETTER = 0.59;

/** The room a text takes at a size in the units of the picture; rather too much than too little. */
export function widthOf(text: string, size: number, isBold = false): number {
  return text.length * size * (isBold ? BOLD_LETTER : LETTER) + 2;
}

/** A text in lines that fit a width, broken between words only; a single word longer than the width keeps a line of its own. */
export function wrapped(text: string, size: number, width: number, isBold = false): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, size, isBold) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

export interface Box {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
}

export const touches = (a: Box, b: Box) => a.x1 < b.x2 && b.x1 < a.x2 && a.y1 < b.y2 && b.y1 < a.y2;

export const tenth = (n: number) => Math.round(n * 10) / 10;

/** The first row, from 0, in which a stretch meets none that is already there; it is kept in that row. */
export function freeRow(rows: { x1: number; x2: number }[][], stretch: { x1: number; x2: number }, gap = 8): number {
  let row = 0;
  while (rows[row]?.some((other) => stretch.x1 < other.x2 + gap && other.x1 < stretch.x2 + gap)) row += 1;
  rows[row] = [...(rows[row] ?? []), stretch];
  return row;
}

/** Where a text of a width begins when it should begin at `x` but must end before `right` and not begin before `left`. */
export const within = (x: number, width: number, left: number, right: number) =>
  Math.max(left, Math.min(x, right - width));
