// Random lives of a plan: what is told between versions is all that happened between them. Told again from nothing,
// it gives every version to the letter; told between any two, it leads from the one to the other.
import fc from "fast-check";
import { expect, it } from "vitest";
import { aHistory } from "@/lib/testing/arbitrary-history";
import { canonicalJson } from "../plan/canonical";
import { type Treatment, treatmentSchema } from "../plan/treatment";
import { describeChange, summarise } from "./describe";
import { applyChanges, diffTreatments, type TreatmentChange } from "./diff";

const runs = process.env.CONCORD_LONG_TESTS ? 1_000 : 250;
const text = (treatments: readonly Treatment[]) => canonicalJson(treatments);
/** As it would come back from a store or over a wire. */
const carried = (changes: readonly TreatmentChange[]) => JSON.parse(JSON.stringify(changes)) as TreatmentChange[];

it(`${runs} histories: replaying what changed gives each version and the current plan`, () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(aHistory, fc.nat(), fc.nat(), (versions, a, b) => {
      let replayed: Treatment[] = [];
      for (const version of versions) {
        for (const t of version) expect(treatmentSchema.safeParse(t).error?.issues ?? []).toEqual([]);
        const changes = diffTreatments(replayed, version);
        for (const change of changes) seen.add(change.status);
        replayed = applyChanges(replayed, carried(changes));
        expect(text(replayed)).toBe(text(version));
      }
      const [from, to] = [versions[a % versions.length] ?? [], versions[b % versions.length] ?? []];
      const changes = diffTreatments(from, to);
      expect(text(applyChanges(from, carried(changes)))).toBe(text(to));
      // What differs is said, and nothing is said where nothing differs.
      for (const change of changes) {
        const differs = change.status !== "unchanged";
        expect(describeChange(change).endsWith(": unchanged."), change.name).toBe(!differs);
      }
      if (text(from) === text(to)) expect(summarise(changes)).toBe("No changes");
    }),
    { numRuns: runs, seed: 20_261_201 },
  );
  expect([...seen].sort()).toEqual(["added", "changed", "removed", "unchanged"]);
}, 1_800_000);

it("a field that the newer version leaves out is left out again, not emptied", () => {
  const [older, newer] = [
    { treatmentId: "x", a: "1", reviewMeasure: "mRS" },
    { treatmentId: "x", a: "1" },
  ];
  const changes = diffTreatments([older as unknown as Treatment], [newer as unknown as Treatment]);
  expect(applyChanges([older as unknown as Treatment], carried(changes))).toEqual([newer]);
});
