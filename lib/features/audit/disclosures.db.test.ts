// The accounting of disclosures of one chart, and what a print leaves.
import { beforeAll, describe, expect, it } from "vitest";
import { openBreakGlass } from "@/lib/features/break-glass/commands/open-break-glass";
import { openBreakGlassInput } from "@/lib/features/break-glass/input";
import { historyForChart } from "@/lib/features/patient/queries-history";
import { execute } from "@/lib/platform/command";
import { aChart, type Chart } from "@/lib/testing/charts";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aSentReferral } from "@/lib/testing/referrals";
import { disclosureCsv } from "./disclosure-csv";
import { disclosureQueryFrom, disclosuresFor, disclosuresForExport } from "./queries-disclosures";
import { recordPrint } from "./queries-print";

let clinic: Clinic;
let chart: Chart;
const whole = disclosureQueryFrom({});

beforeAll(async () => {
  clinic = await aClinic("UTC");
  chart = await aChart(clinic);
});

describe("the accounting of disclosures", () => {
  it("names who saw, printed and exported the chart, and counts for each person", async () => {
    for (let n = 0; n < 2; n++)
      await historyForChart(clinic.oncologist, chart.patientId, { after: null, withReads: true });
    expect(await recordPrint(clinic.oncologist, { about: "patient", id: chart.patientId, page: "patients" })).toBe(
      true,
    );
    await disclosuresForExport(clinic.teamLead, chart.patientId, whole);
    const view = await disclosuresFor(clinic.neurologist, chart.patientId, whole);
    const of = (who: string) => view?.sums.find((sum) => sum.who === who);
    expect(of(clinic.oncologist.name)).toMatchObject({ seen: 2, printed: 1, exported: 0 });
    expect(of(clinic.teamLead.name)).toMatchObject({ exported: 1 });
    expect(view?.rows.map((row) => row.kind)).toEqual(["exported", "printed", "seen", "seen"]);
    expect(await auditOf(chart.patientId)).toContain("patient.printed done");
  });

  it("is for those who care for the patient, and not for emergency access", async () => {
    const other = await aChart(clinic);
    const asked = { mrn: other.mrn, born: "1961-04-09", reasonCode: "emergency", reason: "Found unconscious" };
    const opened = await execute(openBreakGlass, clinic.foreignNeurologist, openBreakGlassInput.parse(asked));
    expect(opened.ok).toBe(true);
    for (const actor of [
      clinic.foreignNeurologist,
      clinic.foreignTeamLead,
      clinic.physicalTherapist,
      clinic.administrator,
    ]) {
      expect(await disclosuresFor(actor, other.patientId, whole)).toBeNull();
      expect(await disclosuresForExport(actor, other.patientId, whole)).toBeNull();
    }
    const none = { after: null, withReads: true };
    expect(await historyForChart(clinic.foreignNeurologist, other.patientId, none)).toBeNull();
    expect(
      await recordPrint(clinic.foreignNeurologist, { about: "patient", id: other.patientId, page: "patients" }),
    ).toBe(true);
    const view = await disclosuresFor(clinic.neurologist, other.patientId, whole);
    expect(view?.rows.map((row) => [row.kind, row.emergency])).toEqual([["printed", true]]);
  });

  it("keeps to the days asked for, at the site", async () => {
    const today = (await rowsOf<{ day: string }>("SELECT (now() AT TIME ZONE 'UTC')::date::text AS day"))[0]?.day ?? "";
    const rows = async (given: Record<string, string>) =>
      (await disclosuresForExport(clinic.teamLead, chart.patientId, disclosureQueryFrom(given)))?.length ?? -1;
    expect(await rows({ from: today, to: today })).toBeGreaterThan(3);
    expect(await rows({ to: "2020-01-01" })).toBe(0);
    expect(await rows({ from: "nonsense" })).toBeGreaterThan(3);
  });

  it("writes no formula into a spreadsheet", async () => {
    const row = {
      id: "x",
      at: "x",
      who: "=HYPERLINK(1)",
      role: "nurse",
      kind: "seen",
      what: "+1",
      version: null,
      emergency: true,
    } as const;
    expect(disclosureCsv([row])).toBe(
      "When,Who,Role,Disclosure,What,Plan version,Emergency access\r\nx,'=HYPERLINK(1),nurse,Seen,'+1,,yes\r\n",
    );
  });

  it("leaves openings out of the changes of a chart", async () => {
    const changes = await historyForChart(clinic.neurologist, chart.patientId, { after: null, withReads: false });
    expect(changes?.events.filter((event) => /read|printed|exported/.test(event.action))).toEqual([]);
  });
});

describe("a print", () => {
  it("of somebody else's patient is refused; a therapist's sheet counts for the patient of the referral", async () => {
    const sent = await aSentReferral(clinic, { to: clinic.physicalTherapist });
    const { patientId } = sent.chart;
    expect(
      await recordPrint(clinic.foreignNeurologist, { about: "patient", id: patientId, page: "patients" }),
    ).toBeNull();
    expect(
      await recordPrint(clinic.physicalTherapist, { about: "patient", id: patientId, page: "patients" }),
    ).toBeNull();
    expect(
      await recordPrint(clinic.physicalTherapist, { about: "referral", id: sent.referralId, page: "referrals/sheet" }),
    ).toBe(true);
    expect(await auditOf(patientId)).toContain("referral.printed done");
  });
});
