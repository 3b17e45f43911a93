import { describe, expect, it } from "vitest";
import { armOf, type MatchedDiagnosis, matchTemplates } from "./match";
import { templates } from "./templates";

const diagnosis = (d: Partial<MatchedDiagnosis>): MatchedDiagnosis => ({
  phenotype: "other-defined-phenotype",
  antibodies: [],
  cancerStatus: "not-found",
  cancer: null,
  ...d,
});
const found = (...ids: string[]) => ids.map((antibody) => ({ antibody, result: "found" }) as const);
const matchesOf = (d: Partial<MatchedDiagnosis>) => matchTemplates(templates, diagnosis(d));

describe("templates for a diagnosis", () => {
  it.each(templates.map((t) => [t.id]))("puts %s first for its own phenotype, whatever the antibodies", (id) => {
    const [best] = matchesOf({ phenotype: id, antibodies: found("hu", "amphiphysin", "cv2-crmp5") });
    expect(best?.templateId).toBe(id);
    expect(best?.reasons[0]).toMatch(/^The recorded phenotype is /);
  });

  it("says phenotype, antibody and cancer as the reasons, in that order", () => {
    const [best] = matchesOf({
      phenotype: "lems",
      antibodies: found("pq-vgcc"),
      cancerStatus: "found",
      cancer: "small-cell-lung",
    });
    expect(best?.reasons).toEqual([
      "The recorded phenotype is Lambert-Eaton myasthenic syndrome",
      "P/Q-type VGCC antibodies were found",
      "Small cell lung cancer was found, typical of it",
    ]);
  });

  it("finds anti-NMDA receptor encephalitis by its antibody when the phenotype is only encephalitis", () => {
    const matches = matchesOf({ phenotype: "encephalitis-other-than-limbic", antibodies: found("nmdar") });
    expect(matches.map((match) => match.templateId)).toEqual(["anti-nmdar-encephalitis"]);
    expect(matches[0]?.reasons).toEqual(["NMDA receptor antibodies were found"]);
  });

  it("covers Morvan syndrome with the template of nerve hyperexcitability", () => {
    expect(matchesOf({ phenotype: "morvan" })[0]?.templateId).toBe("peripheral-nerve-hyperexcitability");
  });

  it("counts neither an antibody that was not found nor a cancer in remission", () => {
    const antibodies = [
      { antibody: "hu", result: "not-found" },
      { antibody: "yo", result: "not-tested" },
    ] as const;
    expect(matchesOf({ antibodies, cancerStatus: "in-remission", cancer: "breast" })).toEqual([]);
  });

  it("ranks a cancer that was found above a suspected one", () => {
    const points = (cancerStatus: MatchedDiagnosis["cancerStatus"]) =>
      matchesOf({ cancerStatus, cancer: "thymoma" })[0]?.points ?? 0;
    expect(points("found")).toBeGreaterThan(points("suspected"));
    expect(points("suspected")).toBeGreaterThan(0);
  });
});

describe("the arm", () => {
  it.each([
    ["found", "cancer-found"],
    ["not-found", "no-cancer"],
    ["suspected", null],
    ["in-remission", null],
    ["not-looked-for", null],
  ] as const)("for cancer %s is %s: what is open is left to a person", (cancerStatus, arm) => {
    expect(armOf({ cancerStatus })).toBe(arm);
  });
});
