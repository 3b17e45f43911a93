// What the clinical data says about a line only in prose, as data: the arm, the cancers, the condition, and what stands for what.
// Each entry re-words the `dose`, `why` or `note` of its line in data/syndromes.json; placing it here is a product choice that a
// clinician must confirm (`choice` is set on every line that has one).
import type { CancerId } from "../knowledge/cancers";
import { type DoseRange, drug, perDay, perDose, span } from "./dose-range";
import type { TemplateArm } from "./record";

export interface LineChoice {
  readonly arm?: TemplateArm;
  readonly cancers?: readonly CancerId[];
  readonly when?: string;
  readonly oneOf?: string;
  readonly range?: DoseRange;
}

const smallCell: LineChoice = {
  arm: "cancer-found",
  cancers: ["small-cell-lung"],
  range: {
    type: "regimen",
    cycles: span(4, 6),
    components: [
      { agent: "carboplatin", basis: "auc", perAmount: span(5) },
      { agent: "etoposide", basis: "per-m2", perAmount: span(100) },
    ],
  },
};
const pulse: LineChoice = { range: drug(perDay(1000, 1000)) };
const severeExchange: LineChoice = {
  when: "only if severe",
  oneOf: "exchange or immune globulin",
  range: { type: "exchange", sessions: span(5, 7), plasmaVolumes: span(1, 1.5) },
};
const ivig2 = (days: [number, number] | null = [5, 5]): DoseRange => ({
  type: "ivig",
  gPerKg: span(2),
  days: days && span(...days),
});
const bridge: LineChoice = { oneOf: "exchange or immune globulin", range: ivig2() };
const rituximab = drug(perDose("per-m2", 375), perDose("fixed", 1000));
const rituximabM2 = drug(perDose("per-m2", 375));
const cyclophosphamide = drug(perDose("per-m2", 750));
const azathioprine25 = drug(perDay(2, 2.5, "per-kg"));
const fiveExchanges: DoseRange = { type: "exchange", sessions: span(5), plasmaVolumes: null };

