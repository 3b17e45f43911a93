import { beforeAll, describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { downtimeFor } from "@/lib/features/work/queries/downtime";
import { aDrug } from "@/lib/testing/builders";
import { aChart, aFact, type Chart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { granted } from "@/lib/testing/recorded-facts";
import { signNow } from "@/lib/testing/signing";
import { planPrint } from "./queries/print";

let clinic: Clinic;
let chart: Chart;
let planId: string;
const start = addDays(dayInZone(new Date().toISOString(), "Europe/Berlin"), 2);
beforeAll(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  await aFact(chart, "allergy", { substance: "penicillin", text: "Penicillin", severity: "severe", reaction: "Hives" });
  const ivig = anIvig({ start, reviewOn: addDays(start, 60) });
  const courses = ivig.courses.map((course) => ({ ...course, start }));
  const plan = await aDraftedPlan(chart, [aDrug(), { ...ivig, courses }]);
  planId = plan.planId;
  await granted(signNow(clinic.neurologist, planId));
});

describe("what is printed of a plan", () => {
  it("holds the days on which its sessions really are, and what not to give in this diagnosis", async () => {
    const view = await planPrint(clinic.neurologist, planId, "patient");
    expect(view?.sessions.map((s) => s.day)).toEqual([0, 1, 2, 3, 4].map((days) => addDays(start, days)));
    expect(view?.visits).toEqual([]);
    expect(view?.avoid).toMatchObject({ state: "listed" });
    expect(await auditOf(chart.patientId)).toContain("plan.print-read done");
  });

  it("is for who may read the plan", async () => {
    for (const person of [clinic.foreignNeurologist, clinic.physicalTherapist, clinic.administrator])
      expect(await planPrint(person, planId, "emergency")).toBeNull();
  });
});

describe("the pack for a downtime", () => {
  it("has every current plan that the person may read, with identifiers, allergies, version, signer and sessions", async () => {
    for (const person of [clinic.neurologist, clinic.teamLead, clinic.nurse]) {
      const pack = await downtimeFor(person, null);
      expect(pack?.more).toBe(false);
      const [sheet] = pack?.sheets ?? [];
      expect(pack?.sheets).toHaveLength(1);
      expect(sheet).toMatchObject({
        planId,
        mrn: chart.mrn,
        born: "09-Apr-1961",
        allergies: "Allergies: Penicillin (Hives, severe)",
        version: 1,
        signer: clinic.neurologist.name,
      });
      expect(sheet?.treatments).toHaveLength(2);
      expect(sheet?.sessions).toHaveLength(5);
      const kept = await rowsOf("SELECT 1 FROM audit_event WHERE action = 'downtime.read' AND actor_id = $1", [
        person.id,
      ]);
      expect(kept).toHaveLength(1);
    }
  });

  it("keeps to a team, and is empty for who sees no plan", async () => {
    expect((await downtimeFor(clinic.teamLead, clinic.teamId))?.sheets).toHaveLength(1);
    expect((await downtimeFor(clinic.teamLead, clinic.otherTeamId))?.sheets).toEqual([]);
    for (const person of [clinic.foreignTeamLead, clinic.physicalTherapist, clinic.administrator])
      expect((await downtimeFor(person, null))?.sheets ?? []).toEqual([]);
  });
});
