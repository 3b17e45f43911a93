// The 14 built-in templates: the clinical data of data/syndromes.json with its prose typed. Big: read it on the server.
import { agentLabelById } from "../knowledge/agent-labels";
import { otherMedicines } from "../knowledge/other-medicines";
import { type TemplateLine as SourceLine, type Syndrome, syndromes } from "../knowledge/syndromes";
import { canonicalJson } from "../plan/canonical";
import type { Lane } from "../plan/lanes";
import { kindOfAgent, lanesOfAgent, shortName } from "../plan/treatment-choice";
import { cancersOfSearch } from "./cancer-search";
import { type Companion, companionsOf, itemParts, type LinePart } from "./extra-lines";
import { type LineChoice, lineChoices } from "./line-choices";
import type { LineStart, Template, TemplateLine } from "./template";
import { templateVersions } from "./template-versions";

type Identity = Pick<TemplateLine, "kind" | "lane" | "agent" | "group" | "name" | "purpose">;

/** The lane of agents that several lanes could hold, as these templates use them. */
const laneHere: Readonly<Record<string, Lane>> = {
  dexamethasone: "immunosuppression",
  clonazepam: "symptom",
  diazepam: "symptom",
  baclofen: "symptom",
};

/** Diagnostic tasks sit in the lane they serve. */
const tasks: Readonly<Record<string, Identity>> = {
  "csf-mri-antibody-workup": task("MRI, spinal fluid and antibody work-up", "immunosuppression"),
  "tumour-screen": task("Tumour search", "cancer"),
};

function task(name: string, lane: Lane): Identity {
  return { kind: "procedure", lane, agent: null, group: null, name, purpose: null };
}

function identityOf(item: string, named?: Pick<LinePart, "agent" | "name" | "lane">, supportive = false): Identity {
  const known = tasks[item];
  if (known && !named) return known;
  const agent = named ? named.agent : item;
  const purpose = supportive ? "supportive" : "treatment";
  const label = agent ? agentLabelById(agent) : null;
  if (label) {
    const kind = kindOfAgent(label);
    const lane = named?.lane ?? laneHere[label.id] ?? lanesOfAgent(label)[0];
    if (!lane) throw new Error(`template item ${item}: no lane for ${label.id}`);
    const { id, group } = label;
    return { kind, lane, agent: id, group, name: shortName(label), purpose: kind === "drug" ? purpose : null };
  }
  const other = agent && Object.hasOwn(otherMedicines, agent) ? otherMedicines[agent] : named?.name;
  if (!other) throw new Error(`template item ${item}: ${agent ?? "nothing"} is not known`);
  return { kind: "drug", lane: named?.lane ?? "symptom", agent, group: null, name: other, purpose };
}

function startOf({ startDay, startAfter, alone }: SourceLine): LineStart {
  const after = startAfter ? { line: startAfter.item, daysAfterLastSession: startAfter.daysAfterLastSession } : null;
  return { day: startDay, after, alone: alone?.startDay ?? null };
}

const typedFromProse = "Typed from the prose of the data";

function lineOf(id: string, source: SourceLine, identity: Identity, choice: LineChoice, prose: string | null) {
  const typed = choice.arm || choice.cancers || choice.when || choice.oneOf;
  return {
    id,
    item: source.item,
    ...identity,
    start: startOf(source),
    dose: source.dose,
    why: source.why,
    note: source.note ?? null,
    monitor: source.monitor ?? [],
    arm: choice.arm ?? "both",
    cancers: choice.cancers ?? null,
    when: choice.when ?? null,
    oneOf: choice.oneOf ?? null,
    companionOf: [],
    range: choice.range ?? null,
    choice: prose ?? (typed ? typedFromProse : null),
  } satisfies TemplateLine;
}

