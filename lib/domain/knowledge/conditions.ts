// Conditions that the rules know, with labels; ids are those of data/vocabulary.json.

export const conditions = {
  "seizure-history": "History of seizures",
  epilepsy: "Epilepsy",
  "febrile-seizures-childhood": "Febrile seizures in childhood",
  "status-epilepticus": "Status epilepticus",
  "long-qt-congenital": "Congenital long QT syndrome",
  asthma: "Asthma",
  "asthma-uncontrolled": "Asthma, uncontrolled",
  copd: "Chronic obstructive pulmonary disease",
  "mechanical-gi-obstruction": "Mechanical gastrointestinal obstruction",
  "mechanical-urinary-obstruction": "Mechanical urinary obstruction",
  "urinary-outflow-obstruction": "Urinary outflow obstruction",
  "mechanical-obstruction-excluded": "Mechanical obstruction excluded",
  bradycardia: "Bradycardia",
  "av-block-2-3": "Second- or third-degree AV block",
  "av-block-1": "First-degree AV block",
  pacemaker: "Pacemaker",
  "sick-sinus": "Sick sinus syndrome",
  "bone-marrow-depression": "Bone marrow depression",
  "hepatic-porphyria": "Hepatic porphyria",
  "hepatic-disease": "Hepatic disease",
  "hepatic-impairment": "Hepatic impairment",
  cirrhosis: "Cirrhosis",
  "urea-cycle-disorder": "Urea cycle disorder",
  "polg-mitochondrial-disorder": "POLG-related mitochondrial disorder",
  "pancreatitis-history": "History of pancreatitis",
  "peptic-ulcer": "Peptic ulcer",
  osteoporosis: "Osteoporosis",
  "fragility-fracture": "Fragility fracture",
  diabetes: "Diabetes mellitus",
  hypertension: "Hypertension",
  "heart-failure": "Heart failure",
  "thrombosis-history": "History of thrombosis",
  "stroke-history": "History of stroke",
  "coronary-disease": "Coronary artery disease",
  "hyperviscosity-risk": "Risk of hyperviscosity",
  "prolonged-immobilisation": "Prolonged immobilisation",
  "central-venous-catheter": "Central venous catheter",
  "iga-deficiency": "IgA deficiency",
  "anti-iga-antibodies": "Anti-IgA antibodies",
  hyperprolinaemia: "Hyperprolinaemia",
  "volume-depletion": "Volume depletion",
  sepsis: "Sepsis",
  paraproteinaemia: "Paraproteinaemia",
  "active-infection": "Active infection",
  "urinary-tract-infection": "Urinary tract infection",
  "csf-infection-excluded": "Infection excluded by cerebrospinal fluid examination",
  "latent-tb-untreated": "Latent tuberculosis, untreated",
  "g6pd-deficiency": "G6PD deficiency",
  "autonomic-dysfunction": "Autonomic dysfunction",
  "haemodynamic-instability": "Haemodynamic instability",
  neuropathy: "Neuropathy",
  "hearing-impairment": "Hearing impairment",
  "bone-metastases": "Bone metastases",
  "respiratory-failure": "Respiratory failure",
  "sleep-apnoea": "Sleep apnoea",
  "neuro-irae-grade-2": "Neurological immune-related adverse event, grade 2",
  "neuro-irae-grade-3-4": "Neurological immune-related adverse event, grade 3 or 4",
  "hyperammonaemic-encephalopathy": "Hyperammonaemic encephalopathy",
  "esrd-dialysis": "End-stage kidney disease on dialysis",
  "feeding-tube": "Feeding tube",
  "solid-organ-transplant": "Solid organ transplant",
  "haemorrhagic-cystitis-history": "History of haemorrhagic cystitis",
  "prior-alkylator-exposure": "Prior alkylator exposure",
  encephalopathy: "Encephalopathy",
  "brain-metastases": "Brain metastases",
  "latent-tb-treated": "Latent tuberculosis, treated",
  "blood-products-refused": "Blood products refused",
} as const;

export type ConditionId = keyof typeof conditions;
export const conditionIds = Object.keys(conditions) as readonly ConditionId[];

/** Whether a text is a condition that the rules know. */
export function isConditionId(text: string): text is ConditionId {
  return Object.hasOwn(conditions, text);
}

/** The condition for reading. */
export function conditionLabel(id: ConditionId): string {
  return conditions[id];
}
