// What lacks a co-signature is nowhere printed, or shown for a day, as if it were given.
import { beforeAll, describe, expect, it } from "vitest";
import { dayInZone } from "@/lib/domain/shared/instant";
import { downtimeFor } from "@/lib/features/work/queries/downtime";
import { aWaitingPlan, type WaitingPlan } from "@/lib/testing/cosign-plans";
import { cosignAll } from "@/lib/testing/cosigning";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { planOnDay } from "./queries/as-of";
import { planPrint } from "./queries/print";

let clinic: Clinic;
let plan: WaitingPlan;
const today = dayInZone(new Date().toISOString(), "Europe/Berlin");

beforeAll(async () => {
  clinic = await aClinic();
  plan = await aWaitingPlan(clinic);
});

const printed = async () => (await planPrint(clinic.neurologist, plan.planId, "patient"))?.unsigned;
const onPaper = async () =>
  (await downtimeFor(clinic.neurologist, null))?.sheets.find((s) => s.planId === plan.planId)?.unsigned;
const onDay = async () => await planOnDay(clinic.neurologist, plan.planId, today);

describe("a treatment that lacks its co-signature", () => {
  it("is named on every print and on its day, until it is co-signed", async () => {
    expect(await printed()).toEqual(plan.ids);
    expect(await onPaper()).toEqual(plan.ids);
    expect(await onDay()).toMatchObject({ unsigned: plan.ids, added: [] });
    expect(await cosignAll(plan.planId)).toBe(1);
    expect(await printed()).toEqual([]);
    expect(await onPaper()).toEqual([]);
    expect(await onDay()).toMatchObject({ unsigned: [], added: [{ treatmentId: plan.ids[0], kind: "cosigned" }] });
  });
});
