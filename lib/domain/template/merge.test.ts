import { describe, expect, it } from "vitest";
import type { DraftTreatment } from "../plan/draft-treatment";
import { addDays, asDay } from "../shared/day";
import { type MergeInput, mergeTemplate } from "./merge";
import { type TemplateArm, templateArms } from "./record";
import type { Template } from "./template";
import { templateById, templates } from "./templates";
import type { TemplateUse, UsedLine } from "./use";

const dayZero = asDay("2026-11-23");
let count = 0;
const newId = () => `0197b000-0000-7000-8000-${String(++count).padStart(12, "0")}`;

function named(id: string): Template {
  const template = templateById(id);
  if (!template) throw new Error(id);
  return template;
}
const input = (id: string, more: Partial<MergeInput> = {}): MergeInput => ({
  template: named(id),
  arm: "no-cancer",
  dayZero,
  lines: [],
  cancer: null,
  drafted: [],
  before: null,
  newId,
  ...more,
});
function merged(id: string, more: Partial<MergeInput>) {
  const result = mergeTemplate(input(id, more));
  if (!result.ok) throw new Error(result.problem);
  return result.value;
}
const useOf = (id: string, arm: TemplateArm, lines: readonly UsedLine[]): TemplateUse => {
  const { name, version, hash } = named(id);
  return { id: newId(), templateId: id, name, version, hash, arm, dayZero, lines, reasons: [] };
};
const startOf = (drafts: readonly DraftTreatment[], agent: string) => drafts.find((t) => t.agent === agent)?.start;
const treatment = (t: Record<string, unknown>) => ({ treatmentId: newId(), action: "start", ...t }) as DraftTreatment;

describe("merging", () => {
  it.each(templates.flatMap(({ id }) => templateArms.map((arm) => [id, arm] as const)))(
    "takes every line of %s, %s, as one treatment each, and loses none",
    (id, arm) => {
      const lines = named(id).lines.filter((line) => line.arm === "both" || line.arm === arm);
      const value = merged(id, { arm, lines: lines.map((line) => line.id) });
      expect(value.added.map((t) => [t.kind, t.lane, t.agent, t.name])).toEqual(
        lines.map((line) => [line.kind, line.lane, line.agent, line.name]),
      );
      expect(value.lines.map((used) => [used.line.id, used.how])).toEqual(lines.map((line) => [line.id, "merged"]));
      expect(value.lines.map((used) => used.treatmentId)).toEqual(value.added.map((t) => t.treatmentId));
      expect(value.added.every((t) => typeof t.start === "string" && t.start >= dayZero)).toBe(true);
    },
  );

  it("starts a line so many days after day 0", () => {
    const { added } = merged("lems", { lines: ["amifampridine", "pyridostigmine", "azathioprine"] });
    expect(startOf(added, "amifampridine")).toBe(dayZero);
    expect(startOf(added, "pyridostigmine")).toBe(addDays(dayZero, 14));
    expect(startOf(added, "azathioprine")).toBe(addDays(dayZero, 28));
  });

  it("starts immune globulin on its own day without exchange, and after it with exchange", () => {
    const limbic = "limbic-encephalitis";
    expect(startOf(merged(limbic, { lines: ["ivig"] }).added, "ivig")).toBe(addDays(dayZero, 3));
    expect(startOf(merged(limbic, { lines: ["ivig", "plasma-exchange"] }).added, "ivig")).toBe(addDays(dayZero, 20));
  });

  it("starts immune globulin the day after the last session of an exchange that is in the draft", () => {
    const course = {
      courseId: newId(),
      purpose: "induction",
      sessions: 5,
      rhythm: { type: "interval", everyDays: 2 },
      start: "2026-12-01",
      plasmaVolumes: "1",
      replacement: "albumin-5",
      access: "peripheral",
      anticoagulant: "citrate",
    };
    const exchange = treatment({
      kind: "plasma-exchange",
      lane: "plasma-exchange",
      agent: "plasma-exchange",
      name: "Plasma exchange",
      reason: "Severe",
      start: "2026-12-01",
      end: "2026-12-20",
      courses: [course],
    });
    const { added } = merged("limbic-encephalitis", { lines: ["ivig"], drafted: [exchange] });
    expect(startOf(added, "ivig")).toBe("2026-12-10");
  });

  it("starts a companion with what it protects", () => {
    const { added } = merged("anti-nmdar-encephalitis", { lines: ["cyclophosphamide", "mesna", "iv-hydration"] });
    expect(startOf(added, "mesna")).toBe(startOf(added, "cyclophosphamide"));
    expect(startOf(added, "mesna")).toBe(addDays(dayZero, 42));
  });

  it("leaves an agent alone that is in the draft, unless it was stopped there", () => {
    const prednisone = { kind: "steroid", lane: "immunosuppression", agent: "prednisone", name: "Prednisone" };
    const there = treatment({ ...prednisone, action: "continue" });
    const value = merged("lems", { lines: ["prednisone", "azathioprine"], drafted: [there] });
    expect(value.added.map((t) => t.agent)).toEqual(["azathioprine"]);
    expect(value.skipped).toEqual(["Prednisone"]);
    expect(value.lines.find((used) => used.line.id === "prednisone")).toMatchObject({
      how: "present",
      treatmentId: there.treatmentId,
    });
    const stopped = treatment({ ...prednisone, action: "stop" });
    expect(merged("lems", { lines: ["prednisone"], drafted: [stopped] }).added).toHaveLength(1);
  });

  it.each([
    ["a line of the other arm", { lines: ["regimen-carboplatin-etoposide"] }, "other-arm"],
    [
      "chemotherapy for another cancer than the recorded one",
      { arm: "cancer-found", cancer: "breast", lines: ["regimen-carboplatin-etoposide"] },
      "other-cancer",
    ],
    ["a line it does not have", { lines: ["rituximab"] }, "unknown-line"],
    ["nothing", { lines: [] }, "nothing-to-add"],
  ] as const)("refuses %s", (_, more, problem) => {
    expect(mergeTemplate(input("lems", more))).toEqual({ ok: false, problem });
  });

  it("refuses one arm while a treatment of the other is in the draft, and allows it once that is removed", () => {
    const first = merged("lems", { lines: ["azathioprine"] });
    const before = useOf("lems", "no-cancer", first.lines);
    const second = { arm: "cancer-found", lines: ["regimen-carboplatin-etoposide"], before } as const;
    expect(mergeTemplate(input("lems", { ...second, drafted: first.added }))).toEqual({
      ok: false,
      problem: "arm-in-draft",
    });
    expect(merged("lems", { ...second, drafted: [] }).added).toHaveLength(1);
  });

  it("remembers what was merged before when more is taken later", () => {
    const first = merged("lems", { lines: ["amifampridine"] });
    const before = useOf("lems", "no-cancer", first.lines);
    const again = merged("lems", { lines: ["pyridostigmine"], before, drafted: first.added });
    const merges = again.lines.filter((used) => used.how === "merged").map((used) => used.line.id);
    expect(merges).toEqual(["amifampridine", "pyridostigmine"]);
  });
});
