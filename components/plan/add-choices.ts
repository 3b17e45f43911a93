// Everything that can be added to a plan, for the search: agents, procedures, vaccines, other medicines, and kinds in words.
import { agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { medicineSynonyms } from "@/lib/domain/knowledge/agent-synonyms";
import { otherMedicines } from "@/lib/domain/knowledge/other-medicines";
import { vaccines } from "@/lib/domain/knowledge/vaccines";
import type { Lane } from "@/lib/domain/plan/frame";
import { kindLabels, laneLabels } from "@/lib/domain/plan/labels";
import type { Kind } from "@/lib/domain/plan/treatment";
import {
  kindOfAgent,
  kindsNamedInWords,
  lanesOfAgent,
  lanesOfKind,
  shortName,
} from "@/lib/domain/plan/treatment-choice";
import { brandLabel, tallMan } from "@/lib/domain/wording/medicine-name";
import type { Choice } from "./add-treatment-form";

const named = (lanes: readonly Lane[]) => lanes.map((id) => ({ id, label: laneLabels[id] }));

function fromCatalogue(): Choice[] {
  return agentLabels.map((entry) => {
    const kind = kindOfAgent(entry);
    const lanes = lanesOfAgent(entry);
    const brands = entry.brands.filter((brand) => !brand.includes("("));
    const place = lanes.length === 1 && lanes[0] ? laneLabels[lanes[0]] : null;
    return {
      value: entry.id,
      label: entry.name,
      shown: tallMan(entry.name),
      detail: [kindLabels[kind], place, brands.map(brandLabel).join(", ")].filter(Boolean).join(" · "),
      keywords: [...entry.brands, ...(medicineSynonyms[entry.id] ?? [])],
      kind,
      agent: entry.id,
      name: shortName(entry),
      lanes: named(lanes),
    };
  });
}

function vaccineChoices(): Choice[] {
  return vaccines.map(({ id, label }) => ({
    value: id,
    label,
    shown: { display: label, plain: label },
    detail: kindLabels.vaccine,
    kind: "vaccine",
    agent: id,
    name: label,
    lanes: named(lanesOfKind.vaccine),
  }));
}

function otherChoices(): Choice[] {
  const known = new Set(vaccines.map((vaccine) => vaccine.id));
  return Object.entries(otherMedicines)
    .filter(([id]) => !known.has(id))
    .map(([id, name]) => ({
      value: id,
      label: name,
      shown: tallMan(name),
      detail: "Drug · outside the dosing catalogue",
      keywords: medicineSynonyms[id] ?? [],
      kind: "drug",
      agent: id,
      name,
      lanes: named(lanesOfKind.drug),
    }));
}

function inWords(kind: Kind): Choice {
  const label = `Other: ${kindLabels[kind].toLowerCase()}`;
  return {
    value: `words-${kind}`,
    label,
    shown: { display: label, plain: label },
    detail: "You name it; interactions are not checked",
    kind,
    agent: null,
    name: null,
    lanes: named(lanesOfKind[kind]),
  };
}

/** Choices of one kind, or all; agents first, then what is named in words. */
export function treatmentChoices(kind: Kind | null): Choice[] {
  const all = [...fromCatalogue(), ...vaccineChoices(), ...otherChoices(), ...kindsNamedInWords.map(inWords)];
  return kind ? all.filter((choice) => choice.kind === kind) : all;
}
