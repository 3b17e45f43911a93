// Where signed plans depart from their templates: seen by the lead, counted, filtered, exported, and nobody else's business.

import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import type { TemplateRecord } from "@/lib/domain/template/record";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { granted } from "@/lib/testing/recorded-facts";
import { signNow } from "@/lib/testing/signing";
import { deviationCsv } from "./deviation-csv";
import { deviationQueryFrom } from "./deviation-query";
import { deviationsFor, deviationsForExport } from "./queries-deviations";

let clinic: Clinic;
let planId: string;

const departure = (over: Partial<TemplateRecord["deviations"][number]>) => ({
  type: "not-taken" as const,
  line: "ivig",
  treatmentId: null,
  words: "IVIg was not taken",
  needsReason: true,
  reason: "=1+1 refused by the patient",
  ...over,
});
const record = (): TemplateRecord => ({
  id: "lems",
  name: "Lambert-Eaton",
  version: 2,
  hash: "h1:0",
  arm: "no-cancer",
  dayZero: "2026-11-23" as TemplateRecord["dayZero"],
  taken: [{ line: "amifampridine", treatmentId: uuid() }],
  deviations: [
    departure({}),
    departure({
      type: "other-dose",
      line: "amifampridine",
      words: "20 mg instead of 10 mg",
      reason: "Tolerated before",
    }),
    departure({
      type: "condition-not-met",
      line: "steroid",
      words: "Prednisone: not needed",
      needsReason: false,
      reason: null,
    }),
  ],
});

beforeAll(async () => {
  clinic = await aClinic();
  const plan = await aDraftedPlan(await aChart(clinic), [aDrug()]);
  planId = plan.planId;
  await granted(signNow(clinic.neurologist, planId));
  // Beneath every guard, in place of drafting from a template: a version with its record.
  await withTestClient("super", async (client) => {
    await client.query("BEGIN");
    await client.query("SET LOCAL session_replication_role = replica");
    await client.query("ALTER TABLE version DISABLE TRIGGER version_append_only");
    await client.query("ALTER TABLE signature DISABLE TRIGGER signature_append_only");
    const { rows } = await client.query("SELECT content FROM version WHERE plan_id = $1", [planId]);
    const content = JSON.stringify({ ...JSON.parse(rows[0].content), template: [record()] });
    const hash = "'h1:' || encode(sha256(convert_to($2, 'UTF8')), 'hex')";
    await client.query(`UPDATE version SET content = $2, content_hash = ${hash} WHERE plan_id = $1`, [planId, content]);
    await client.query(`UPDATE signature SET content_hash = ${hash} WHERE plan_id = $1`, [planId, content]);
    await client.query("ALTER TABLE version ENABLE ALWAYS TRIGGER version_append_only");
    await client.query("ALTER TABLE signature ENABLE ALWAYS TRIGGER signature_append_only");
    await client.query("COMMIT");
  });
});

const everything = deviationQueryFrom({});
const shown = async (given: Record<string, string>) =>
  ((await deviationsFor(clinic.teamLead, deviationQueryFrom(given)))?.rows ?? []).map((row) => row.words);

describe("departures from templates", () => {
  it("are listed with their reason and the version to open; a condition that was not met is none", async () => {
    const view = await deviationsFor(clinic.teamLead, everything);
    expect(view?.rows.map((row) => [row.type, row.words, row.reason])).toEqual([
      ["Left out", "IVIg was not taken", "=1+1 refused by the patient"],
      ["Another dose", "20 mg instead of 10 mg", "Tolerated before"],
    ]);
    expect(view?.rows[0]).toMatchObject({
      planId,
      version: 1,
      person: clinic.neurologist.name,
      template: "Lambert-Eaton v2",
    });
    expect(view?.templates).toEqual([{ key: "lems", label: "Lambert-Eaton", used: 1, taken: 1, departures: 2 }]);
    expect(view?.authors).toEqual([
      { key: clinic.neurologist.id, label: clinic.neurologist.name, used: 1, taken: 1, departures: 2 },
    ]);
  });

  it("are filtered by template, kind, author and day", async () => {
    expect(await shown({ type: "other-dose" })).toEqual(["20 mg instead of 10 mg"]);
    expect(await shown({ template: "other-template" })).toEqual([]);
    expect(await shown({ template: "lems", person: clinic.neurologist.id })).toHaveLength(2);
    expect(await shown({ person: clinic.oncologist.id })).toEqual([]);
    expect(await shown({ from: "2190-01-01" })).toEqual([]);
    expect(deviationQueryFrom({ template: "' OR 1=1", type: "x", person: "y", from: "then" })).toEqual(everything);
  });

  it("are exported with formulas made harmless, and the export is kept", async () => {
    const rows = (await deviationsForExport(clinic.teamLead, everything)) ?? [];
    expect(deviationCsv(rows)).toContain("'=1+1 refused");
    const kept = await rowsOf("SELECT 1 FROM audit_event WHERE action = 'deviations.exported' AND actor_id = $1", [
      clinic.teamLead.id,
    ]);
    expect(kept).toHaveLength(1);
  });

  it("are nothing for a lead of another team, and no page for everybody else", async () => {
    expect((await deviationsFor(clinic.foreignTeamLead, everything))?.rows).toEqual([]);
    for (const actor of [clinic.neurologist, clinic.nurse, clinic.physicalTherapist, clinic.administrator]) {
      expect(await deviationsFor(actor, everything)).toBeNull();
      expect(await deviationsForExport(actor, everything)).toBeNull();
    }
  });
});
