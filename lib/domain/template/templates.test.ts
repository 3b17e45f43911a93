import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { agentLabelById } from "../knowledge/agent-labels";
import { medicineName } from "../knowledge/other-medicines";
import { syndromes } from "../knowledge/syndromes";
import { isNameOf } from "../plan/agent-name";
import { completeTreatment, draftTreatmentSchema } from "../plan/draft-treatment";
import { kindOfAgent, lanesOfAgent, lanesOfKind } from "../plan/treatment-choice";
import { asDay } from "../shared/day";
import { offer } from "./offer";
import { templateArms } from "./record";
import { templateVersions } from "./template-versions";
import { templates, templateText } from "./templates";
import { draftOfLine, isUntouched } from "./to-draft";

const dayZero = asDay("2026-11-23");
const id = "0197b000-0000-7000-8000-000000000001";
const every = templates.flatMap((template) => template.lines.map((line) => ({ template, line })));

describe("built-in templates", () => {
  it("are the 14 syndromes of the clinical data", () => {
    expect(templates.map((t) => t.id)).toEqual(syndromes.map((s) => s.id));
    expect(templates).toHaveLength(14);
  });

  it("say the version and the hash of what they contain", () => {
    const now = templates.map((t) => [
      t.id,
      { version: t.version, hash: `h1:${createHash("sha256").update(templateText(t)).digest("hex")}` },
    ]);
    expect(Object.fromEntries(now)).toEqual(templateVersions);
  });

  it("lose no item, dose, reason or note of the clinical data", () => {
    for (const syndrome of syndromes) {
      const lines = templates.find((t) => t.id === syndrome.id)?.lines ?? [];
      for (const source of syndrome.templatePlan) {
        const own = lines.filter((line) => line.item === source.item && line.companionOf.length === 0);
        expect(own.length, `${syndrome.id}: ${source.item}`).toBeGreaterThan(0);
        expect(own.every((line) => line.start.day === source.startDay)).toBe(true);
        if (source.item !== "symptomatic") {
          const [first] = own;
          expect([first?.dose, first?.why, first?.note ?? undefined, first?.monitor]).toEqual([
            source.dose,
            source.why,
            source.note,
            source.monitor ?? [],
          ]);
        }
        for (const words of source.item === "symptomatic" ? (source.dose.match(/[a-z]{6,}/g) ?? []) : [])
          expect(own.map((line) => `${line.dose} ${line.note ?? ""}`).join(" ")).toContain(words);
      }
    }
  });

  it.each(every.map(({ template, line }) => [`${template.id}: ${line.id}`, line] as const))(
    "%s is a known treatment of the right kind and lane",
    (_, line) => {
      const label = line.agent ? agentLabelById(line.agent) : null;
      if (label) {
        expect(line.kind).toBe(kindOfAgent(label));
        expect(lanesOfAgent(label)).toContain(line.lane);
        expect(isNameOf(label.id, line.name)).toBe(true);
      } else if (line.agent) expect(medicineName(line.agent)).toBe(line.name);
      expect(lanesOfKind[line.kind]).toContain(line.lane);
      expect(line.purpose === null).toBe(line.kind !== "drug");
    },
  );

  it.each(every.map(({ template, line }) => [`${template.id}: ${line.id}`, line] as const))(
    "%s arrives incomplete, without any dose",
    (_, line) => {
      const draft = draftOfLine(line, id, dayZero);
      expect(draftTreatmentSchema.safeParse(draft).success).toBe(true);
      expect(completeTreatment(draft).ok).toBe(false);
      const allowed = ["treatmentId", "kind", "lane", "agent", "name", "action", "start", "reason", "purpose"];
      expect(Object.keys(draft).filter((key) => !allowed.includes(key))).toEqual([]);
      expect("reason" in draft).toBe(line.when === null);
      expect(isUntouched(line, dayZero, draft)).toBe(true);
      expect(isUntouched(line, dayZero, { ...draft, note: "seen" })).toBe(false);
    },
  );

  it("have unique lines, and follow, accompany and stand for lines that exist", () => {
    for (const { id: name, lines } of templates) {
      const ids = lines.map((line) => line.id);
      expect(new Set(ids).size, name).toBe(ids.length);
      for (const line of lines) {
        if (line.start.after) expect(ids).toContain(line.start.after.line);
        for (const need of line.companionOf) expect(ids).toContain(need.line);
        if (line.oneOf) expect(lines.filter((other) => other.oneOf === line.oneOf).length).toBeGreaterThan(1);
      }
    }
  });

  it("mark every companion and every line typed from prose as a product choice", () => {
    for (const { line } of every) {
      const typed = line.arm !== "both" || line.when !== null || line.oneOf !== null || line.companionOf.length > 0;
      if (typed) expect(line.choice).toMatch(/^(Companion|Typed from the prose|One of several treatments)/);
    }
  });
});

