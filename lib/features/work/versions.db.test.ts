// Versions that somebody has to see, and what was signed in spite of a finding: there by its cause, gone with it.
import { beforeEach, describe, expect, it } from "vitest";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { addDays } from "@/lib/domain/shared/day";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import { acknowledgeVersion } from "@/lib/features/plan/commands/acknowledge-version";
import type { PersonActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aChart } from "@/lib/testing/charts";
import { aRegimen } from "@/lib/testing/course-builders";
import { withTestClient } from "@/lib/testing/database";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { aPlanRow, aSignedVersion, withOwnId } from "@/lib/testing/plans";
import { workFor } from "./queries/work";

const today = dayInZone(new Date().toISOString(), "Europe/Berlin");
let clinic: Clinic;
beforeEach(async () => {
  clinic = await aClinic();
});

const entries = async (actor: PersonActor, id: string) =>
  (await workFor(actor)).find((one) => one.id === id)?.entries ?? [];
const keys = async (actor: PersonActor, id: string) => (await entries(actor, id)).map((entry) => entry.key);

async function signed(treatments: readonly Treatment[], at = new Date().toISOString()) {
  const chart = await aChart(clinic);
  const { planId } = await aPlanRow(chart);
  await aSignedVersion(chart, planId, 1, treatments, at);
  return { chart, planId };
}

/** Beneath every guard: what a version holds and when it was signed never changes otherwise. */
async function forge(planId: string, change: string, values: unknown[] = []) {
  await withTestClient("super", async (client) => {
    await client.query("BEGIN");
    await client.query("ALTER TABLE version DISABLE TRIGGER USER");
    await client.query(`UPDATE version SET ${change} WHERE plan_id = $1`, [planId, ...values]);
    await client.query("ALTER TABLE version ENABLE TRIGGER USER");
    await client.query("ALTER TABLE version ENABLE ALWAYS TRIGGER version_append_only");
    await client.query("ALTER TABLE version ENABLE ALWAYS TRIGGER version_no_truncate");
    await client.query("COMMIT");
  });
}

describe("versions", () => {
  it("a new version waits for oncology and nursing until they say so, and for the lead after two days", async () => {
    const regimen = withOwnId(aRegimen());
    const { planId } = await signed([regimen]);
    for (const actor of [clinic.oncologist, clinic.nurse]) {
      expect(await keys(actor, "unseen-versions")).toEqual([planId]);
    }
    expect(await keys(clinic.neurologist, "unseen-versions")).toEqual([]);
    expect(await keys(clinic.teamLead, "not-seen")).toEqual([]);
    for (const actor of [clinic.oncologist, clinic.nurse]) {
      expect((await execute(acknowledgeVersion, actor, { planId, version: 1 })).ok).toBe(true);
      expect(await keys(actor, "unseen-versions")).toEqual([]);
    }
    expect(await keys(clinic.foreignNeurologist, "unseen-versions")).toEqual([]);
    expect(await keys(clinic.foreignTeamLead, "not-seen")).toEqual([]);
  });

  it("the lead sees which role has not seen it, since it was signed", async () => {
    const at = `${addDays(today, -3)}T10:00:00Z`;
    const { planId } = await signed([withOwnId(aRegimen())], at);
    await execute(acknowledgeVersion, clinic.nurse, { planId, version: 1 });
    expect(await entries(clinic.teamLead, "not-seen")).toMatchObject([
      { key: planId, lines: ["Not seen by: oncologist"], age: { since: formatInstant(at, "Europe/Berlin") } },
    ]);
    await execute(acknowledgeVersion, clinic.oncologist, { planId, version: 1 });
    expect(await keys(clinic.teamLead, "not-seen")).toEqual([]);
  });

  it("what was signed in spite of a finding is listed for two weeks", async () => {
    const { planId } = await signed([withOwnId(aDrug())]);
    expect(await keys(clinic.teamLead, "overrides")).toEqual([]);
    const findings = [
      { title: "Dose too high", decision: { kind: "override" } },
      { title: "Other", decision: { kind: "acknowledge" } },
    ];
    await forge(planId, "findings = $2", [JSON.stringify(findings)]);
    expect(await entries(clinic.teamLead, "overrides")).toMatchObject([
      { key: `${planId}-1`, tag: { words: "Override" }, lines: ["Dose too high", "In version 1"] },
    ]);
    await forge(planId, "signed_at = now() - interval '15 days'");
    expect(await keys(clinic.teamLead, "overrides")).toEqual([]);
  });
});
