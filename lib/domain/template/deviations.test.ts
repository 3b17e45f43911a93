import { describe, expect, it } from "vitest";
import { completeTreatment, type DraftTreatment } from "../plan/draft-treatment";
import { addDays, asDay, type Day } from "../shared/day";
import { START_TOLERANCE_DAYS, templateRecords } from "./deviations";
import { mergeTemplate } from "./merge";
import { templateRecordSchema } from "./record";
import { templateById } from "./templates";
import type { GivenReason, TemplateUse } from "./use";

const dayZero = asDay("2026-11-23");
let count = 0;
const newId = () => `0197b000-0000-7000-8000-${String(++count).padStart(12, "0")}`;

function taken(id: string, lines: readonly string[], reasons: readonly GivenReason[] = []) {
  const template = templateById(id);
  if (!template) throw new Error(id);
  const result = mergeTemplate({
    template,
    arm: "no-cancer",
    dayZero,
    lines,
    cancer: null,
    drafted: [],
    before: null,
    newId,
  });
  if (!result.ok) throw new Error(result.problem);
  const { name, version, hash } = template;
  const use: TemplateUse = {
    id: newId(),
    templateId: id,
    name,
    version,
    hash,
    arm: "no-cancer",
    dayZero,
    lines: result.value.lines,
    reasons,
  };
  return { use, drafts: result.value.added };
}
const found = (use: TemplateUse, drafts: readonly DraftTreatment[]) =>
  templateRecords([use], drafts)[0]?.deviations ?? [];
const kinds = (use: TemplateUse, drafts: readonly DraftTreatment[]) =>
  found(use, drafts).map((d) => `${d.type} ${d.line}`);
const change = (drafts: readonly DraftTreatment[], agent: string, more: Record<string, unknown>) =>
  drafts.map((t) => (t.agent === agent ? ({ ...t, ...more } as DraftTreatment) : t));
const step = (amount: string, frequency: string, from: Day) => ({
  amount,
  unit: "mg",
  basis: "fixed",
  perAmount: null,
  working: null,
  overrideReason: null,
  frequency,
  from,
  to: null,
});
const complete = (
  drafts: readonly DraftTreatment[],
  agent: string,
  amount: string,
  frequency = "three-times-daily",
) => {
  const next = change(drafts, agent, {
    route: "oral",
    reviewOn: "2027-03-01",
    steps: [step(amount, frequency, dayZero)],
  });
  const [own] = next.filter((t) => t.agent === agent);
  if (!own || !completeTreatment(own).ok) throw new Error(JSON.stringify(own && completeTreatment(own)));
  return next;
};

const standard = [
  "csf-mri-antibody-workup",
  "tumour-screen",
  "amifampridine",
  "physical-therapy-referral",
  "speech-therapy-referral",
];

