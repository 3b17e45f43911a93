// Numbers in medicine text: MED-1 (no trailing zero), MED-2 (leading zero), MED-3 (comma from 1,000, no exponent).
import { Decimal } from "../shared/decimal";

/** A dose or other exact number for reading: `1000.50` → `1,000.5`, `.5` → `0.5`; never an exponent. Throws on a non-number. */
export function formatNumber(value: string | number | Decimal): string {
  const plain = new Decimal(value).toFixed();
  const [whole = "0", fraction] = plain.replace("-", "").split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  const sign = plain.startsWith("-") && new Decimal(value).lt(0) ? "\u2212" : "";
  return fraction ? `${sign}${grouped}.${fraction}` : `${sign}${grouped}`;
}

/** A laboratory value for reading: the precision as reported is kept (`4.10` stays `4.10`), commas are added. */
export function formatReported(value: string): string {
  const found = /^(-?)0*(\d+)(\.\d+)?$/.exec(value.trim());
  if (!found) return value.trim();
  const whole = (found[2] ?? "0").replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return `${found[1] ? "\u2212" : ""}${whole}${found[3] ?? ""}`;
}
