import { type Measure, type MeasureDomain, measures } from "@/lib/domain/knowledge/measures";
import { enterableUnits } from "@/lib/domain/knowledge/unit-conversion";
import { directionWords, kindOfMeasure, licenceWords, rangeWords } from "@/lib/domain/outcome/measure-kind";
import { unitLabel } from "@/lib/domain/wording/unit";
import type { MeasureOption } from "./score-form";

const domainWords: Readonly<Record<MeasureDomain, string>> = {
  neurology: "Neurology",
  "physical-therapy": "Physical therapy",
  "speech-therapy": "Speech therapy",
  oncology: "Oncology",
  generic: "General",
};

/** A measure as the form offers it; made on the server and passed to the form. */
export function measureOption(measure: Measure): MeasureOption {
  const kind = kindOfMeasure(measure);
  return {
    value: kind.id,
    label: measure.name,
    detail: domainWords[measure.domain],
    units: enterableUnits(kind).map((value) => ({ value, label: unitLabel(value) })),
    range: `${rangeWords(measure)}. ${directionWords[measure.improvement]}.`,
    licence: licenceWords(measure),
  };
}

export const measureOptions = measures.map(measureOption);
