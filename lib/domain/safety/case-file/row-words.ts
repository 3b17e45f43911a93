// Words of a plan row: where and in what form it is given, and the flags that rules or the format name.

import type { RowFlag } from "@/lib/domain/safety/engine-input";
import { mendWord, nearMisses } from "./near-miss";
import { booleanAt, choiceAt, numberAt, textAt } from "./scalars";
import { complain, isUnsaid, type Spot, shown } from "./spot";

/** As the engine reads them; the words behind say the same. */
const routes: Readonly<Record<string, readonly string[]>> = {
  oral: ["po", "by mouth"],
  iv: ["intravenous", "i.v.", "IV"],
  enteral: ["feeding-tube", "tube", "nasogastric", "ng", "gastrostomy", "peg"],
  subcutaneous: ["sc"],
  intramuscular: ["im"],
  intrathecal: [],
  inhaled: ["inhalation"],
  intranasal: ["nasal"],
  topical: ["transdermal"],
  rectal: [],
  sublingual: [],
  ophthalmic: [],
  "external-beam": [],
  extracorporeal: [],
  procedure: [],
  "in-person": [],
  telehealth: [],
};

const forms = [
  ...["tablet", "capsule", "extended-release", "enteric", "solution", "suspension", "syrup"],
  ...["orodispersible", "powder", "granules", "drops", "injection", "infusion", "patch", "suppository", "spray"],
];
/** Not accepted as they stand: the rules about crushing and swallowing must see the word they ask for. */
const otherFormWords: Readonly<Record<string, string>> = {
  "delayed-release": "enteric",
  "gastro-resistant": "enteric",
  "modified-release": "extended-release",
  "prolonged-release": "extended-release",
  "sustained-release": "extended-release",
  liquid: "solution",
  pill: "tablet",
};

export function routeAt(spot: Spot): string | undefined {
  if (isUnsaid(spot)) return undefined;
  const { value } = spot;
  const found = Object.keys(routes).find((route) => route === value || routes[route]?.some((word) => word === value));
  if (found !== undefined) return found;
  const words = Object.keys(routes);
  const mend = typeof value === "string" ? mendWord(value, words, "a route such as oral or iv") : "Write oral or iv";
  return complain(spot, `${shown(value)} is not a known route`, mend);
}

export function formAt(spot: Spot): string | undefined {
  const { value } = spot;
  const other = typeof value === "string" && Object.hasOwn(otherFormWords, value) ? otherFormWords[value] : undefined;
  if (other !== undefined)
    return complain(spot, `${shown(value)} is not one of the words allowed here`, `Write ${other}`);
  return choiceAt(spot, forms);
}

const flagReaders: Readonly<Record<string, (spot: Spot) => RowFlag | undefined>> = {
  mesna: booleanAt,
  hydration: booleanAt,
  premedication: booleanAt,
  jointDecision: booleanAt,
  taper: (spot) => (typeof spot.value === "string" ? textAt(spot) : booleanAt(spot)),
  access: (spot) => choiceAt(spot, ["central", "peripheral", "fistula"]),
  replacement: textAt,
  product: textAt,
  infusionMinutes: (spot) => numberAt(spot, { unit: "minutes", above: 0, max: 100_000 }),
};

export const flagNames = Object.keys(flagReaders);

/** The flags of a row that say something. */
export function flagsOf(at: (key: string) => Spot): Readonly<Record<string, RowFlag>> {
  const flags = Object.entries(flagReaders).flatMap(([name, read]) => {
    const value = read(at(name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(flags);
}

const units = ["mg", "mg/kg", "mg/m2"] as const;
const otherUnits: Readonly<Record<string, string>> = {
  g: "Write the dose in mg: 1 g is 1000 mg",
  mcg: "Write the dose in mg: 1000 micrograms are 1 mg",
  ug: "Write the dose in mg: 1000 micrograms are 1 mg",
  "mg/m²": "Write mg/m2",
  "g/kg": "Write mg/kg, or doseGPerKgTotal for a whole course in g/kg",
};

export function doseUnitAt(spot: Spot): (typeof units)[number] | undefined {
  if (isUnsaid(spot)) return undefined;
  const { value } = spot;
  const found = units.find((unit) => unit === value);
  if (found !== undefined) return found;
  const text = typeof value === "string" ? value : "";
  const near = nearMisses(text.replace(/\/(d|day)$/, ""), units);
  const perDay = /\/(d|day)$/.test(text) && near.length > 0 ? `Write ${near[0]} for one dose, and timesPerDay` : null;
  const mend = Object.hasOwn(otherUnits, text) ? otherUnits[text] : undefined;
  return complain(spot, `${shown(value)} is not a unit of a dose`, mend ?? perDay ?? mendWord(text, units, "mg"));
}
