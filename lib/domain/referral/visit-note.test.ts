import { describe, expect, it } from "vitest";
import { agentById } from "../knowledge/agents";
import { interventionWords, measuresOf, noteProblems, type VisitNote } from "./visit-note";

const note = (over: Partial<VisitNote> = {}): VisitNote => ({
  schema: "visit-note/1",
  interventions: ["gait-training"],
  text: null,
  progress: "same",
  scales: [],
  swallow: null,
  ...over,
});
const swallow = { nilByMouth: false, tablets: "whole", fois: 7, iddsiFood: 7, iddsiDrink: 0 } as const;

describe("a visit note", () => {
  it("with an intervention and a word on progress is enough", () => {
    expect(noteProblems(note(), "physical")).toEqual({});
  });

  it.each<[string, Partial<VisitNote>, "physical" | "speech", string]>([
    ["nothing done and nothing written", { interventions: [] }, "physical", "interventions"],
    [
      "an intervention of the other discipline",
      { interventions: ["slp-swallow-therapy"] },
      "physical",
      "interventions",
    ],
    ["a swallow assessed by physical therapy", { swallow }, "physical", "swallow"],
    ["a score above the range", { scales: [{ code: "berg", value: "57" }] }, "physical", "scale-berg"],
    ["a score that is no number", { scales: [{ code: "berg", value: "many" }] }, "physical", "scale-berg"],
    ["a scale of the other discipline", { scales: [{ code: "pas", value: "3" }] }, "physical", "scale-pas"],
    [
      "FOIS beside the swallow assessment",
      { scales: [{ code: "fois", value: "3" }], interventions: ["texture-advice"] },
      "speech",
      "scale-fois",
    ],
    [
      "a scale scored twice",
      {
        scales: [
          { code: "tug", value: "12" },
          { code: "tug", value: "13" },
        ],
      },
      "physical",
      "scale-tug",
    ],
  ])("with %s is refused beside the field", (_, over, discipline, field) => {
    expect(Object.keys(noteProblems(note(over), discipline))).toEqual([field]);
  });

  it("takes a score on the boundary of its range", () => {
    expect(
      noteProblems(
        note({
          scales: [
            { code: "berg", value: "56" },
            { code: "tug", value: "0" },
          ],
        }),
        "physical",
      ),
    ).toEqual({});
  });

  it("offers measures of one discipline only, and none twice", () => {
    expect(measuresOf("physical").map((m) => m.id)).toContain("10mwt");
    expect(measuresOf("speech").map((m) => m.id)).toContain("pas");
    const both = [...measuresOf("physical"), ...measuresOf("speech")].map((m) => m.id);
    expect(new Set(both).size).toBe(both.length);
    expect(both).not.toContain("fois");
  });

  it("takes interventions that the catalogue knows by its ids", () => {
    const ids = [...Object.keys(interventionWords.physical), ...Object.keys(interventionWords.speech)];
    const coded = ids.filter((id) => /^(pt|slp)-/.test(id));
    expect(coded).toHaveLength(5);
    for (const id of coded) expect(agentById(id)?.id, id).toBe(id);
  });
});
