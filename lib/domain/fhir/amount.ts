// Numbers from elsewhere as decimal text with the unit as sent. Nothing is converted or completed here.
import { roundedDecimal } from "@/lib/domain/shared/decimal";
import type { FhirQuantity } from "./datatypes";
import { plainText } from "./plain-text";

/** An amount as sent: decimal text; the unit's words and its UCUM code, each null when not stated. */
export type SentAmount = {
  readonly value: string;
  readonly comparator: "<" | "<=" | ">=" | ">" | null;
  readonly unit: string | null;
  readonly ucum: string | null;
};

/** The plain decimal text of a JSON number, without exponent; more than 15 places are noise of binary fractions. */
export function decimalText(value: number): string {
  return roundedDecimal(String(value), 15);
}

/** The amount of a FHIR quantity as sent, or null when it has no number. */
export function sentAmount(quantity: FhirQuantity | undefined): SentAmount | null {
  if (quantity?.value === undefined) return null;
  const isUcum = quantity.system === "http://unitsofmeasure.org";
  const code = quantity.code === undefined ? null : plainText(quantity.code) || null;
  return {
    value: decimalText(quantity.value),
    comparator: quantity.comparator ?? null,
    unit: plainText(quantity.unit ?? "") || code,
    ucum: isUcum ? code : null,
  };
}

/** An amount in words; a missing unit is said, never assumed. */
export function amountText(amount: SentAmount): string {
  const sign = amount.comparator === null ? "" : `${amount.comparator} `;
  return `${sign}${amount.value} ${amount.unit ?? "(unit not stated)"}`;
}