/** Template → item → choice. */
export const lineChoices: Readonly<Record<string, Readonly<Record<string, LineChoice>>>> = {
  lems: {
    amifampridine: { range: drug(perDay(15, 100)) },
    pyridostigmine: { when: "if amifampridine alone is not enough", range: drug(perDay(90, 180)) },
    "regimen-carboplatin-etoposide": {
      ...smallCell,
      range: {
        type: "regimen",
        cycles: null,
        components: [
          { agent: "carboplatin", basis: "auc", perAmount: span(5) },
          { agent: "etoposide", basis: "per-m2", perAmount: span(100) },
        ],
      },
    },
    ivig: { when: "if weakness is severe, or while waiting for tumour control", range: ivig2([2, 5]) },
    prednisone: { arm: "no-cancer", when: "after cancer is excluded, or if control is inadequate" },
    azathioprine: { arm: "no-cancer", when: "as a steroid-sparing drug", range: azathioprine25 },
  },
  "subacute-sensory-neuronopathy": {
    "regimen-carboplatin-etoposide": smallCell,
    "methylprednisolone-iv": pulse,
    cyclophosphamide: { arm: "no-cancer", range: cyclophosphamide },
    ivig: { when: "as a trial: its benefit is uncertain", range: ivig2() },
  },
  "rapidly-progressive-cerebellar-syndrome": {
    "surgery-tumour-resection": { arm: "cancer-found", cancers: ["ovarian", "breast"] },
    "regimen-carboplatin-paclitaxel": {
      arm: "cancer-found",
      cancers: ["ovarian"],
      range: {
        type: "regimen",
        cycles: null,
        components: [
          { agent: "paclitaxel", basis: "per-m2", perAmount: span(175) },
          { agent: "carboplatin", basis: "auc", perAmount: span(5, 6) },
        ],
      },
    },
    "methylprednisolone-iv": pulse,
    ivig: { range: ivig2() },
    rituximab: { when: "as second line, within 3 months of onset", range: rituximab },
  },
  "limbic-encephalitis": {
    levetiracetam: { when: "if there are seizures", range: drug(perDay(1000, 3000)) },
    "methylprednisolone-iv": pulse,
    "plasma-exchange": severeExchange,
    ivig: bridge,
    prednisone: {
      when: "only if the syndrome responds to steroids",
      range: drug(perDay(1, 1, "per-kg"), perDay(0, 80)),
    },
    rituximab: { when: "if there is no response within 10 days to 4 weeks", range: rituximab },
    "regimen-carboplatin-etoposide": smallCell,
  },
  encephalomyelitis: {
    "regimen-carboplatin-etoposide": smallCell,
    "methylprednisolone-iv": pulse,
    "plasma-exchange": severeExchange,
    ivig: bridge,
    cyclophosphamide: { arm: "no-cancer", when: "as second line", range: cyclophosphamide },
  },
  "opsoclonus-myoclonus": {
    "methylprednisolone-iv": pulse,
    "plasma-exchange": severeExchange,
    ivig: bridge,
    clonazepam: { range: drug(perDay(0.5, 6)) },
    dexamethasone: { oneOf: "relapse prevention" },
    rituximab: { when: "if it relapses or does not respond", range: rituximabM2 },
    "regimen-ac": {
      arm: "cancer-found",
      cancers: ["breast"],
      range: {
        type: "regimen",
        cycles: span(4),
        components: [
          { agent: "doxorubicin", basis: "per-m2", perAmount: span(60) },
          { agent: "cyclophosphamide-antineoplastic", basis: "per-m2", perAmount: span(600) },
        ],
      },
    },
  },
  "gi-pseudo-obstruction": {
    pyridostigmine: { range: drug(perDay(90, 480)) },
    "methylprednisolone-iv": { ...pulse, when: "if there is active inflammation" },
    ivig: { range: ivig2() },
    "regimen-carboplatin-etoposide": smallCell,
  },
  "stiff-person-spectrum": {
    baclofen: { when: "as the second symptomatic step", range: drug(perDay(15, 60)) },
    ivig: { range: ivig2([2, 5]) },
    "plasma-exchange": {
      when: "if immune globulin fails",
      range: { type: "exchange", sessions: span(5, 6), plasmaVolumes: null },
    },
    rituximab: { when: "if refractory, after the exchange course", range: drug(perDose("fixed", 1000)) },
    "methylprednisolone-iv": { ...pulse, when: "in PERM or with amphiphysin antibodies" },
  },
  "anti-nmdar-encephalitis": {
    "methylprednisolone-iv": pulse,
    "plasma-exchange": severeExchange,
    ivig: bridge,
    rituximab: { when: "if first-line treatment brings no improvement", range: rituximab },
    cyclophosphamide: { when: "if rituximab is not enough", range: cyclophosphamide },
    "ovarian-teratoma-resection": { arm: "cancer-found", cancers: ["ovarian-teratoma"] },
    levetiracetam: { when: "if there are seizures", range: drug(perDay(1000, 3000)) },
    lorazepam: { when: "if there is agitation or catatonia", range: drug(perDay(3, 6)) },
  },
  "brainstem-encephalitis": {
    orchiectomy: { when: "if there is a testicular tumour, or microlithiasis with high suspicion" },
    "regimen-bep": { arm: "cancer-found", cancers: ["testicular", "testicular-seminoma"] },
    "methylprednisolone-iv": pulse,
    "plasma-exchange": severeExchange,
    ivig: bridge,
    rituximab: { when: "if refractory", range: rituximabM2 },
  },
  "myasthenia-gravis-thymoma": {
    pyridostigmine: { range: drug(perDay(90, 480)) },
    azathioprine: { range: drug(perDay(2, 3, "per-kg")) },
    ivig: { when: "in an exacerbation, or before surgery", range: ivig2([2, 5]) },
    "plasma-exchange": { when: "in a crisis, or before thymectomy", range: fiveExchanges },
    thymectomy: { arm: "cancer-found", cancers: ["thymoma"] },
  },
  dermatomyositis: {
    prednisone: { range: drug(perDay(1, 1, "per-kg")) },
    "methylprednisolone-iv": { ...pulse, when: "if weakness or dysphagia is severe" },
    azathioprine: { range: azathioprine25 },
    ivig: { when: "if refractory, or with dysphagia", range: ivig2(null) },
  },
  "peripheral-nerve-hyperexcitability": {
    carbamazepine: { oneOf: "dampens nerve discharge", range: drug(perDay(200, 800)) },
    "plasma-exchange": {
      when: "if severe, or in Morvan syndrome",
      oneOf: "exchange or immune globulin",
      range: fiveExchanges,
    },
    ivig: { when: "as the alternative to exchange", oneOf: "exchange or immune globulin", range: ivig2() },
    prednisone: { when: "if symptoms are ongoing" },
    "surgery-tumour-resection": { arm: "cancer-found", cancers: ["thymoma"] },
  },
  retinopathy: {
    "methylprednisolone-iv": pulse,
    "plasma-exchange": { when: "if refractory", oneOf: "exchange or immune globulin", range: fiveExchanges },
    ivig: { when: "if refractory", oneOf: "exchange or immune globulin", range: ivig2() },
  },
};
