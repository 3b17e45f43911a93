/** Words over lines: the paper shows round each letter, so that no line runs through them. */
export const halo = {
  strokeWidth: 3.5,
  paintOrder: "stroke",
  className: "fill-ink stroke-surface",
} as const;
