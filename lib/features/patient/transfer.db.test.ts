import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { execute } from "@/lib/platform/command";
import { aChart, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow } from "@/lib/testing/plans";
import { transferPatient } from "./commands/transfer-patient";
import { careTeamForChart } from "./queries-team";

let clinic: Clinic;
let other: Clinic;
let chart: Chart;
let planId: string;
beforeAll(async () => {
  clinic = await aClinic();
  other = await aClinic("America/New_York");
});
beforeEach(async () => {
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
});

const transfer = (over: Record<string, unknown> = {}, who = clinic.neurologist) =>
  execute(transferPatient, who, {
    patientId: chart.patientId,
    revision: 1,
    teamId: other.teamId,
    leadId: other.neurologist.id,
    reason: "Moved to her daughter",
    ...over,
  });
const written = async () => (await auditOf(chart.patientId)).filter((line) => !/\.read |access\./.test(line));

describe("a transfer", () => {
  test.each(["neurologist", "teamLead"] as const)(
    "by the %s moves patient, site, lead and plan in one step, and the old team loses the chart at once",
    async (who) => {
      expect(await transfer({}, clinic[who])).toEqual({ ok: true, value: null });
      expect(await rowsOf("SELECT team_id, site_id, lead_id FROM patient WHERE id = $1", [chart.patientId])).toEqual([
        { team_id: other.teamId, site_id: other.siteId, lead_id: other.neurologist.id },
      ]);
      expect(await rowsOf("SELECT lead_id, status FROM plan WHERE id = $1", [planId])).toEqual([
        { lead_id: other.neurologist.id, status: "active" },
      ]);
      for (const old of [clinic.neurologist, clinic.oncologist, clinic.teamLead, clinic.nurse])
        expect(await careTeamForChart(old, chart.patientId)).toBeNull();
      expect((await careTeamForChart(other.neurologist, chart.patientId))?.members).toEqual(
        expect.arrayContaining([
          expect.objectContaining({ personId: other.neurologist.id, state: "current", function: "plan-lead" }),
          expect.objectContaining({ personId: clinic.neurologist.id, state: "ended" }),
        ]),
      );
      expect(await careTeamForChart(other.teamLead, chart.patientId)).not.toBeNull();
      expect(await written()).toEqual(["patient.transferred done", "plan.lead-changed done"]);
    },
  );

  test("is refused to the same team, to a neurologist of another, and from an old revision", async () => {
    expect(await transfer({ teamId: clinic.teamId, leadId: clinic.neurologist.id })).toMatchObject({
      fields: { teamId: expect.stringMatching(/already/) },
    });
    expect(await transfer({ leadId: clinic.neurologist.id })).toMatchObject({ fields: { leadId: expect.any(String) } });
    expect(await transfer({ leadId: other.nurse.id })).toMatchObject({ fields: { leadId: expect.any(String) } });
    expect(await transfer({ revision: 7 })).toMatchObject({ code: "changed-by-someone-else" });
    expect(await written()).toEqual([]);
  });

  test("two at once make one", async () => {
    const answers = await Promise.all([transfer(), transfer({}, clinic.teamLead)]);
    expect(answers.filter((one) => one.ok)).toHaveLength(1);
  });

  test.each([
    ["oncologist", "may-not"],
    ["nurse", "not-found"],
    ["foreignNeurologist", "not-found"],
    ["physicalTherapist", "not-found"],
    ["administrator", "not-found"],
  ] as const)("is not for the %s", async (who, code) => {
    expect(await transfer({}, clinic[who])).toMatchObject({ ok: false, code });
    expect(await written()).toEqual(["patient.transfer refused"]);
  });
});