describe("departures from a template", () => {
  it("are none when everything that needs no condition was taken; conditional lines are noted and ask for no reason", () => {
    const { use, drafts } = taken("lems", standard);
    const deviations = found(use, drafts);
    expect(deviations.filter((d) => d.needsReason)).toEqual([]);
    expect(deviations.map((d) => d.line)).toEqual(["pyridostigmine", "ivig", "prednisone", "azathioprine"]);
    expect(new Set(deviations.map((d) => d.type))).toEqual(new Set(["condition-not-met"]));
  });

  it("name a line that was not taken, and one that was removed again", () => {
    const { use, drafts } = taken(
      "lems",
      standard.filter((id) => id !== "tumour-screen"),
    );
    const without = drafts.filter((t) => t.agent !== "amifampridine");
    expect(kinds(use, without)).toEqual(expect.arrayContaining(["not-taken tumour-screen", "not-taken amifampridine"]));
    expect(found(use, without).find((d) => d.line === "amifampridine")).toMatchObject({
      needsReason: true,
      reason: null,
    });
  });

  it("call another agent in the same place by its name", () => {
    const { use, drafts } = taken("limbic-encephalitis", ["levetiracetam", "methylprednisolone-iv"]);
    const lacosamide = {
      treatmentId: newId(),
      kind: "drug",
      lane: "symptom",
      agent: "lacosamide",
      name: "Lacosamide",
      action: "start",
    } as DraftTreatment;
    const swapped = [...drafts.filter((t) => t.agent !== "levetiracetam"), lacosamide];
    expect(found(use, swapped).find((d) => d.line === "levetiracetam")).toMatchObject({
      type: "other-agent",
      treatmentId: lacosamide.treatmentId,
      words: "Lacosamide instead of Levetiracetam",
      needsReason: true,
    });
  });

  it("never take one supportive drug for another", () => {
    const { use, drafts } = taken("anti-nmdar-encephalitis", ["cyclophosphamide"]);
    const pantoprazole = {
      ...{ treatmentId: newId(), kind: "drug", lane: "immunosuppression", action: "start" },
      ...{ agent: "pantoprazole", name: "Pantoprazole" },
    } as DraftTreatment;
    expect(kinds(use, [...drafts, pantoprazole])).toContain("not-taken mesna");
  });

  it.each([
    [START_TOLERANCE_DAYS, false],
    [-START_TOLERANCE_DAYS, false],
    [START_TOLERANCE_DAYS + 1, true],
  ])("a start %i days off is a departure: %s", (off, departs) => {
    const { use, drafts } = taken("lems", [...standard, "azathioprine"]);
    const moved = change(drafts, "azathioprine", { start: addDays(dayZero, 28 + off) });
    expect(kinds(use, moved).includes("other-start azathioprine")).toBe(departs);
  });

  it("a companion moves with its treatment and is no departure then", () => {
    const { use, drafts } = taken("anti-nmdar-encephalitis", [
      "cyclophosphamide",
      "mesna",
      "iv-hydration",
      "trimethoprim-sulfamethoxazole",
    ]);
    const later = change(change(drafts, "cyclophosphamide", { start: "2027-03-01" }), "mesna", { start: "2027-03-01" });
    expect(kinds(use, later)).toContain("other-start cyclophosphamide");
    expect(kinds(use, later)).not.toContain("other-start mesna");
    expect(kinds(use, later)).toContain("other-start iv-hydration");
  });

  it("cyclophosphamide without mesna needs a reason; without cyclophosphamide nothing is said of mesna", () => {
    const { use, drafts } = taken("anti-nmdar-encephalitis", ["cyclophosphamide"]);
    expect(kinds(use, drafts)).toEqual(
      expect.arrayContaining(["not-taken mesna", "not-taken iv-hydration", "not-taken trimethoprim-sulfamethoxazole"]),
    );
    const other = taken("anti-nmdar-encephalitis", ["levetiracetam"]);
    expect(kinds(other.use, other.drafts).filter((k) => k.includes("mesna"))).toEqual([]);
  });

  it("atovaquone is Pneumocystis cover as well: one of the two is enough", () => {
    const { use, drafts } = taken("anti-nmdar-encephalitis", [
      "cyclophosphamide",
      "mesna",
      "iv-hydration",
      "atovaquone",
    ]);
    expect(kinds(use, drafts).filter((k) => k.includes("trimethoprim") || k.includes("atovaquone"))).toEqual([]);
  });

  it("exchange or immune globulin: one is enough, and neither is one departure", () => {
    const exchange = taken("limbic-encephalitis", ["plasma-exchange"]);
    expect(kinds(exchange.use, exchange.drafts).filter((k) => k.endsWith("ivig"))).toEqual([]);
    const neither = taken("limbic-encephalitis", ["methylprednisolone-iv"]);
    const about = found(neither.use, neither.drafts).filter(
      (d) => d.words.includes("IVIg") || d.words.includes("exchange"),
    );
    expect(about.map((d) => d.type)).toEqual(["not-taken"]);
  });

  it.each([
    ["5", false],
    ["20", false],
    ["40", true],
  ])("amifampridine %s mg three times a day is another dose: %s", (amount, departs) => {
    const { use, drafts } = taken("lems", standard);
    const dosed = complete(drafts, "amifampridine", amount);
    expect(kinds(use, dosed).includes("other-dose amifampridine")).toBe(departs);
    if (departs)
      expect(found(use, dosed).find((d) => d.type === "other-dose")?.words).toBe(
        "Amifampridine: the plan gives at most 120 mg per day; the template says 15 to 100 mg per day",
      );
  });

  it("says nothing of a dose that data cannot tell: incomplete, in another basis, or prose only", () => {
    const { use, drafts } = taken("stiff-person-spectrum", ["diazepam"]);
    const dosed = change(drafts, "diazepam", {
      route: "oral",
      reviewOn: "2027-03-01",
      steps: [step("50", "daily", dayZero)],
    });
    expect(kinds(use, drafts).some((k) => k.startsWith("other-dose"))).toBe(false);
    expect(kinds(use, dosed).some((k) => k.startsWith("other-dose"))).toBe(false);
  });

  it("keep the reason that was given, and forget the template once nothing of it is left", () => {
    const reasons: GivenReason[] = [
      { type: "not-taken", line: "tumour-screen", reason: "Done last month", revision: 1 },
    ];
    const { use, drafts } = taken("lems", ["amifampridine"], reasons);
    expect(found(use, drafts).find((d) => d.line === "tumour-screen")?.reason).toBe("Done last month");
    expect(templateRecords([use], [])).toEqual([]);
  });

  it("fit the record that is signed", () => {
    const { use, drafts } = taken("anti-nmdar-encephalitis", ["cyclophosphamide"]);
    for (const record of templateRecords([use], drafts))
      expect(templateRecordSchema.safeParse(record).success).toBe(true);
  });
});
