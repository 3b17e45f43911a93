// Whatever a sender puts anywhere in a real record: an answer, balanced books, and nothing that is not plain data.
import fc from "fast-check";
import { expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { livingAdultBundle } from "@/lib/testing/fhir/living-adult-bundle";
import { proposeImport } from "./propose-import";
import { readBundle } from "./read-bundle";

const whole = JSON.stringify(livingAdultBundle(asDay("2026-11-23")));

type Node = { readonly holder: Record<string, unknown>; readonly key: string };

function nodesOf(value: unknown): Node[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...nodesOf(holder[key])]);
}

const nodeCount = nodesOf(JSON.parse(whole)).length;

const change = fc.record({
  at: fc.nat(nodeCount - 1),
  to: fc.oneof(
    fc.jsonValue(),
    fc.constantFrom("", "<script>", 1e308, -1, "2019-02-30", "#", "urn:uuid:", [], [null], {}),
  ),
});

it("a record with three places overwritten at random is answered, with balanced counts", () => {
  const isAnswered = (changes: readonly { at: number; to: unknown }[]) => {
    const bundle: unknown = JSON.parse(whole);
    const nodes = nodesOf(bundle);
    for (const { at, to } of changes) {
      const node = nodes[at];
      if (node !== undefined) node.holder[node.key] = to;
    }
    const text = JSON.stringify(bundle);
    const read = readBundle(text);
    const proposal = read.ok ? proposeImport(read.value, { agentFor: () => null }) : read;
    if (!proposal.ok) {
      expect(proposal.problem.mend).not.toBe("");
      return;
    }
    const { counts, rejected } = proposal.value;
    const sums = counts.map((row) => row.taken + row.notTaken + row.duplicate + row.rejected - row.found);
    expect(sums.every((sum) => sum === 0)).toBe(true);
    expect(counts.reduce((sum, row) => sum + row.rejected, 0)).toBe(rejected.length);
    expect(JSON.parse(JSON.stringify(proposal.value))).toEqual(proposal.value);
    expect(JSON.stringify(proposal.value)).not.toContain("<script");
  };
  fc.assert(fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), isAnswered), { seed: 7, numRuns: 400 });
});
