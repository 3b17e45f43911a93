import { beforeAll, describe, expect, test } from "vitest";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { aChart } from "@/lib/testing/charts";
import { aClinic, aPerson, type Clinic, joinCareTeam } from "@/lib/testing/people";
import { asPerson } from "@/lib/testing/sql-plan";
import { overviewForChart } from "./queries-overview";

// At every hour of the day one of these two sites has another date than Greenwich.
describe.each(["Pacific/Kiritimati", "Pacific/Pago_Pago"])("cover in %s", (zone) => {
  let clinic: Clinic;
  beforeAll(async () => {
    clinic = await aClinic(zone);
  });
  const today = dayInZone(new Date().toISOString(), zone);

  test.each([
    ["the day before yesterday to yesterday", -2, -1, false],
    ["yesterday to today", -1, 0, true],
    ["today only", 0, 0, true],
    ["tomorrow on", 1, 3, false],
  ])("from %s: chart and list open and close with the day at the site", async (_, from, to, sees) => {
    const chart = await aChart(clinic);
    const cover = await aPerson({ role: "neurologist", siteId: clinic.siteId, zone });
    const days = { fromOn: addDays(today, from), toOn: addDays(today, to) };
    await joinCareTeam(chart.patientId, cover, { ...days, cover: true });
    const seen = await overviewForChart(cover, chart.patientId);
    expect(seen !== null).toBe(sees);
    const listed = await asPerson(cover, (client) => client.query("SELECT access.visible_patients() AS id"));
    expect(listed.rows.some((row: { id: string }) => row.id === chart.patientId)).toBe(sees);
    if (seen)
      expect(seen.team).toContainEqual(
        expect.objectContaining({ covers: { for: clinic.neurologist.name, until: days.toOn } }),
      );
  });
});
