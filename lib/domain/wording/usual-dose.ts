// Catalogue prose about usual doses, in the wording of the screens (MED-8): words instead of signs.

const per: Readonly<Record<string, string>> = { d: "day", m2: "m²" };
const signs: readonly (readonly [RegExp, string])[] = [
  [/\s*(?:<=|≤)\s*/g, " at most "],
  [/\s*(?:>=|≥)\s*/g, " at least "],
  [/\s*<\s*/g, " under "],
  [/\s*>\s*/g, " over "],
];

/** Prose such as `15-30 mg/d, child < 45 kg` as `15 to 30 mg per day, child under 45 kg`; amounts stay as they are. */
export function usualDoseText(prose: string): string {
  const spoken = prose
    .replace(
      /(?<=[A-Za-z%)\d²])\/(kg|m2|m²|d|day|dose|min|mL|h|week|L|dL)\b/g,
      (_, unit: string) => ` per ${per[unit] ?? unit}`,
    )
    .replace(/(\d)\s*[-–]\s*(?=\d)/g, "$1 to ");
  return signs
    .reduce((text, [sign, words]) => text.replace(sign, words), spoken)
    .replace(/ {2,}/g, " ")
    .trim();
}
