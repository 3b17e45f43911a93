import { describe, expect, it } from "vitest";
import catalogue from "../data/catalogue.json";
import measures from "../data/measures.json";
import monitoring from "../data/monitoring.json";
import rules from "../data/rules.json";
import sources from "../data/sources.json";
import syndromes from "../data/syndromes.json";
import vocabulary from "../data/vocabulary.json";
import { knowledgeProblems, type RawKnowledge } from "./knowledge-problems";

const shipped: RawKnowledge = { catalogue, measures, monitoring, rules, sources, syndromes, vocabulary };

interface Row {
  [key: string]: unknown;
}
/** The shipped data with one row of one file changed. */
function withRow(file: keyof RawKnowledge, id: string, change: (row: Row) => void): RawKnowledge {
  const copy = structuredClone(shipped) as Record<keyof RawKnowledge, unknown>;
  const rows = (file === "syndromes" ? (copy.syndromes as Row).syndromes : copy[file]) as Row[];
  const row = rows.find((one) => one.id === id || one.ref === id);
  if (!row) throw new Error(`${file} has no ${id}`);
  change(row);
  return copy;
}
const trigger = (id: string, expr: unknown) =>
  knowledgeProblems(
    withRow("rules", id, (row) => {
      row.trigger = { text: "as written", expr };
    }),
  );
const rule = (id: string, part: Row) => knowledgeProblems(withRow("rules", id, (row) => Object.assign(row, part)));

describe("the clinical data of this build", () => {
  it("has no problem: every shape is strict, every id exists, every source resolves", () => {
    expect(knowledgeProblems(shipped)).toEqual([]);
    expect(rules).toHaveLength(222);
  });

  it("keeps at most five rules that no reason can override, all about the very ingredient", () => {
    const hard = rules.filter((row) => "overridable" in row).map((row) => row.id);
    expect(hard).toEqual(["ivig-anaphylaxis-history", "plex-albumin-allergy", "allergy-same-ingredient"]);
  });

  it("names a cause after its only rule, and otherwise after no rule", () => {
    const ids = new Set(rules.map((row) => row.id));
    const sharing = (cause: string) => rules.filter((row) => row.cause === cause).length;
    const misnamed = rules.filter((row) => (sharing(row.cause) === 1 ? row.cause !== row.id : ids.has(row.cause)));
    expect(misnamed.map((row) => row.id)).toEqual([]);
  });
});

