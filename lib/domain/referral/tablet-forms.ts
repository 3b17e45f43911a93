// How tablets can be taken; apart from the schema, so that forms stay small.
export const tabletForms = ["whole", "crushed", "liquid", "none"] as const;
export type TabletForm = (typeof tabletForms)[number];
export const tabletWords: Record<TabletForm, string> = {
  whole: "Whole",
  crushed: "Crushed",
  liquid: "Liquid forms only",
  none: "None by mouth",
};