describe.each(templates.flatMap((template) => templateArms.map((arm) => [template.id, arm, template] as const)))(
  "%s, %s",
  (_, arm, template) => {
    it("offers every line of its arm and none of the other", () => {
      const offered = offer({ template, arm, cancer: null, drafted: [] });
      expect(offered.map((one) => one.line)).toEqual(template.lines);
      for (const { line, state } of offered)
        expect(state.type).toBe(line.arm === "both" || line.arm === arm ? "open" : "other-arm");
      expect(offered.some((one) => one.state.type === "open")).toBe(true);
    });
  },
);

describe("cancer and no-cancer arms", () => {
  const line = (template: string, lineId: string) =>
    templates.find((t) => t.id === template)?.lines.find((l) => l.id === lineId);

  it("keep chemotherapy apart from the antiproliferatives that must not be given with it", () => {
    expect(line("lems", "regimen-carboplatin-etoposide")?.arm).toBe("cancer-found");
    expect(line("lems", "azathioprine")?.arm).toBe("no-cancer");
    expect(line("lems", "prednisone")?.arm).toBe("no-cancer");
    expect(line("subacute-sensory-neuronopathy", "cyclophosphamide")?.arm).toBe("no-cancer");
    expect(line("encephalomyelitis", "cyclophosphamide")?.arm).toBe("no-cancer");
  });

  it("put every treatment of a cancer into the cancer arm, but for the operation on suspicion", () => {
    const cancerLane = every.filter(
      ({ line: l }) => l.lane === "cancer" && l.kind !== "procedure" && l.arm !== "cancer-found",
    );
    expect(cancerLane.map(({ template, line: l }) => `${template.id}/${l.id}`)).toEqual([
      "brainstem-encephalitis/orchiectomy",
    ]);
  });

  it("bring mesna, hydration and Pneumocystis cover with cyclophosphamide", () => {
    for (const { template, line: l } of every.filter((one) => one.line.agent === "cyclophosphamide")) {
      const companions = template.lines
        .filter((one) => one.companionOf.some((need) => need.line === l.id))
        .map((one) => one.id);
      expect(companions).toEqual(
        expect.arrayContaining(["mesna", "iv-hydration", "trimethoprim-sulfamethoxazole", "atovaquone"]),
      );
    }
  });

  it("leave out chemotherapy for another cancer than the recorded one", () => {
    const template = templates.find((t) => t.id === "lems");
    if (!template) throw new Error("no template");
    const stateFor = (cancer: string | null) =>
      offer({ template, arm: "cancer-found", cancer, drafted: [] }).find(
        (o) => o.line.id === "regimen-carboplatin-etoposide",
      )?.state.type;
    expect([stateFor("small-cell-lung"), stateFor("breast"), stateFor(null), stateFor("other")]).toEqual([
      "open",
      "other-cancer",
      "open",
      "open",
    ]);
  });
});
