// The short form of `npm run --silent drill -- amend-race`.
import { expect, it } from "vitest";
import { amendRace } from "@/lib/testing/amend-race";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { aClinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";

const WRITERS = 30;

it("of thirty amendments at once one wins and twenty-nine are shown both values, twice in a row", async () => {
  const clinic = await aClinic();
  const { planId } = await aDraftedPlan(await aChart(clinic), [aDrug()]);
  expect(await signNow(clinic.neurologist, planId)).toMatchObject({ ok: true });
  const result = { winners: 1, conflicts: WRITERS - 1, bothValues: WRITERS - 1, keptTheWinner: true };
  for (const versions of [2, 3])
    expect(await amendRace(clinic.neurologist, planId, WRITERS)).toEqual({
      saves: result,
      signatures: result,
      versions,
    });
}, 120_000);
