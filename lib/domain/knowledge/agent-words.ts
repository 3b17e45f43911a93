// Words of the catalogue for reading: groups, dosing models, limits and codes.
import { noBreakSpace } from "../wording/no-break-space";
import { formatNumber } from "../wording/number";
import { unitLabel } from "../wording/unit";
import type { AgentGroup } from "./agent-labels";
import type { Agent, AgentLimit } from "./agents";

export const groupWords: Readonly<Record<AgentGroup, string>> = {
  "cancer-therapy": "Cancer therapy",
  corticosteroid: "Corticosteroids",
  immunosuppressant: "Immunosuppressants",
  "plasma-exchange": "Plasma exchange",
  ivig: "Intravenous immune globulin",
  "neuromuscular-transmission": "Neuromuscular transmission",
  "anti-seizure": "Anti-seizure drugs",
  "physical-therapy": "Physical therapy",
  "speech-therapy": "Speech therapy",
  supportive: "Supportive treatments",
};

const modelWords: Readonly<Record<string, string>> = {
  "fixed-mg": "A fixed amount",
  "mg/kg/d": "Per kg of body weight a day",
  "mg/m2": "Per m² of body surface",
  "mg/m2 per dose (IV) or mg/kg/d (oral)": "Intravenous: per m² of body surface; by mouth: per kg of body weight a day",
  "mg/m2 per dose or fixed-mg": "Per m² of body surface, or a fixed amount",
  "plasma-volumes": "Plasma volumes per session",
  "g/kg total divided over n days": "Grams per kg for the whole course, divided over its days",
  AUC: "Target AUC (Calvert formula)",
  regimen: "A regimen of several drugs in cycles",
  procedure: "A procedure",
  sessions: "Sessions",
};

/** How the dose of an agent is worked out. */
export function dosingModelText({ dosingModel: { type, also, cycleDays } }: Agent): string {
  const main = modelWords[type] ?? type;
  const second = also === undefined ? "" : `, or ${(modelWords[also] ?? also).toLowerCase()}`;
  return `${main}${second}${cycleDays === undefined ? "" : ` of ${cycleDays} days`}`;
}

const limitUnits: Readonly<Record<string, string>> = {
  "{plasma_volumes}": "plasma volumes",
  "[USP'U]": "units",
};

/** A limit such as "20 mg" or "60 mg per kg per day", with what it depends on. */
export function limitText(limit: AgentLimit): string {
  const unit = limitUnits[limit.unit] ?? unitLabel(limit.unit);
  const amount = (value: number) => `${formatNumber(value)}${noBreakSpace}${unit}`;
  const { value, under45kgChild: child } = limit;
  return child === undefined ? amount(value) : `${amount(value)}; child under 45 kg: ${amount(child)}`;
}

const codeNames = { rxnormIngredient: "RxNorm ingredient", atc: "ATC", snomedCt: "SNOMED CT" } as const;

export interface AgentCode {
  readonly system: string;
  readonly code: string | null;
  /** How certain the code is; empty when nothing is said. */
  readonly confidence: string;
}

/** The codes of an agent that are given or expected, each with how certain it is. */
export function agentCodes({ codes, codeConfidence }: Agent): readonly AgentCode[] {
  return (Object.keys(codeNames) as (keyof typeof codeNames)[]).flatMap((key) => {
    const confidence = codeConfidence[key] ?? "";
    if (codes[key] === null && confidence === "") return [];
    return [{ system: codeNames[key], code: codes[key], confidence }];
  });
}
