import { describe, expect, test } from "vitest";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aRegimen } from "@/lib/testing/course-builders";
import { completeTreatment } from "../plan/draft-treatment";
import type { Treatment } from "../plan/treatment";
import { describeChange } from "./describe";
import { diffTreatments } from "./diff";
import { treatmentText } from "./treatment-text";

const plain = (t: Treatment) => treatmentText(t).plain;
const withHydration = () => {
  const [first, ...others] = aRegimen().components;
  return aRegimen({ components: first ? [{ ...first, hydration: true }, ...others] : [] });
};

describe("what is ordered around a dose", () => {
  test.each<[string, Treatment]>([
    ["with premedication", aDrug({ premedication: true })],
    ["with hydration", aDrug({ hydration: true })],
    ["over 60 minutes", aSteroid({ infusionMinutes: 60 })],
    ["with hydration", withHydration()],
  ])("is signed in words: %s", (words, treatment) => {
    expect(plain(treatment).replaceAll("\u00a0", " ")).toContain(words);
    expect(completeTreatment(treatment)).toEqual({ ok: true, value: treatment });
  });

  test("is left out when it was never ordered, so that older versions keep their text and hash", () => {
    for (const treatment of [aDrug(), aSteroid(), aRegimen()])
      expect(completeTreatment(treatment)).toEqual({ ok: true, value: treatment });
    const unticked = completeTreatment({ ...aDrug(), premedication: false, hydration: null });
    expect(unticked.ok && Object.keys(unticked.value)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/premedication|hydration/)]),
    );
  });

  test.each([0, 1441, "soon", 2.5])("an infusion cannot run %s minutes", (infusionMinutes) => {
    const checked = completeTreatment({ ...aSteroid(), infusionMinutes });
    expect(checked.ok).toBe(false);
    expect(!checked.ok && checked.problem[0]?.path).toBe("infusionMinutes");
  });

  test("a change says what was added", () => {
    const [change] = diffTreatments([aDrug()], [aDrug({ action: "change", premedication: true })]);
    expect(change && describeChange(change)).toContain("premedication none → yes");
  });
});
