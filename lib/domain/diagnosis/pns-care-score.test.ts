import { describe, expect, it } from "vitest";
import { addDays, addMonths, asDay, type Day } from "@/lib/domain/shared/day";
import { pnsCareScore, type ScoreInput } from "./pns-care-score";

const today = asDay("2026-11-23");
const monthsAgo = (months: number): Day => addMonths(today, -months);

const base: ScoreInput = {
  phenotypes: [],
  antibodiesFound: [],
  antibodiesNotFound: ["hu"],
  cancer: "not-found",
  isConsistent: null,
  antigenExpressed: null,
  cancerFoundOn: null,
  followUpStart: monthsAgo(1),
  underCheckpointInhibitor: false,
};

const consistent = { cancer: "found", isConsistent: true } as const;
const notFound = (months: number) => ({ cancer: "not-found", followUpStart: monthsAgo(months) }) as const;
const score = (input: Partial<ScoreInput>, on = today) => pnsCareScore({ ...base, ...input }, on);

type Vector = readonly [number, string, string | null, Partial<ScoreInput>, readonly [number, number, number], string];

const vectors: readonly Vector[] = [
  [1, "lems", "pq-vgcc", consistent, [3, 2, 4], "definite"],
  [2, "subacute-sensory-neuronopathy", "hu", notFound(6), [3, 3, 1], "probable"],
  [3, "subacute-sensory-neuronopathy", "hu", notFound(30), [3, 3, 0], "probable"],
  [4, "rapidly-progressive-cerebellar-syndrome", "yo", consistent, [3, 3, 4], "definite"],
  [5, "anti-nmdar-encephalitis", "nmdar", consistent, [2, 2, 4], "definite"],
  [6, "anti-nmdar-encephalitis", "nmdar", notFound(3), [2, 2, 1], "possible"],
  [7, "limbic-encephalitis", "lgi1", notFound(12), [3, 0, 1], "possible"],
  [8, "limbic-encephalitis", "lgi1", notFound(25), [3, 0, 0], "non-pns"],
  [9, "rapidly-progressive-cerebellar-syndrome", null, consistent, [3, 0, 4], "probable"],
  [10, "opsoclonus-myoclonus", null, consistent, [3, 0, 4], "definite"],
  [11, "polyradiculoneuropathy", "ma2", notFound(12), [2, 3, 1], "probable"],
  [12, "polyradiculoneuropathy", "ma2", notFound(30), [2, 3, 0], "possible"],
  [
    13,
    "polyradiculoneuropathy",
    "ma2",
    { cancer: "found", isConsistent: false, followUpStart: monthsAgo(30), cancerFoundOn: monthsAgo(2) },
    [2, 3, 1],
    "probable",
  ],
  [
    14,
    "subacute-sensory-neuronopathy",
    "hu",
    { cancer: "found", isConsistent: false, antigenExpressed: false, cancerFoundOn: monthsAgo(6) },
    [3, 3, 1],
    "probable",
  ],
  [
    15,
    "subacute-sensory-neuronopathy",
    "hu",
    { cancer: "found", isConsistent: false, antigenExpressed: true },
    [3, 3, 4],
    "definite",
  ],
  [16, "stiff-person-spectrum", "amphiphysin", consistent, [2, 3, 4], "definite"],
  [17, "stiff-person-spectrum", "gad65", notFound(3), [2, 0, 1], "non-pns"],
];

