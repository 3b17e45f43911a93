// Medicine names: generic first in lower case, brand after it in capitals, tall man letters for look-alikes (MED-9).

/** The version of the tall man table; names after the FDA and ISMP lists as given in the wording rules, 2026. */
export const tallManVersion = "2026-11";

const tallManNames = [
  "predniSONE",
  "prednisoLONE",
  "methylPREDNISolone",
  "azaTHIOprine",
  "azaCITIDine",
  "riTUXimab",
  "inFLIXimab",
  "cycloPHOSphamide",
  "cycloSPORINE",
  "CISplatin",
  "CARBOplatin",
  "vinCRIStine",
  "vinBLAStine",
  "DOXOrubicin",
  "DAUNOrubicin",
  "carBAMazepine",
  "OXcarbazepine",
  "clonazePAM",
  "LORazepam",
  "diazePAM",
] as const;

const byPlainName = new Map<string, string>(tallManNames.map((name) => [name.toLowerCase(), name]));

export interface MedicineName {
  /** What the eye reads, with tall man letters: `predniSONE`. */
  readonly display: string;
  /** What a screen reader says and a search finds: `prednisone`. */
  readonly plain: string;
}

/** The generic name in lower case, keeping acronyms such as IVIg: `Carbamazepine` → `carbamazepine`. */
export function genericName(name: string): string {
  return name.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

/** A name with tall man letters in every word of the table, and its plain form; other words stay as they are. */
export function tallMan(name: string): MedicineName {
  const plain = genericName(name);
  const display = plain.replace(/[A-Za-z]+/g, (word) => byPlainName.get(word.toLowerCase()) ?? word);
  return { display, plain };
}

/** A brand name in capitals, as shown after the generic name. */
export function brandLabel(brand: string): string {
  return brand.toUpperCase();
}
