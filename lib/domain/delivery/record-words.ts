// What was written down of a session, in words: for the screen, and for the person whose own record lost a race.
import { accessLabels, anticoagulantLabels, replacementLabels } from "../plan/labels";
import { formatDose } from "../wording/dose";

const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fluid: replacementLabels,
  access: accessLabels,
  anticoagulant: anticoagulantLabels,
};
const units: Readonly<Record<string, string>> = { volumeL: "L", doseG: "g" };

/** The fields of a record in the order in which they are read. */
export const recordTerms: Readonly<Record<string, string>> = {
  volumeL: "Volume exchanged",
  fluid: "Replacement fluid",
  access: "Access used",
  anticoagulant: "Anticoagulant",
  complications: "Complications",
  product: "Product",
  lot: "Lot number",
  doseG: "Dose given",
  rateMlPerHour: "Highest rate",
  reactions: "Reactions",
  doseGiven: "What was given",
  delayReason: "Why it was delayed or reduced",
  preCheckReason: "Given although a pre-check was open, because",
};

/** One value of a record for reading, its unit included; what was left empty is said. */
export function recordValue(name: string, value: string | null): string {
  if (value === null) return name === "delayReason" ? "Not delayed, not reduced" : "None";
  const unit = units[name];
  if (unit) return formatDose(value, unit);
  if (name === "rateMlPerHour") return `${value} mL per hour`;
  return codes[name]?.[value] ?? value;
}

const told = ["volumeL", "product", "lot", "doseG", "doseGiven"];

/** A record in one line, by what tells two of them apart; empty when nothing was recorded. */
export function formatRecord(record: Readonly<Record<string, string | null>> | null): string {
  if (!record) return "";
  return told.flatMap((name) => (record[name] ? [recordValue(name, record[name])] : [])).join(", ");
}
