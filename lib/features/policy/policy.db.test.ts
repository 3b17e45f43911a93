import { beforeAll, expect, test } from "vitest";
import { defaultPolicy } from "@/lib/domain/cosign/policy";
import { execute } from "@/lib/platform/command";
import { aDrug } from "@/lib/testing/builders";
import { aWaitingPlan } from "@/lib/testing/cosign-plans";
import { aCyclophosphamide, statesOf } from "@/lib/testing/cosign-states";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { asPerson } from "@/lib/testing/sql-plan";
import { setCosignPolicy } from "./commands/set-cosign-policy";
import { setCosignPolicyInput } from "./input";
import { cosignPolicyForAdmin } from "./queries/cosign";

let clinic: Clinic;
beforeAll(async () => {
  clinic = await aClinic();
});
const next = { agents: ["amifampridine"], doseChangePercent: 10, reason: "Pharmacy board" };

test("the policy of the design holds until an administrator sets another one; each change is a version with its reason", async () => {
  expect((await cosignPolicyForAdmin(clinic.administrator))?.current).toEqual(defaultPolicy);
  const before = await aWaitingPlan(clinic, [aDrug(), aCyclophosphamide()]);
  expect(await statesOf(before.planId)).toEqual(["active", "awaiting-cosignature"]);
  const input = { ...next, version: 0 };
  for (const who of [clinic.neurologist, clinic.teamLead, clinic.oncologist])
    expect(await execute(setCosignPolicy, who, input)).toMatchObject({ ok: false });
  expect(await execute(setCosignPolicy, clinic.administrator, input)).toMatchObject({
    ok: true,
    value: { version: 1 },
  });
  expect(await execute(setCosignPolicy, clinic.administrator, { ...next, version: 1 })).toMatchObject({
    code: "nothing-changed",
  });
  const after = await aWaitingPlan(clinic, [aDrug(), aCyclophosphamide()]);
  expect(await statesOf(after.planId)).toEqual(["awaiting-cosignature", "active"]);
  // What was signed under the old one keeps what it asked.
  expect(await statesOf(before.planId)).toEqual(["active", "awaiting-cosignature"]);
  const view = await cosignPolicyForAdmin(clinic.administrator);
  expect(view?.history).toMatchObject([{ version: 1, reason: "Pharmacy board", by: clinic.administrator.name }]);
  const rows = await rowsOf("SELECT policy FROM cosignature_need WHERE plan_id = $1", [after.planId]);
  expect(rows).toEqual([{ policy: 1 }]);
  const told = await rowsOf(
    "SELECT 1 AS one FROM audit_event WHERE action = 'policy.cosign-changed' AND outcome = 'done'",
  );
  expect(told).toHaveLength(1);
});

test("two administrators who change it at once: one is heard", async () => {
  const version = (await cosignPolicyForAdmin(clinic.administrator))?.current.version ?? 0;
  const both = await Promise.all(
    [20, 30].map((doseChangePercent) =>
      execute(setCosignPolicy, clinic.administrator, { ...next, doseChangePercent, version }),
    ),
  );
  expect(both.filter((one) => one.ok)).toHaveLength(1);
  expect(both.find((one) => !one.ok)).toMatchObject({ code: "changed-by-someone-else" });
});

test("nobody else reads the screen, and nobody changes a row", async () => {
  expect(await cosignPolicyForAdmin(clinic.teamLead)).toBeNull();
  const insert = (who = clinic.teamLead) =>
    asPerson(who, (client) =>
      client.query(
        "INSERT INTO cosign_policy SELECT coalesce(max(version), 0) + 1, '{}', 0, 'x', $1, now() FROM cosign_policy",
        [who.id],
      ),
    );
  await expect(insert()).rejects.toThrow(/row-level security/);
  for (const text of ["UPDATE cosign_policy SET reason = 'y'", "DELETE FROM cosign_policy", "TRUNCATE cosign_policy"])
    for (const as of ["app", "super"] as const)
      await expect(asPerson(clinic.administrator, (client) => client.query(text), as)).rejects.toThrow(
        /append-only|permission denied/,
      );
  const skipped = "INSERT INTO cosign_policy VALUES (99, '{}', 0, 'x', $1, now())";
  await expect(
    asPerson(clinic.administrator, (client) => client.query(skipped, [clinic.administrator.id])),
  ).rejects.toThrow(/does not follow/);
});

test.each([
  [{ agents: ["no-such"] }, "agents"],
  [{ doseChangePercent: 80 }, "doseChangePercent"],
  [{ reason: " " }, "reason"],
])("bad input %o is named at its field", (over, field) => {
  const parsed = setCosignPolicyInput.safeParse({ ...next, version: 0, ...over });
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues[0]?.path[0]).toBe(field);
});
