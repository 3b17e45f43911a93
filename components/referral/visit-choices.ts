// The lists of a discipline, made on the server: the catalogues they come from stay out of the browser.
import { interventionWords, measuresOf, progressWords } from "@/lib/domain/referral/visit-note";
import type { VisitChoices } from "./record-visit";

export function visitChoices(discipline: "physical" | "speech"): VisitChoices {
  return {
    speech: discipline === "speech",
    interventions: Object.entries(interventionWords[discipline]).map(([id, label]) => ({ id, label })),
    scales: measuresOf(discipline).map(({ id, name, range }) => ({
      id,
      label: name,
      range: `${range.min} to ${range.max}${range.unit.startsWith("{") ? "" : ` ${range.unit}`}`,
    })),
    progress: Object.entries(progressWords).map(([value, label]) => ({ value, label })),
  };
}
