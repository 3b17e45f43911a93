// The phenotypes a diagnosis can have: the 14 syndromes of the product and those that only the score knows.
// Risk after Graus et al. 2021, Table 1 (recalled, not re-read: see data/syndromes.json, phenotypeProvenance).

export type PhenotypeRisk = "high" | "intermediate" | "not-associated" | "outside-criteria";

export interface Phenotype {
  readonly id: string;
  readonly label: string;
  readonly risk: PhenotypeRisk;
  /** True for the 14 syndromes that have a template and rules of their own. */
  readonly isSyndrome: boolean;
}

const syndrome = (id: string, label: string, risk: PhenotypeRisk): Phenotype => ({ id, label, risk, isSyndrome: true });
const scoreOnly = (id: string, label: string, risk: PhenotypeRisk): Phenotype => ({
  id,
  label,
  risk,
  isSyndrome: false,
});

export const phenotypes: readonly Phenotype[] = [
  syndrome("lems", "Lambert-Eaton myasthenic syndrome", "high"),
  syndrome("subacute-sensory-neuronopathy", "Subacute sensory neuronopathy", "high"),
  syndrome(
    "rapidly-progressive-cerebellar-syndrome",
    "Rapidly progressive cerebellar syndrome (paraneoplastic cerebellar degeneration)",
    "high",
  ),
  syndrome("limbic-encephalitis", "Limbic encephalitis", "high"),
  syndrome("encephalomyelitis", "Paraneoplastic encephalomyelitis", "high"),
  syndrome("opsoclonus-myoclonus", "Opsoclonus-myoclonus syndrome", "high"),
  syndrome("gi-pseudo-obstruction", "Paraneoplastic chronic gastrointestinal pseudo-obstruction", "high"),
  syndrome("stiff-person-spectrum", "Stiff-person spectrum (incl. PERM)", "intermediate"),
  syndrome("anti-nmdar-encephalitis", "Anti-NMDA receptor encephalitis", "intermediate"),
  syndrome("brainstem-encephalitis", "Paraneoplastic brainstem encephalitis", "intermediate"),
  syndrome("myasthenia-gravis-thymoma", "Myasthenia gravis with thymoma", "outside-criteria"),
  syndrome("dermatomyositis", "Dermatomyositis (paraneoplastic)", "outside-criteria"),
  syndrome(
    "peripheral-nerve-hyperexcitability",
    "Peripheral nerve hyperexcitability (Isaacs / Morvan)",
    "not-associated",
  ),
  syndrome("retinopathy", "Paraneoplastic retinopathy / optic neuropathy", "outside-criteria"),
  scoreOnly(
    "encephalitis-other-than-limbic",
    "Encephalitis other than well-defined limbic encephalitis",
    "intermediate",
  ),
  scoreOnly("morvan", "Morvan syndrome", "intermediate"),
  scoreOnly("isolated-myelopathy", "Isolated myelopathy", "intermediate"),
  scoreOnly("polyradiculoneuropathy", "Paraneoplastic polyradiculoneuropathy", "intermediate"),
  scoreOnly("neuropathy-monoclonal-gammopathy", "Neuropathy with monoclonal gammopathy", "outside-criteria"),
  scoreOnly("cochleovestibulopathy", "Cochleovestibulopathy", "outside-criteria"),
  scoreOnly(
    "other-defined-phenotype",
    "Other defined phenotype, not known to be associated with cancer",
    "not-associated",
  ),
];

const byId = new Map(phenotypes.map((phenotype) => [phenotype.id, phenotype]));

/** The phenotype with this id, or null. */
export function phenotypeById(id: string): Phenotype | null {
  return byId.get(id) ?? null;
}
