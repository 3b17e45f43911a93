import { describe, expect, it } from "vitest";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { templateById } from "@/lib/domain/template/templates";
import { lineViews, noteOf } from "./line-view";
import { mergeLines } from "./merge-view";
import { alwaysPart, keptIn, startsOf, toggled } from "./ticks";

const dayZero = asDay("2026-11-23");
function linesOf(id: string, drafted: readonly DraftTreatment[] = [], cancer: string | null = null) {
  const template = templateById(id);
  if (!template) throw new Error(id);
  return mergeLines({ template, cancer, drafted });
}
const ids = (ticked: ReadonlySet<string>) => [...ticked].sort();

describe("ticking lines of a template", () => {
  it("ticks mesna, hydration and Pneumocystis cover with cyclophosphamide, and lets them be unticked", () => {
    const lines = linesOf("anti-nmdar-encephalitis");
    const ticked = toggled(lines, "no-cancer", new Set(), "cyclophosphamide");
    expect(ids(ticked)).toEqual(["cyclophosphamide", "iv-hydration", "mesna", "trimethoprim-sulfamethoxazole"]);
    expect(ids(toggled(lines, "no-cancer", ticked, "mesna"))).not.toContain("mesna");
  });

  it("ticks nothing conditional with prednisone", () => {
    expect(ids(toggled(linesOf("lems"), "no-cancer", new Set(), "prednisone"))).toEqual(["prednisone"]);
  });

  it("ticks all lines without a condition, of alternatives one, and none that is in the plan", () => {
    const exchange = { kind: "plasma-exchange", agent: "plasma-exchange", action: "start", treatmentId: "x" };
    expect(ids(alwaysPart(linesOf("lems"), "cancer-found"))).toEqual(
      ["amifampridine", "csf-mri-antibody-workup", "physical-therapy-referral", "regimen-carboplatin-etoposide"].concat(
        "speech-therapy-referral",
        "tumour-screen",
      ),
    );
    expect(ids(alwaysPart(linesOf("limbic-encephalitis"), "no-cancer"))).toContain("ivig");
    const present = linesOf("limbic-encephalitis", [exchange as DraftTreatment]);
    expect(ids(alwaysPart(present, "no-cancer"))).not.toContain("ivig");
    expect(ids(alwaysPart(linesOf("subacute-sensory-neuronopathy"), "no-cancer"))).toContain("duloxetine");
    expect(ids(alwaysPart(linesOf("subacute-sensory-neuronopathy"), "no-cancer"))).not.toContain("gabapentin");
  });

  it("drops the ticks of the other arm when the arm changes", () => {
    const lines = linesOf("lems");
    const ticked = new Set(["amifampridine", "azathioprine"]);
    expect(ids(keptIn(lines, "cancer-found", ticked))).toEqual(["amifampridine"]);
  });

  it("shows immune globulin after the exchange when both are ticked, else on its own day", () => {
    const lines = linesOf("limbic-encephalitis");
    expect(startsOf(lines, dayZero, new Set(["ivig"])).get("ivig")).toBe(addDays(dayZero, 3));
    expect(startsOf(lines, dayZero, new Set(["ivig", "plasma-exchange"])).get("ivig")).toBe(addDays(dayZero, 20));
  });
});

describe("the words of a line", () => {
  it("leave out the rule ids that the data puts in brackets, and keep them apart", () => {
    expect(noteOf("exclude seizures first (ami-seizure-history)")).toEqual({
      text: "exclude seizures first",
      rules: ["ami-seizure-history"],
    });
    expect(noteOf("give before IVIg (rules ivig-before-plex, plex-consecutive-days)").rules).toHaveLength(2);
    expect(noteOf("avoid as first step (lems-newsom)")).toEqual({ text: "avoid as first step", rules: [] });
    expect(noteOf("repeat (2 years in LEMS)").text).toBe("repeat (2 years in LEMS)");
  });

  it("write doses as the screens do, and say when a line starts", () => {
    const views = lineViews(templateById("limbic-encephalitis")?.lines ?? []);
    const view = (id: string) => views.find((line) => line.id === id);
    expect(view("prednisone")?.dose).toBe(
      "1 mg per kg (max 80 mg) each morning, taper 10% every 1 to 2 weeks from day 33",
    );
    expect(view("ivig")?.starts).toBe("day 20, or 1 day after the last therapeutic plasma exchange; day 3 without it");
    const nmdar = lineViews(templateById("anti-nmdar-encephalitis")?.lines ?? []);
    expect(nmdar.find((line) => line.id === "trimethoprim-sulfamethoxazole")?.accompanies).toBe(
      "cyclophosphamide or rituximab (if cyclophosphamide or prolonged steroid is given as well)",
    );
    expect(view("trimethoprim-sulfamethoxazole")?.starts).toBe("with prednisone or rituximab");
  });
});
