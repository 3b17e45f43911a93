import { accessLabels, anticoagulantLabels, replacementLabels } from "@/lib/domain/plan/labels";
import { formatDose } from "@/lib/domain/wording/dose";
import { DescriptionList } from "../ui/description-list";

const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  fluid: replacementLabels,
  access: accessLabels,
  anticoagulant: anticoagulantLabels,
};
const units: Readonly<Record<string, string>> = { volumeL: "L", doseG: "g" };
const terms: Readonly<Record<string, string>> = {
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

function shownValue(name: string, value: string | null): string {
  if (value === null) return name === "delayReason" ? "Not delayed, not reduced" : "None";
  const unit = units[name];
  if (unit) return formatDose(value, unit);
  if (name === "rateMlPerHour") return `${value} mL per hour`;
  return codes[name]?.[value] ?? value;
}

/** What was written down of a session that was given. */
export function SessionRecord({ record }: { readonly record: Readonly<Record<string, string | null>> }) {
  const rows = Object.entries(terms).filter(([name]) => name in record);
  return (
    <DescriptionList
      items={rows.map(([name, term]) => ({
        term,
        value: <span data-clinical="">{shownValue(name, record[name] ?? null)}</span>,
      }))}
    />
  );
}