function linesOfItem(template: string, source: SourceLine): TemplateLine[] {
  const choice = lineChoices[template]?.[source.item] ?? {};
  const more = itemParts[template]?.[source.item];
  const own = more?.instead ? [] : [lineOf(source.item, source, identityOf(source.item), choice, null)];
  const parts = (more?.parts ?? []).map((part): TemplateLine => {
    const line = lineOf(part.id, source, identityOf(source.item, part), {}, "One of several treatments in one item");
    const { dose, when = null, oneOf = null } = part;
    return { ...line, dose, why: part.why ?? line.why, note: part.note ?? line.note, when, oneOf };
  });
  return [...own, ...parts];
}

interface Need {
  readonly parent: TemplateLine;
  readonly companion: Companion;
}

function companionLine(needs: readonly Need[]): TemplateLine {
  const [first] = needs;
  if (!first) throw new Error("a companion has nothing to accompany");
  const { companion: c, parent } = first;
  const rules = [...new Set(needs.flatMap((need) => need.companion.rule ?? []))];
  const whens = [...new Set(needs.map((need) => need.companion.when))];
  const same = <T>(of: (line: TemplateLine) => T) => needs.every((need) => of(need.parent) === of(parent));
  return {
    id: c.id,
    item: parent.item,
    ...identityOf(c.agent, c, true),
    start: { day: parent.start.day, after: null, alone: null },
    dose: c.dose,
    why: [...new Set(needs.map((need) => need.companion.why))].join("; "),
    note: c.note,
    monitor: [...new Set(needs.flatMap((need) => need.companion.rule ?? []))],
    arm: same((line) => line.arm) ? parent.arm : "both",
    cancers: same((line) => line.cancers) ? parent.cancers : null,
    when: whens.includes(null) ? null : whens.join(", or "),
    oneOf: c.oneOf,
    companionOf: needs.map((need) => ({ line: need.parent.id, when: need.companion.when })),
    range: null,
    choice: `Companion with the usual dose of the catalogue${rules.length > 0 ? `, for ${rules.join(" and ")}` : ""}`,
  };
}

/** The companions of all lines; one that several lines need is one line. */
function companionLines(lines: readonly TemplateLine[]): TemplateLine[] {
  const found = new Map<string, Need[]>();
  for (const parent of lines)
    for (const companion of companionsOf[parent.agent ?? ""] ?? [])
      found.set(companion.id, [...(found.get(companion.id) ?? []), { parent, companion }]);
  const own = new Set(lines.map((line) => line.id));
  return [...found].flatMap(([id, needs]) => (own.has(id) ? [] : [companionLine(needs)]));
}

function templateOf(syndrome: Syndrome): Template {
  const own = syndrome.templatePlan.flatMap((source) => linesOfItem(syndrome.id, source));
  const companions = companionLines(own);
  // Each companion stands behind the first line that it accompanies.
  const lines = own.flatMap((line) => [line, ...companions.filter((c) => c.companionOf[0]?.line === line.id)]);
  const stamp = templateVersions[syndrome.id];
  if (!stamp) throw new Error(`template ${syndrome.id} has no version`);
  return {
    id: syndrome.id,
    name: syndrome.name,
    ...stamp,
    description: syndrome.description,
    antibodies: syndrome.typicalAntibodies.filter((id) => id !== "none"),
    cancers: [...new Set(syndrome.cancerSearch.flatMap(cancersOfSearch))],
    lines,
    referrals: syndrome.referrals,
    measures: syndrome.measures,
    monitoring: syndrome.monitoring ?? [],
    levelOfEvidence: syndrome.levelOfEvidence,
    avoid: syndrome.avoidDrugs ?? null,
    sources: syndrome.sources,
  };
}

export const templates: readonly Template[] = syndromes.map(templateOf);
const byId = new Map(templates.map((template) => [template.id, template]));

/** The template with this id in its newest version, or null. */
export function templateById(id: string): Template | null {
  return byId.get(id) ?? null;
}

/** The text over which the hash of a template is taken: all that a prescriber takes from it. */
export function templateText({ id, name, version, lines }: Omit<Template, "hash">): string {
  return canonicalJson({ id, name, version, lines });
}
