// Lines that the clinical data writes into the prose of another line, and companions: typed here as a product choice.
import type { Lane } from "../plan/lanes";

/** A further line of one item: "duloxetine or gabapentin" is two lines of which one is enough. */
export interface LinePart {
  readonly id: string;
  /** Catalogue or vocabulary id; null when it is named in words. */
  readonly agent: string | null;
  readonly name?: string;
  readonly lane?: Lane;
  /** The words of the item's dose that this part carries. */
  readonly dose: string;
  readonly why?: string;
  readonly note?: string;
  readonly when?: string;
  readonly oneOf?: string;
  readonly companionOf?: readonly string[];
}

export interface ItemParts {
  /** True when the item itself is no treatment, such as "symptomatic": only its parts are lines. */
  readonly instead: boolean;
  readonly parts: readonly LinePart[];
}

/** Template → item → its parts. */
export const itemParts: Readonly<Record<string, Readonly<Record<string, ItemParts>>>> = {
  "subacute-sensory-neuronopathy": {
    symptomatic: {
      instead: true,
      parts: [
        {
          id: "duloxetine",
          agent: "duloxetine",
          lane: "symptom",
          dose: "duloxetine or gabapentin for pain; balance aids",
          oneOf: "neuropathic pain",
        },
        {
          id: "gabapentin",
          agent: null,
          name: "Gabapentin",
          lane: "symptom",
          dose: "duloxetine or gabapentin for pain; balance aids",
          oneOf: "neuropathic pain",
        },
      ],
    },
  },
  "opsoclonus-myoclonus": {
    dexamethasone: {
      instead: false,
      parts: [
        {
          id: "prednisone",
          agent: "prednisone",
          lane: "immunosuppression",
          dose: "oral prednisone in adults; the template states no dose",
          oneOf: "relapse prevention",
        },
      ],
    },
  },
  "gi-pseudo-obstruction": {
    symptomatic: {
      instead: true,
      parts: [
        {
          id: "nutrition",
          agent: null,
          name: "Nutrition (enteral or parenteral)",
          lane: "symptom",
          dose: "nutrition (enteral or parenteral)",
          note: "an antiemetic without QT risk if possible: choose the drug and add it by its name",
        },
        {
          id: "prucalopride",
          agent: null,
          name: "Prucalopride",
          lane: "symptom",
          dose: "prokinetic such as prucalopride 2 mg/d",
          note: "an antiemetic without QT risk if possible: choose the drug and add it by its name",
        },
      ],
    },
  },
  "peripheral-nerve-hyperexcitability": {
    carbamazepine: {
      instead: false,
      parts: [
        {
          id: "gabapentin",
          agent: null,
          name: "Gabapentin",
          lane: "symptom",
          dose: "gabapentin instead of carbamazepine; the template states no dose",
          oneOf: "dampens nerve discharge",
        },
      ],
    },
    prednisone: {
      instead: false,
      parts: [
        {
          id: "azathioprine",
          agent: "azathioprine",
          lane: "immunosuppression",
          dose: "azathioprine with prednisone; the template states no dose",
          when: "if symptoms are ongoing",
        },
      ],
    },
  },
};

/** A companion comes with the treatment that needs it and starts on the same day. */
export interface Companion {
  readonly id: string;
  readonly agent: string;
  readonly lane: Lane;
  /** Catalogue prose of the agent's usual start. */
  readonly dose: string;
  readonly why: string;
  readonly note: string | null;
  readonly when: string | null;
  readonly oneOf: string | null;
  /** The safety rule whose remedy it is. */
  readonly rule: string | null;
}

const pneumocystis = (rule: string, why: string, when: string | null): readonly Companion[] => [
  {
    id: "trimethoprim-sulfamethoxazole",
    agent: "trimethoprim-sulfamethoxazole",
    lane: "immunosuppression",
    dose: "80/400 mg daily or 160/800 mg three times weekly",
    why,
    note: "not with a sulfonamide allergy: atovaquone instead",
    when,
    oneOf: "Pneumocystis cover",
    rule,
  },
  {
    id: "atovaquone",
    agent: "atovaquone",
    lane: "immunosuppression",
    dose: "1500 mg once daily with food",
    why,
    note: null,
    when: "instead of trimethoprim-sulfamethoxazole, with a sulfonamide allergy",
    oneOf: "Pneumocystis cover",
    rule,
  },
];

const bone: Companion = {
  id: "calcium-vitamin-d",
  agent: "calcium-vitamin-d",
  lane: "immunosuppression",
  dose: "calcium 1000-1200 mg/d total intake and vitamin D 600-800 IU/d",
  why: "bone protection during long-term steroid",
  note: null,
  when: "if the steroid goes on for 90 days or more",
  oneOf: null,
  rule: "gc-bone-protection",
};

const antiemetic: Companion = {
  id: "ondansetron",
  agent: "ondansetron",
  lane: "cancer",
  dose: "8 mg before chemotherapy and for 1-2 days",
  why: "prevents sickness from chemotherapy",
  note: "prolongs the QT interval",
  when: "on chemotherapy days",
  oneOf: null,
  rule: null,
};

const oralSteroid: readonly Companion[] = [
  ...pneumocystis(
    "gc-pjp",
    "Pneumocystis cover during high-dose steroid",
    "if prednisone is 20 mg a day or more for 28 days or longer",
  ),
  bone,
];

/** Agent of a line → what comes with it. */
export const companionsOf: Readonly<Record<string, readonly Companion[]>> = {
  cyclophosphamide: [
    {
      id: "mesna",
      agent: "mesna",
      lane: "immunosuppression",
      dose: "60% of the IV cyclophosphamide dose in 3 split doses (0, 4, 8 h), or equal dose IV/oral",
      why: "protects the bladder from cyclophosphamide",
      note: null,
      when: null,
      oneOf: null,
      rule: "cyc-mesna-hydration",
    },
    {
      id: "iv-hydration",
      agent: "iv-hydration",
      lane: "immunosuppression",
      dose: "1-2 L saline around the dose unless heart failure",
      why: "protects the bladder from cyclophosphamide",
      note: null,
      when: null,
      oneOf: null,
      rule: "cyc-mesna-hydration",
    },
    ...pneumocystis("cyc-pjp", "Pneumocystis cover during cyclophosphamide", null),
  ],
  rituximab: pneumocystis(
    "rtx-pjp",
    "Pneumocystis cover during rituximab",
    "if cyclophosphamide or prolonged steroid is given as well",
  ),
  prednisone: oralSteroid,
  "regimen-carboplatin-etoposide": [antiemetic],
  "regimen-carboplatin-paclitaxel": [antiemetic],
  "regimen-bep": [antiemetic],
  "regimen-ac": [antiemetic],
};
