// Prose of the clinical data in the wording of the screens: words instead of signs and of units that are misread.
import { usualDoseText } from "../wording/usual-dose";

/** Prose such as `platelets >= 100 x10*9/L, level 4-12 ug/mL` as `platelets at least 100 × 10⁹ per L, level 4 to 12 microgram per mL`. */
export function spokenProse(text: string): string {
  return usualDoseText(text.replace(/x\s*10\*9\/L/g, "× 10⁹ per L").replace(/mm\[Hg\]/g, "mmHg"))
    .replace(/\bug\b/g, "microgram")
    .replace(/\bumol\b/g, "micromol")
    .replace(/\/\[HPF\]/g, " per high-power field")
    .replace(/\bm2\b/g, "m²")
    .replace(/\b(\d+)-monthly\b/g, "every $1 months")
    .replace(/\bx (?=\d)/g, "× ")
    .replace(/(?<![\d.])(\d+)\.0(?![\d.])/g, "$1");
}

/** The same with a capital first letter. */
export function spokenSentence(text: string): string {
  const spoken = spokenProse(text);
  return spoken.charAt(0).toUpperCase() + spoken.slice(1);
}
