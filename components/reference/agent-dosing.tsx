import { dosingModelText, limitText } from "@/lib/domain/knowledge/agent-words";
import type { Agent, AgentLimit } from "@/lib/domain/knowledge/agents";
import { spokenProse, spokenSentence } from "@/lib/domain/knowledge/spoken-prose";
import { type Description, DescriptionList } from "../ui/description-list";

const NOT_GIVEN = "Not in the catalogue";

function Limit({ limit }: { readonly limit: AgentLimit }) {
  const more = [limit.note, limit.history].filter((text) => text !== undefined);
  return (
    <>
      <span className="font-semibold">{limitText(limit)}</span>
      {more.length > 0 ? (
        <span className="block text-small text-ink-2">{more.map(spokenSentence).join(". ")}</span>
      ) : null}
    </>
  );
}

const given = (term: string, text: string | null | undefined): readonly Description[] =>
  text ? [{ term, value: spokenSentence(text) }] : [];
const listed = (term: string, texts: readonly string[] | undefined): readonly Description[] =>
  texts ? [{ term, value: texts.map(spokenProse).join("; ") }] : [];

const childWords: Readonly<Record<string, string>> = {
  dose: "Dose",
  start: "Start",
  maxSingle: "Largest single dose",
  maxDaily: "Largest daily dose",
};

function childText(children: NonNullable<Agent["children"]>): string {
  const said = (part: string, text: string) => `${(childWords[part] ?? part).toLowerCase()} ${spokenProse(text)}`;
  return Object.entries(children)
    .map(([key, value]) =>
      typeof value === "string"
        ? spokenSentence(said(key, value))
        : `Under 45 kg: ${Object.entries(value)
            .map(([part, text]) => said(part, text))
            .join(", ")}`,
    )
    .join("; ");
}

/** How an agent is dosed, what limits it, and what kidney and liver change. Prose for reading, never a default. */
export function AgentDosing({ agent }: { readonly agent: Agent }) {
  const { typicalStart, typicalMaintenance, maxSingleDose, maxDailyDose, cumulativeLimit, dosingModel } = agent;
  const { pharmacogenetics, conversion, removalByPlasmaVolumes } = agent;
  const items: readonly Description[] = [
    { term: "Dose is worked out as", value: dosingModelText(agent) },
    ...given("Formula", dosingModel.formula),
    { term: "Usual start", value: spokenSentence(typicalStart.text ?? NOT_GIVEN) },
    {
      term: "Usual maintenance",
      value: typicalMaintenance?.text ? spokenSentence(typicalMaintenance.text) : NOT_GIVEN,
    },
    { term: "Largest single dose", value: maxSingleDose ? <Limit limit={maxSingleDose} /> : NOT_GIVEN },
    { term: "Largest daily dose", value: maxDailyDose ? <Limit limit={maxDailyDose} /> : NOT_GIVEN },
    ...(cumulativeLimit ? [{ term: "Largest lifetime dose", value: <Limit limit={cumulativeLimit} /> }] : []),
    ...(dosingModel.gfrCap ? [{ term: "GFR is capped at", value: `${dosingModel.gfrCap} mL per min` }] : []),
    { term: "Kidney", value: agent.renal ? spokenSentence(agent.renal) : NOT_GIVEN },
    { term: "Liver", value: agent.hepatic ? spokenSentence(agent.hepatic) : NOT_GIVEN },
    ...(agent.children ? [{ term: "Children", value: childText(agent.children) }] : []),
    ...(pharmacogenetics
      ? [
          {
            term: "TPMT and NUDT15",
            value: `Normal: ${spokenProse(pharmacogenetics.normal)}; intermediate: ${spokenProse(pharmacogenetics.intermediate)}; poor: ${spokenProse(pharmacogenetics.poor)}`,
          },
        ]
      : []),
    ...(conversion && agent.id !== "prednisone"
      ? [{ term: "1 mg equals", value: `${conversion.prednisoneEquivalentFactor} mg of prednisone (equivalent dose)` }]
      : []),
    ...listed("Forms", agent.forms ?? agent.formulations),
    ...given("Formulation", agent.formulation),
    ...listed(
      "Replacement fluid",
      agent.replacement?.map((text) => text.replace("albumin-5pct", "albumin 5%")),
    ),
    ...(removalByPlasmaVolumes
      ? [
          {
            term: "Removed from the plasma",
            value: Object.entries(removalByPlasmaVolumes)
              .map(
                ([volumes, share]) =>
                  `by ${Number(volumes)} plasma ${Number(volumes) === 1 ? "volume" : "volumes"} ${share}`,
              )
              .join("; "),
          },
        ]
      : []),
    ...given("Vaccines", agent.vaccineInterval?.replace(/ \([a-z-]+\)$/, "")),
    ...listed("Goals", agent.goals),
    ...given("Unit", agent.unitNote),
    ...given("Note", agent.note),
  ];
  return (
    <div data-clinical="">
      <DescriptionList items={items} />
    </div>
  );
}