describe("a typing error in a rule is found with its id and path", () => {
  it.each([
    [{ lab: "sodum", op: "<", value: 135 }, '.lab: "sodum" is no laboratory value of the vocabulary'],
    [{ lab: "sodium", op: "=<", value: 135 }, ".op: Invalid option"],
    [{ lab: "sodium", op: "<", vaule: 135 }, ".value: Invalid input"],
    [{ lab: "sodium", op: "<", value: 135, unit: "mmol/L" }, 'Unrecognized key: "unit"'],
    [{ plan: ["prednison"] }, '.plan[0]: "prednison" is no item or class'],
    [{ plan: [] }, ".plan: Too small"],
    [{ any: [{ med: ["@thiopurines"] }] }, '.any[0].med[0]: "@thiopurines" is no item or class'],
    [{ not: { cond: ["asthma-bad"] } }, '.not.cond[0]: "asthma-bad" is no condition'],
    [{ all: [] }, ".all: must be a list of at least one expression"],
    [{ al: [{ plan: ["ivig"] }] }, ': "al" is no expression of the grammar'],
    [{ plan: ["ivig"], med: ["ivig"] }, ': "plan, med" is no expression of the grammar'],
    [{ riskCount: { atLeast: 3, of: [{ plan: ["ivig"] }] } }, ".riskCount.atLeast: must be 1 to the number"],
    [{ dose: { of: ["ivig"], measure: "weekly", op: ">", value: 2 } }, ".dose.measure: Invalid option"],
    [{ planFlag: { item: "cisplatin", flag: "hydrated", in: [true] } }, '.planFlag.flag: "hydrated" is no flag'],
    [{ syndrome: ["lambert-eaton"] }, '.syndrome[0]: "lambert-eaton" is no syndrome'],
    [{ antibody: ["anti-hu"] }, '.antibody[0]: "anti-hu" is no antibody'],
    [{ allergy: ["penicilin"] }, '.allergy[0]: "penicilin" is no allergen'],
  ])("%j", (expr, problem) => {
    const found = trigger("cbz-sodium-low", expr);
    expect(found.filter((line) => !line.startsWith("rules[cbz-sodium-low].trigger.expr"))).toEqual([]);
    expect(found.join("\n")).toContain(problem);
  });

  it.each<[Row, string]>([
    [{ tier: "red" }, ".tier: Invalid option"],
    [{ tier: "check" }, ".blocking: must be true exactly for the tier must-resolve"],
    [{ title: "x".repeat(60) }, ".title: must be under 60 characters"],
    [{ title: "Amifampridine in uncontrolled asthma." }, ".title: is a sentence without a full stop"],
    [{ title: "Carbamazepine with low sodium" }, '.title: "Carbamazepine with low sodium" is given twice'],
    [{ id: "cbz-sodium-low" }, '.id: "cbz-sodium-low" is given twice'],
    [{ sources: [] }, ".sources: needs at least one source"],
    [{ sources: [{ ref: "firdapse", reRead: true }] }, '.sources: "firdapse" is no source'],
    [{ sources: [{ ref: "seed", reRead: false }] }, ".sources[0]: Invalid input"],
    [{ kind: "drug-drugs" }, ".kind: Invalid option"],
    [{ reviewed: "yes" }, ".reviewed: Invalid ISO date"],
    [{ severty: "major" }, 'Unrecognized key: "severty"'],
  ])("%j", (part, problem) => {
    expect(rule("ami-seizure-history", part).join("\n")).toContain(problem);
  });
});

describe("a typing error in the other files is found with its row", () => {
  it.each<[keyof RawKnowledge, string, Row, string]>([
    [
      "catalogue",
      "amifampridine",
      { brandName: "Firdapse" },
      'catalogue[amifampridine]: Unrecognized key: "brandName"',
    ],
    ["catalogue", "regimen-bep", { components: ["bleomicin"] }, '.components: "bleomicin" is no agent'],
    [
      "catalogue",
      "ivig",
      { maxDailyDose: { value: -1, unit: "g/kg/d" } },
      "catalogue[ivig].maxDailyDose.value: Too small",
    ],
    ["catalogue", "ivig", { id: "prednisone" }, "the id prednisone is given twice"],
    ["measures", "mrs", { range: { min: 6, max: 0, unit: "{score}" } }, "measures[mrs].range: min must be below max"],
    ["measures", "mrs", { sources: [{ ref: "nowhere", reRead: true }] }, '"nowhere" is no source'],
    ["syndromes", "lems", { measures: ["rankin"] }, 'syndromes[lems].measures: "rankin" is no measure'],
    ["syndromes", "lems", { typicalAntibodies: ["vgcc"] }, '"vgcc" is no antibody'],
    ["sources", "seed", { title: "" }, "sources[seed].title: Too small"],
  ])("%s %s %j", (file, id, part, problem) => {
    expect(knowledgeProblems(withRow(file, id, (row) => Object.assign(row, part))).join("\n")).toContain(problem);
  });

  it("a template line that follows one which is not there", () => {
    const data = withRow("syndromes", "limbic-encephalitis", (row) => {
      row.templatePlan = (row.templatePlan as Row[]).filter((line) => line.item !== "plasma-exchange");
    });
    expect(knowledgeProblems(data).join()).toContain('"plasma-exchange" is no line of the same template');
  });
});