describe("PNS-Care score", () => {
  it.each(vectors)("vector %i: %s with %s", (_number, phenotype, antibody, cancer, points, level) => {
    const result = score({ ...cancer, phenotypes: [phenotype], antibodiesFound: antibody ? [antibody] : [] });
    if (result.kind !== "score") throw new Error(JSON.stringify(result));
    expect(result.lines.map((line) => line.points)).toEqual(points);
    expect([result.points, result.level]).toEqual([points[0] + points[1] + points[2], level]);
  });

  it.each(vectors.filter(([number]) => [1, 4, 5, 9, 10, 15, 16].includes(number)))(
    "vector %i holds whatever the follow-up: %s with %s",
    (_number, phenotype, antibody, cancer, _points, level) => {
      for (const months of [0, 23, 24, 60]) {
        const input = { ...cancer, followUpStart: monthsAgo(months), phenotypes: [phenotype] };
        const result = score({ ...input, antibodiesFound: antibody ? [antibody] : [] });
        expect(result).toMatchObject({ kind: "score", level, nextChangeOn: null });
      }
    },
  );

  it("vector 18: myasthenia gravis is outside the criteria and gets no number", () => {
    const result = score({
      ...consistent,
      phenotypes: ["myasthenia-gravis-thymoma"],
      antibodiesFound: ["achr-muscle"],
    });
    expect(result.kind).toBe("not-applicable");
  });

  it("counts the highest of several phenotypes and antibodies", () => {
    const result = score({
      phenotypes: ["isolated-myelopathy", "limbic-encephalitis"],
      antibodiesFound: ["gad65", "hu"],
    });
    expect(result).toMatchObject({ kind: "score", points: 7 });
  });

  it("loses its point exactly on the day two years of follow-up are complete, and announces it", () => {
    const input = {
      phenotypes: ["limbic-encephalitis"],
      antibodiesFound: ["lgi1"],
      followUpStart: asDay("2024-11-24"),
    };
    expect(score(input)).toMatchObject({ points: 4, nextChangeOn: "2026-11-24", nextLevel: "non-pns" });
    expect(score(input, addDays(today, 1))).toMatchObject({ points: 3, nextChangeOn: null, nextLevel: null });
  });

  it("announces no class when a point is lost and the class stays", () => {
    const input = { phenotypes: ["subacute-sensory-neuronopathy"], antibodiesFound: ["hu"], ...notFound(6) };
    expect(score(input)).toMatchObject({ level: "probable", nextChangeOn: addMonths(today, 18), nextLevel: null });
  });

  it("does not take an antibody that was not tested for one that was not found", () => {
    const tested = score({ ...consistent, phenotypes: ["lems"], antibodiesNotFound: ["pq-vgcc"] });
    const untested = score({ ...consistent, phenotypes: ["lems"], antibodiesNotFound: [] });
    if (tested.kind !== "score" || untested.kind !== "score") throw new Error("no score");
    expect(tested.lines[1]).toMatchObject({
      finding: expect.stringMatching(/^No antibody found \(tested: .+\)$/),
      points: 0,
    });
    expect(untested.lines[1]).toMatchObject({ finding: "No antibody was tested", points: 0 });
    expect(untested.notes.join(" ")).toContain("no negative result");
    expect(tested.notes.join(" ")).not.toContain("no negative result");
  });

  it("lets a clinician switch the restarted clock off", () => {
    const input: ScoreInput = {
      ...base,
      phenotypes: ["polyradiculoneuropathy"],
      antibodiesFound: ["ma2"],
      cancer: "found",
      isConsistent: false,
      followUpStart: monthsAgo(30),
      cancerFoundOn: monthsAgo(2),
    };
    expect(pnsCareScore(input, today, { restartClockAtNonConsistentTumour: false })).toMatchObject({
      points: 5,
      level: "possible",
    });
    expect(pnsCareScore(input, today)).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining("Assumption")]),
    });
  });

  it("says at non-PNS that a treatable autoimmune disease may be present", () => {
    expect(score({ phenotypes: ["stiff-person-spectrum"], antibodiesFound: ["gad65"] })).toMatchObject({
      notes: expect.arrayContaining([expect.stringContaining("treatable autoimmune disease")]),
    });
  });

  it("labels a syndrome under a checkpoint inhibitor", () => {
    expect(
      score({ ...consistent, phenotypes: ["lems"], antibodiesFound: ["pq-vgcc"], underCheckpointInhibitor: true }),
    ).toMatchObject({ context: "ICI context" });
  });

  it.each([
    [{ phenotypes: [] }, "phenotype not recorded"],
    [{ phenotypes: ["lems"], followUpStart: null }, "start of follow-up not recorded"],
    [{ phenotypes: ["lems"], cancer: "unknown" as const }, "cancer status not recorded"],
    [{ phenotypes: ["lems"], antibodiesFound: ["anti-xyz"] }, 'antibody "anti-xyz" is not known'],
    [{ phenotypes: ["lems"], antibodiesNotFound: ["anti-xyz"] }, 'antibody "anti-xyz" is not known'],
    [{ phenotypes: ["unheard-of"] }, 'phenotype "unheard-of" is not known'],
    [
      { phenotypes: ["lems"], cancer: "found" as const },
      "whether the tumour is consistent with phenotype and antibody not recorded",
    ],
  ])("cannot tell without the facts: %j", (input, missing) => {
    expect(score(input)).toMatchObject({ kind: "cannot-tell", missing: expect.arrayContaining([missing]) });
  });
});
