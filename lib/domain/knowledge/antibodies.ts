// Antibodies with their risk class after Graus et al. 2021 (provenance per row in data/syndromes.json).

/** Share of patients with cancer: high above 70%, intermediate 30 to 70%, lower below 30%. */
export type AntibodyRisk = "high" | "intermediate" | "lower" | "outside-criteria";

export interface Antibody {
  readonly id: string;
  readonly label: string;
  readonly risk: AntibodyRisk;
}

export const antibodies: readonly Antibody[] = [
  { id: "hu", label: "Hu (ANNA-1)", risk: "high" },
  { id: "cv2-crmp5", label: "CV2/CRMP5", risk: "high" },
  { id: "sox1", label: "SOX1", risk: "high" },
  { id: "pca2-map1b", label: "PCA-2 (MAP1B)", risk: "high" },
  { id: "amphiphysin", label: "Amphiphysin", risk: "high" },
  { id: "ri", label: "Ri (ANNA-2)", risk: "high" },
  { id: "yo", label: "Yo (PCA-1)", risk: "high" },
  { id: "ma2", label: "Ma2 and/or Ma1", risk: "high" },
  { id: "tr-dner", label: "Tr (DNER)", risk: "high" },
  { id: "klhl11", label: "KLHL11", risk: "high" },
  { id: "ampar", label: "AMPA receptor", risk: "intermediate" },
  { id: "gabab-r", label: "GABA-B receptor", risk: "intermediate" },
  { id: "mglur5", label: "mGluR5", risk: "intermediate" },
  { id: "pq-vgcc", label: "P/Q-type VGCC", risk: "intermediate" },
  { id: "nmdar", label: "NMDA receptor", risk: "intermediate" },
  { id: "caspr2", label: "CASPR2", risk: "intermediate" },
  { id: "gabaa-r", label: "GABA-A receptor", risk: "lower" },
  { id: "mglur1", label: "mGluR1", risk: "lower" },
  { id: "gfap", label: "GFAP", risk: "lower" },
  { id: "dppx", label: "DPPX", risk: "lower" },
  { id: "lgi1", label: "LGI1", risk: "lower" },
  { id: "glycine-r", label: "Glycine receptor", risk: "lower" },
  { id: "gad65", label: "GAD65", risk: "lower" },
  { id: "aqp4", label: "AQP4", risk: "lower" },
  { id: "mog", label: "MOG", risk: "lower" },
  { id: "achr-muscle", label: "Muscle acetylcholine receptor", risk: "outside-criteria" },
  { id: "tif1-gamma", label: "TIF1-gamma", risk: "outside-criteria" },
  { id: "nxp2", label: "NXP2", risk: "outside-criteria" },
  { id: "titin", label: "Titin / striational", risk: "outside-criteria" },
];

const byId = new Map(antibodies.map((antibody) => [antibody.id, antibody]));

/** The antibody with this id, or null. */
export function antibodyById(id: string): Antibody | null {
  return byId.get(id) ?? null;
}

/** What is known of one antibody in a patient; an antibody without a row was not tested. */
export const antibodyResults = ["found", "not-found", "not-tested"] as const;
export type AntibodyResult = (typeof antibodyResults)[number];
