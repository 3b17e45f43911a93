// Which events of the audit are disclosures of a chart: somebody saw, exported or printed it. What changed it is none.

export const disclosureKinds = ["seen", "exported", "printed"] as const;
export type DisclosureKind = (typeof disclosureKinds)[number];

export const disclosureKindWords: Readonly<Record<DisclosureKind, string>> = {
  seen: "Seen",
  exported: "Exported",
  printed: "Printed",
};

/** How the codes of each kind are spelled; Postgres asks with the same words, so both always agree. */
export const disclosurePatterns: Readonly<Record<DisclosureKind, string>> = {
  seen: "([.-]read|^plan[.]compared)$",
  exported: "[.-]exported$",
  printed: "[.]printed$",
};
export const anyDisclosure = Object.values(disclosurePatterns).join("|");

/** What an event disclosed, by its code; null for a change, a refusal to come and everything else. */
export function disclosureOf(action: string): DisclosureKind | null {
  return disclosureKinds.find((kind) => new RegExp(disclosurePatterns[kind]).test(action)) ?? null;
}
