import { describe, expect, it } from "vitest";
import { phenotypes } from "../knowledge/phenotypes";
import { avoidList } from "./avoid-list";

const listed = (phenotype: string, agents: string[] = []) => {
  const list = avoidList(phenotype, agents);
  return list.state === "listed" ? list.entries : [];
};

describe("what not to give in a disorder of the neuromuscular junction", () => {
  it.each(["lems", "myasthenia-gravis-thymoma"])(
    "%s: the seven groups of the knowledge base, each with its source",
    (id) => {
      const entries = listed(id);
      expect(entries.map((e) => e.ruleId).sort()).toEqual([
        "nmj-aminoglycoside",
        "nmj-beta-blocker",
        "nmj-botulinum-quinine",
        "nmj-fluoroquinolone",
        "nmj-macrolide",
        "nmj-magnesium-iv",
        "nmj-neuromuscular-blocker",
      ]);
      for (const { sources, why, action, medicines } of entries) {
        expect(sources.filter(Boolean).length).toBeGreaterThan(0);
        expect([why, action].every((words) => words.length > 5)).toBe(true);
        expect(medicines.join(" ")).not.toMatch(/@/);
      }
      expect(entries.flatMap((e) => e.medicines)).toContain("any neuromuscular blocker");
    },
  );

  it("pyridostigmine in the plan adds what the anaesthetic team has to know", () => {
    expect(listed("lems", ["pyridostigmine"]).map((e) => e.ruleId)).toContain("pyr-neuromuscular-blocker");
    expect(listed("lems", ["prednisone"]).map((e) => e.ruleId)).not.toContain("pyr-neuromuscular-blocker");
  });

  it("for every other phenotype nobody can tell, whatever is in the plan", () => {
    const others = phenotypes.filter(({ id }) => id !== "lems" && id !== "myasthenia-gravis-thymoma");
    expect(others.length).toBeGreaterThan(15);
    for (const { id } of others) expect(avoidList(id, ["pyridostigmine"])).toEqual({ state: "cannot-tell" });
    expect(avoidList("no-such-phenotype", [])).toEqual({ state: "cannot-tell" });
  });
});
