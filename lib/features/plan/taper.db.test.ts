import { expect, it } from "vitest";
import { asDay } from "@/lib/domain/shared/day";
import { aSteroid } from "@/lib/testing/builders";
import { aChart, aFact } from "@/lib/testing/charts";
import { aClinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { taperHistory } from "./queries/taper";

it("a taper over its versions: what was foreseen, what was asked for, and what was said to be taken; nothing for others", async () => {
  const clinic = await aClinic();
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  const base = aSteroid();
  const [step] = base.steps;
  if (!step) throw new Error("the sample has a step");
  const start = asDay("2025-01-01");
  const days = (amount: string, from: string, to: string | null) => ({
    ...step,
    amount,
    from: asDay(from),
    to: to === null ? null : asDay(to),
  });
  const first = withOwnId({
    ...base,
    start,
    end: asDay("2025-01-20"),
    noTaperReason: "Short course",
    reviewOn: null,
    steps: [days("40", "2025-01-01", "2025-01-10"), days("20", "2025-01-11", "2025-01-20")],
  });
  const higher = {
    ...first,
    action: "change" as const,
    actionFrom: asDay("2025-01-11"),
    changeReason: "Relapse",
    steps: [days("40", "2025-01-01", "2025-01-20")],
  };
  await aSignedVersion(chart, planId, 1, [first], "2025-01-01T10:00:00Z");
  await aSignedVersion(chart, planId, 2, [higher], "2025-01-10T10:00:00Z");
  const fact = { agent: "prednisone", text: "Prednisone", status: "current" };
  const mapped = { mapped_by: clinic.neurologist.id, mapped_at: "2025-01-12T10:00:00Z" };
  await aFact(chart, "home_medicine", {
    ...fact,
    ...mapped,
    dose_text: "20 mg daily",
    recorded_at: "2025-01-12T10:00:00Z",
  });
  await aFact(chart, "home_medicine", {
    ...fact,
    ...mapped,
    dose_text: "5 mg daily",
    recorded_at: "2024-12-01T10:00:00Z",
  });
  const history = await taperHistory(clinic.neurologist, planId, first.treatmentId);
  expect(history?.asked).toMatchObject({
    firstTotalMg: "600",
    askedTotalMg: "800",
    differentDays: 10,
    changes: [{ version: 2, from: "2025-01-11", reason: "Relapse" }],
  });
  expect(history?.said.map((one) => [one.on, one.dose])).toEqual([["2025-01-12", "20 mg daily"]]);
  expect(await taperHistory(clinic.foreignNeurologist, planId, first.treatmentId)).toBeNull();
});
