// Ids that point nowhere, and ids given twice. Each problem names the row.
import type { KnowledgeFiles } from "./file-schemas";
import type { KnownIds } from "./known-ids";

const twice = (file: string, ids: readonly string[]): readonly string[] =>
  ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${file}: the id ${id} is given twice`);

const unknown = (path: string, ids: readonly string[], known: ReadonlySet<string>, what: string): readonly string[] =>
  ids.filter((id) => !known.has(id)).map((id) => `${path}: "${id}" is no ${what}`);

type Sourced = { readonly sources: readonly ({ readonly ref: string } | { readonly text: string })[] };

/** References of a row to pages that data/sources.json does not know. */
export const sourceProblems = (path: string, row: Sourced, known: KnownIds): readonly string[] =>
  unknown(
    `${path}.sources`,
    row.sources.flatMap((source) => ("ref" in source ? source.ref : [])),
    known.sources,
    "source of sources.json",
  );

/** Everything in these files that points to an id no file defines; `rules` are the ids of the rules. */
export function referenceProblems(files: KnowledgeFiles, known: KnownIds, rules: ReadonlySet<string>) {
  const { catalogue, monitoring, vocabulary, syndromes, measures, sources } = files;
  const agents = new Set(catalogue.map((agent) => agent.id));
  const substances = new Set([...known.allergens, ...known.items]);
  return [
    ...twice(
      "catalogue",
      catalogue.map((row) => row.id),
    ),
    ...twice(
      "measures",
      measures.map((row) => row.id),
    ),
    ...twice(
      "sources",
      sources.map((row) => row.ref),
    ),
    ...twice(
      "syndromes",
      syndromes.syndromes.map((row) => row.id),
    ),
    ...twice(
      "syndromes.antibodies",
      syndromes.antibodies.map((row) => row.id),
    ),
    ...twice("vocabulary.conditions", vocabulary.conditions),
    ...catalogue.flatMap((agent) => [
      ...sourceProblems(`catalogue[${agent.id}]`, agent, known),
      ...unknown(`catalogue[${agent.id}].components`, agent.components ?? [], agents, "agent"),
      ...unknown(`catalogue[${agent.id}].prophylaxis`, agent.prophylaxis ?? [], known.items, "item"),
    ]),
    ...unknown(
      "monitoring",
      monitoring.map((row) => row.item),
      agents,
      "agent",
    ),
    ...Object.entries(vocabulary.regimenComponents).flatMap(([regimen, members]) => [
      ...unknown("vocabulary.regimenComponents", [regimen], agents, "agent"),
      ...unknown(`vocabulary.regimenComponents.${regimen}`, members, agents, "agent"),
    ]),
    ...Object.entries(vocabulary.allergyClasses).flatMap(([name, members]) =>
      unknown(`vocabulary.allergyClasses.${name}`, members, substances, "substance"),
    ),
    ...unknown("syndromes.highRiskPhenotypes2021", syndromes.highRiskPhenotypes2021, known.syndromes, "phenotype"),
    ...unknown(
      "syndromes.intermediateRiskPhenotypes2021",
      syndromes.intermediateRiskPhenotypes2021,
      known.syndromes,
      "phenotype",
    ),
    ...measures.flatMap((measure) => sourceProblems(`measures[${measure.id}]`, measure, known)),
    ...syndromes.syndromes.flatMap((syndrome) => {
      const at = `syndromes[${syndrome.id}]`;
      return [
        ...sourceProblems(at, syndrome, known),
        ...unknown(at, [syndrome.id], known.syndromes, "phenotype"),
        ...unknown(`${at}.measures`, syndrome.measures, known.measures, "measure"),
        ...unknown(`${at}.typicalAntibodies`, syndrome.typicalAntibodies, known.antibodies, "antibody"),
        ...syndrome.templatePlan.flatMap((line) => [
          ...unknown(`${at}.templatePlan`, [line.item], known.items, "item"),
          ...unknown(`${at}.templatePlan[${line.item}].monitor`, line.monitor ?? [], rules, "rule"),
          ...unknown(
            `${at}.templatePlan[${line.item}].startAfter`,
            line.startAfter ? [line.startAfter.item] : [],
            new Set(syndrome.templatePlan.map(({ item }) => item)),
            "line of the same template",
          ),
        ]),
      ];
    }),
  ];
}
