// What can be added to a plan: for every kind the lanes it may sit in, and for every agent its kind.
import type { AgentLabel } from "../knowledge/agent-labels";
import { type Lane, lanes } from "./lanes";
import type { Kind } from "./treatment";

const served: readonly Lane[] = lanes;

/** The lanes a kind may sit in; supportive drugs, vaccines, monitoring and procedures sit in the lane they serve. */
export const lanesOfKind: Readonly<Record<Kind, readonly Lane[]>> = {
  drug: served,
  steroid: ["immunosuppression", "cancer", "symptom"],
  regimen: ["cancer"],
  "checkpoint-inhibitor": ["cancer"],
  surgery: ["cancer"],
  radiotherapy: ["cancer"],
  "plasma-exchange": ["plasma-exchange"],
  ivig: ["ivig"],
  "pt-referral": ["rehabilitation"],
  "slp-referral": ["rehabilitation"],
  vaccine: served,
  monitoring: served,
  procedure: served,
};

const checkpointInhibitors = ["atezolizumab", "durvalumab", "pembrolizumab", "nivolumab", "ipilimumab"];
const operations = ["surgery-tumour-resection", "ovarian-teratoma-resection", "thymectomy", "orchiectomy"];
const procedures = ["slp-instrumental-swallow-study", "central-venous-catheter"];

function cancerKind(id: string): Kind {
  if (checkpointInhibitors.includes(id)) return "checkpoint-inhibitor";
  if (operations.includes(id)) return "surgery";
  if (id.startsWith("radiotherapy-") || id === "prophylactic-cranial-irradiation") return "radiotherapy";
  return "regimen";
}

/** The kind of treatment that an agent or procedure of the catalogue is; a single cytotoxic drug is a regimen of one. */
export function kindOfAgent({ id, group }: Pick<AgentLabel, "id" | "group">): Kind {
  if (procedures.includes(id)) return "procedure";
  switch (group) {
    case "corticosteroid":
      return "steroid";
    case "plasma-exchange":
      return "plasma-exchange";
    case "ivig":
      return "ivig";
    case "physical-therapy":
      return "pt-referral";
    case "speech-therapy":
      return "slp-referral";
    case "cancer-therapy":
      return cancerKind(id);
    case "immunosuppressant":
    case "anti-seizure":
    case "neuromuscular-transmission":
    case "supportive":
      return "drug";
  }
}

/** The lanes an agent may sit in; one where its use fixes it, several where the prescriber says which lane it serves. */
export function lanesOfAgent({ id, group }: Pick<AgentLabel, "id" | "group">): readonly Lane[] {
  if (group === "immunosuppressant") return ["immunosuppression"];
  if (group === "anti-seizure" || group === "neuromuscular-transmission") return ["symptom"];
  if (group === "corticosteroid" && id !== "dexamethasone") return ["immunosuppression"];
  if (id === "slp-instrumental-swallow-study") return ["rehabilitation"];
  if (id === "central-venous-catheter") return ["plasma-exchange", "cancer", "ivig"];
  return lanesOfKind[kindOfAgent({ id, group })];
}

/** Kinds that may be named in words when the catalogue has no entry; the others are always an agent of the catalogue. */
export const kindsNamedInWords: readonly Kind[] = [
  "drug",
  "regimen",
  "surgery",
  "radiotherapy",
  "vaccine",
  "monitoring",
  "procedure",
];

/** The first name of a catalogue entry, without what follows in brackets or after a comma: `Amifampridine`. */
export function shortName(label: Pick<AgentLabel, "name">): string {
  return (label.name.split(/[,/()]/)[0] ?? label.name).trim();
}
