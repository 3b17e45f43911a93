import { beforeEach, describe, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays, asDay } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { execute } from "@/lib/platform/command";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart, type Chart } from "@/lib/testing/charts";
import { anIvig } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { signNow } from "@/lib/testing/signing";
import { openDraft } from "./commands/open-draft";
import { restoreVersion } from "./commands/restore-version";

let clinic: Clinic;
let chart: Chart;
let planId: string;
let drug: Treatment;
let ivig: Treatment;
const from = addDays(dayInZone(new Date().toISOString(), "Europe/Berlin"), 3);
const on = asDay("2026-11-10");

/** Version 1: a drug and IVIg. Version 2: twice the drug, IVIg stopped, a steroid added. */
beforeEach(async () => {
  clinic = await aClinic();
  chart = await aChart(clinic);
  ({ planId } = await aPlanRow(chart));
  [drug, ivig] = [withOwnId(aDrug()), withOwnId(anIvig())];
  await aSignedVersion(chart, planId, 1, [drug, ivig]);
  const changed = { action: "change", actionFrom: on, changeReason: "Weaker" } as const;
  const twice = { ...drug, ...changed, steps: [aDoseStep({ amount: "20", frequency: "three-times-daily" })] };
  const stopped = { ...ivig, action: "stop", actionFrom: on, end: on, changeReason: "Rash" };
  await aSignedVersion(chart, planId, 2, [twice as Treatment, stopped as Treatment, withOwnId(aSteroid())]);
});

const input = (over: object = {}) => ({
  ...{ planId, version: 1, currentVersion: 2, from, reason: "Worse on the new doses" },
  ...over,
});
const drafts = () =>
  rowsOf<{ state: string; reason: string; base_version: number }>(
    "SELECT state, reason, base_version FROM draft WHERE plan_id = $1",
    [planId],
  );

describe("restoring an older version", () => {
  it("opens a draft that changes the dose back, starts the stopped IVIg anew and stops what came since", async () => {
    const answer = await execute(restoreVersion, clinic.neurologist, input());
    expect(answer).toMatchObject({ ok: true, value: { planId } });
    const rows = await rowsOf<{ content: Treatment }>(
      "SELECT content FROM draft_treatment WHERE plan_id = $1 ORDER BY position",
      [planId],
    );
    expect(rows.map(({ content: t }) => [t.kind, t.action, t.treatmentId === drug.treatmentId])).toEqual([
      ["drug", "change", true],
      ["ivig", "start", false],
      ["steroid", "stop", false],
    ]);
    expect(rows[1]?.content.treatmentId).not.toBe(ivig.treatmentId);
    expect(rows[1]?.content.start).toBe(from);
    expect(await drafts()).toEqual([
      { state: "open", reason: "Version 1 restored: Worse on the new doses", base_version: 2 },
    ]);
    expect(await auditOf(chart.patientId)).toEqual(["draft.restored done"]);
  });

  it("is not in force before it was signed, needs its own signature, and then is the next version", async () => {
    await execute(restoreVersion, clinic.neurologist, input());
    expect(await rowsOf("SELECT current_version FROM plan WHERE id = $1", [planId])).toEqual([{ current_version: 2 }]);
    expect(await rowsOf("SELECT signer_id FROM signature WHERE plan_id = $1 AND version > 2", [planId])).toEqual([]);
    const reason = "Worse on the new doses";
    const signed = await signNow(clinic.neurologist, planId, { effectiveOn: from, reason });
    expect(signed, JSON.stringify(signed)).toMatchObject({ ok: true, value: { version: 3 } });
    const signatures = await rowsOf("SELECT meaning FROM signature WHERE plan_id = $1 AND version = 3", [planId]);
    expect(signatures).toEqual([{ meaning: "author" }]);
  });

  it("starts nothing beside a treatment that is still given until a later day", async () => {
    const later = addDays(from, 9);
    const going = { ...drug, action: "stop", actionFrom: later, end: later, changeReason: "Better" } as Treatment;
    await aSignedVersion(chart, planId, 3, [going]);
    await aSignedVersion(chart, planId, 4, [withOwnId(aSteroid())]);
    const answer = await execute(restoreVersion, clinic.neurologist, input({ version: 2, currentVersion: 4 }));
    expect(answer.ok, JSON.stringify(answer)).toBe(true);
    const rows = await rowsOf<{ content: Treatment }>(
      "SELECT content FROM draft_treatment WHERE plan_id = $1 AND content->>'kind' = 'drug'",
      [planId],
    );
    expect(rows.map(({ content: t }) => [t.action, t.start])).toEqual([["start", later]]);
  });

  it("is refused while a draft is open, and says so", async () => {
    await execute(openDraft, clinic.neurologist, { planId });
    expect(await execute(restoreVersion, clinic.neurologist, input())).toMatchObject({
      ok: false,
      code: "draft-open",
    });
    expect(await drafts()).toHaveLength(1);
  });

  it("is refused when another version was signed since the page was read, for the version in force, and for a past day", async () => {
    expect(await execute(restoreVersion, clinic.neurologist, input({ currentVersion: 1 }))).toMatchObject({
      code: "changed-by-someone-else",
      conflict: { mine: { version: 1 }, theirs: { version: 2 } },
    });
    expect(await execute(restoreVersion, clinic.neurologist, input({ version: 2 }))).toMatchObject({
      code: "not-older",
    });
    expect(await execute(restoreVersion, clinic.neurologist, input({ from: asDay("2020-01-01") }))).toMatchObject({
      code: "invalid-input",
      fields: { from: expect.stringContaining("past") },
    });
    expect(await drafts()).toEqual([]);
  });

  it("is for the neurologists of the care team alone", async () => {
    for (const person of [clinic.oncologist, clinic.nurse, clinic.teamLead])
      expect((await execute(restoreVersion, person, input())).ok).toBe(false);
    expect(await execute(restoreVersion, clinic.foreignNeurologist, input())).toMatchObject({ code: "not-found" });
    expect(await drafts()).toEqual([]);
  });
});
