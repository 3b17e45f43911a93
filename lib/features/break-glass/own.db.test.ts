import { expect, it } from "vitest";
import { readChart } from "@/lib/features/patient/queries-frame";
import { versionSeen } from "@/lib/features/plan/queries/acknowledgements";
import { planForScreen } from "@/lib/features/plan/queries/plan";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { signNow } from "@/lib/testing/signing";
import { openBreakGlass } from "./commands/open-break-glass";
import { reviewBreakGlass } from "./commands/review-break-glass";
import { openBreakGlassInput } from "./input";
import { ownAccesses } from "./queries-own";

it("a person reads what a lead asks about their own access, is told that something waits, and reads nobody else's", async () => {
  const clinic = await aClinic();
  const { mrn, patientId } = await aChart(clinic);
  const asked = { mrn, born: "1961-04-09", reasonCode: "emergency", reason: "Found unconscious" };
  const opened = await execute(openBreakGlass, clinic.foreignNeurologist, openBreakGlassInput.parse(asked));
  if (!opened.ok) throw new Error(opened.code);
  const { breakGlassId } = opened.value;
  const query = { breakGlassId, patientId, verdict: "queried", comment: "Which ward?" } as const;
  expect(await execute(reviewBreakGlass, clinic.teamLead, query)).toMatchObject({ ok: true });
  const own = await ownAccesses(clinic.foreignNeurologist);
  expect(own).toMatchObject([
    {
      id: breakGlassId,
      state: "open",
      said: [{ verdict: "queried", comment: "Which ward?", by: clinic.teamLead.name }],
    },
  ]);
  expect(JSON.stringify(own)).not.toContain("Testperson");
  expect(await ownAccesses(clinic.teamLead)).toEqual([]);
  expect(await ownAccesses(clinic.physicalTherapist)).toBeNull();
  const jobs = await rowsOf("SELECT 1 FROM graphile_worker.jobs WHERE key = $1", [
    `mail:${clinic.foreignNeurologist.id}`,
  ]);
  expect(jobs).toHaveLength(1);
});

it("a signed plan is read in full, and asks the reader for nothing", async () => {
  const clinic = await aClinic();
  const chart = await aChart(clinic);
  const { planId } = await aDraftedPlan(chart, [aDrug()]);
  expect(await signNow(clinic.neurologist, planId)).toMatchObject({ ok: true });
  const asked = { mrn: chart.mrn, born: "1961-04-09", reasonCode: "emergency", reason: "Found unconscious" };
  await execute(openBreakGlass, clinic.foreignNeurologist, openBreakGlassInput.parse(asked));
  const [seen, own] = [
    await planForScreen(clinic.foreignNeurologist, planId),
    await planForScreen(clinic.oncologist, planId),
  ];
  expect(seen?.version).toEqual(own?.version);
  expect(seen?.version?.version).toBe(1);
  expect(await versionSeen(clinic.foreignNeurologist, planId)).toMatchObject({ version: 1, mayAcknowledge: false });
  expect(await versionSeen(clinic.oncologist, planId)).toMatchObject({ mayAcknowledge: true });
  const nothing = Object.values((await patientFrame(clinic.foreignNeurologist, chart.patientId)) ?? { none: true });
  expect(nothing).toEqual([false, false, false, false, false]);
});

const patientFrame = async (actor: Clinic["neurologist"], patientId: string) =>
  (await readChart(actor, patientId, "none", async () => ({})))?.chart.may;
