import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { aChart, type Chart } from "@/lib/testing/charts";
import { insertRows, type Row, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { auditFor, auditForExport, auditQueryFrom } from "./queries-audit";

let clinic: Clinic;
let chart: Chart;
const event = (more: Row): [string, Row] => [
  "audit_event",
  {
    id: uuid(),
    occurred_at: "2026-11-20T10:00:00Z",
    actor_name: "Ada",
    actor_role: "neurologist",
    action: "test.event",
    outcome: "done",
    ...more,
  },
];

beforeAll(async () => {
  clinic = await aClinic("UTC");
  chart = await aChart(clinic);
  const other = await aChart(clinic, { team_id: clinic.otherTeamId });
  await insertRows([
    ...Array.from({ length: 130 }, (_, at) =>
      event({
        actor_id: clinic.neurologist.id,
        patient_id: chart.patientId,
        occurred_at: `2026-11-${String(1 + (at % 28)).padStart(2, "0")}T10:00:00Z`,
      }),
    ),
    event({
      actor_id: clinic.foreignNeurologist.id,
      actor_name: "Zoe",
      patient_id: other.patientId,
      action: "foreign.event",
    }),
    event({ actor_id: clinic.nurse.id, actor_name: "Moreau", action: "session.open", outcome: "refused" }),
  ]);
});

const query = (given: Record<string, string> = {}) => auditQueryFrom(given);

describe("the audit list", () => {
  it("shows a lead the own patients and people, an administrator everything, others nothing", async () => {
    const lead = await auditForExport(clinic.teamLead, query());
    expect(lead?.some((row) => row.action === "foreign.event")).toBe(false);
    expect(lead?.some((row) => row.action === "session.open")).toBe(true);
    const administrator = await auditForExport(clinic.administrator, query());
    expect(administrator?.some((row) => row.action === "foreign.event")).toBe(true);
    for (const actor of [clinic.neurologist, clinic.nurse, clinic.physicalTherapist, clinic.oncologist]) {
      expect(await auditFor(actor, query())).toBeNull();
    }
  });

  it("pages through everything once, forwards and backwards, in every order", async () => {
    for (const sort of ["-occurred", "occurred", "actor", "-action", "outcome", "patient"]) {
      const seen: string[] = [];
      let last: string | null = null;
      const filter = { sort, patient: chart.patientId, action: "test.event" };
      for (let turn = 0; turn < 3; turn++) {
        const view = await auditFor(clinic.teamLead, query(last ? { ...filter, after: last } : filter));
        seen.push(...(view?.rows.map((row) => row.id) ?? []));
        if (turn === 1) {
          const back = await auditFor(clinic.teamLead, query({ ...filter, before: view?.before ?? "" }));
          expect(back?.rows.map((row) => row.id)).toEqual(seen.slice(0, 100));
        }
        last = view?.after ?? null;
        if (!last) break;
      }
      expect(seen).toHaveLength(130);
      expect(new Set(seen).size).toBe(130);
    }
  });

  it("names the patient to the lead, and only the id to an administrator", async () => {
    const named = async (actor: Clinic["teamLead"]) =>
      (await auditFor(actor, query({ patient: chart.patientId })))?.rows.map((row) => row.patient);
    expect(new Set(await named(clinic.teamLead))).toEqual(new Set([`TESTPERSON, Grete · MRN ${chart.mrn}`]));
    expect(new Set(await named(clinic.administrator))).toEqual(new Set([null]));
  });

  it("filters by person, outcome and days of the site", async () => {
    const rows = async (given: Record<string, string>) => (await auditForExport(clinic.teamLead, query(given)))?.length;
    expect(await rows({ actor: clinic.nurse.id })).toBe(1);
    expect(await rows({ outcome: "refused", action: "session.open" })).toBe(1);
    expect(await rows({ from: "2026-11-03", to: "2026-11-03", action: "test.event" })).toBe(5);
  });

  it("records the export before it hands it over", async () => {
    const before = await rowsOf("SELECT 1 FROM audit_event WHERE action = 'audit.exported'");
    await auditForExport(clinic.teamLead, query());
    expect(await rowsOf("SELECT 1 FROM audit_event WHERE action = 'audit.exported'")).toHaveLength(before.length + 1);
  });
});
