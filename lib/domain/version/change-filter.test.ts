import { describe, expect, it } from "vitest";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { asDay } from "../shared/day";
import { type ChangeFilter, filterChanges } from "./change-filter";
import { diffTreatments } from "./diff";

const dose = (amount: string) => aDrug({ steps: [aDoseStep({ amount })] });
const stop = {
  action: "stop",
  actionFrom: asDay("2026-12-01"),
  end: asDay("2026-12-01"),
  changeReason: "Rash",
} as const;
const [ada, bo] = ["01900000-0000-7000-8000-00000000aaaa", "01900000-0000-7000-8000-00000000bbbb"];
const steps = [
  { version: 1, signerId: ada, treatments: [dose("10"), anIvig()] },
  { version: 2, signerId: bo, treatments: [dose("20"), anIvig()] },
  { version: 3, signerId: ada, treatments: [dose("20"), anIvig(stop), aSteroid()] },
  { version: 4, signerId: bo, treatments: [dose("5"), aSteroid()] },
];
const changes = diffTreatments(steps[0]?.treatments ?? [], steps[3]?.treatments ?? []);
const none: ChangeFilter = { lane: null, agent: null, author: null, because: null };
const kept = (filter: Partial<ChangeFilter>) =>
  filterChanges(changes, { ...none, ...filter }, steps).map((c) => [c.kind, c.status]);

describe("changes between two versions, narrowed", () => {
  it("without a filter all of them are there", () => {
    expect(kept({})).toEqual([
      ["drug", "changed"],
      ["steroid", "added"],
      ["ivig", "removed"],
    ]);
  });
  it("to a lane, and to an agent", () => {
    expect(kept({ lane: "ivig" })).toEqual([["ivig", "removed"]]);
    expect(kept({ agent: "amifampridine" })).toEqual([["drug", "changed"]]);
    expect(kept({ agent: "amifampridine", lane: "ivig" })).toEqual([]);
  });
  it("to what a person did, also where a colleague changed it again", () => {
    expect(kept({ author: bo })).toEqual([["drug", "changed"]]);
    expect(kept({ author: ada }).map(([kind]) => kind)).toEqual(["steroid", "ivig"]);
  });
  it("to what the reason of one version was given for", () => {
    expect(kept({ because: 2 }).map(([kind]) => kind)).toEqual(["drug"]);
    expect(kept({ because: 3 }).map(([kind]) => kind)).toEqual(["steroid", "ivig"]);
    expect(kept({ because: 1 })).toEqual([]);
  });
});
