import type { ObservationKind } from "@/lib/domain/knowledge/labs";
import { enterableUnits } from "@/lib/domain/knowledge/unit-conversion";
import { unitLabel } from "@/lib/domain/wording/unit";
import type { KindOption } from "./observation-form";

const groupWords = { laboratory: "Laboratory", vital: "Vital sign", function: "Function", scale: "Scale" } as const;

/** What can be measured, with the units and results a person may choose; made on the server and passed to the form. */
export function kindOption(kind: ObservationKind): KindOption {
  return {
    value: kind.id,
    label: kind.label,
    detail: groupWords[kind.group],
    units: kind.value === "choice" ? [] : enterableUnits(kind).map((value) => ({ value, label: unitLabel(value) })),
    choices: kind.choices,
  };
}
