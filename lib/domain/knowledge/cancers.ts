// The cancers that the clinical data names, and what may be known about one.

export const cancers = {
  "small-cell-lung": "Small cell lung cancer",
  "non-small-cell-lung": "Non-small cell lung cancer",
  lung: "Lung cancer, type not stated",
  breast: "Breast cancer",
  ovarian: "Ovarian cancer",
  "ovarian-teratoma": "Ovarian teratoma",
  testicular: "Testicular germ cell tumour",
  "testicular-seminoma": "Testicular seminoma",
  thymoma: "Thymoma",
  "hodgkin-lymphoma": "Hodgkin lymphoma",
  "b-cell-neoplasm": "B-cell neoplasm",
  haematological: "Other haematological cancer",
  neuroendocrine: "Neuroendocrine tumour",
  "other-neuroendocrine": "Neuroendocrine tumour outside the lung",
  neuroblastoma: "Neuroblastoma",
  gastric: "Gastric cancer",
  colorectal: "Colorectal cancer",
  prostate: "Prostate cancer",
  nasopharyngeal: "Nasopharyngeal cancer",
  gynaecological: "Gynaecological cancer, site not stated",
  adenocarcinoma: "Adenocarcinoma, site not stated",
  other: "Other cancer",
} as const;

export type CancerId = keyof typeof cancers;
export const cancerIds = Object.keys(cancers) as readonly CancerId[];

/** Whether a text is one of the cancer ids. */
export function isCancerId(text: string): text is CancerId {
  return Object.hasOwn(cancers, text);
}

/** The name of a cancer for reading. */
export function cancerLabel(id: CancerId): string {
  return cancers[id];
}

/** What is known about cancer in a patient (vocabulary: diagnosis.cancerStatus). */
export const cancerStatuses = {
  confirmed: "Confirmed",
  suspected: "Suspected",
  "not-found": "Not found",
  "in-remission": "In remission",
} as const;

export type CancerStatus = keyof typeof cancerStatuses;
