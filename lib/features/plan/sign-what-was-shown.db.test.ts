import { v7 as uuid } from "uuid";
import { beforeAll, describe, expect, it } from "vitest";
import { execute } from "@/lib/platform/command";
import { aDrug, aSteroid } from "@/lib/testing/builders";
import { aChart, anObservation, type Chart } from "@/lib/testing/charts";
import { withTestClient } from "@/lib/testing/database";
import { aDraftedPlan } from "@/lib/testing/drafted-plans";
import { auditOf, rowsOf } from "@/lib/testing/insert-row";
import { aClinic, type Clinic } from "@/lib/testing/people";
import { signingInput, signNow } from "@/lib/testing/signing";
import { asPerson } from "@/lib/testing/sql-plan";
import { signDraft } from "./commands/sign-draft";

let clinic: Clinic;
let chart: Chart;
beforeAll(async () => {
  clinic = await aClinic();
});
const drafted = async (treatments = [aDrug()] as Parameters<typeof aDraftedPlan>[1]) => {
  chart = await aChart(clinic);
  return await aDraftedPlan(chart, treatments);
};
const count = async (planId: string) =>
  (await rowsOf<{ n: number }>("SELECT count(*)::int AS n FROM version WHERE plan_id = $1", [planId]))[0]?.n;
const differenceOf = (answer: Awaited<ReturnType<typeof signNow>>) =>
  answer.ok ? [] : ((answer.details as { difference?: string[] } | undefined)?.difference ?? []);

describe("you sign what you saw", () => {
  it("a dose that moved after the page was shown refuses the signature, in a sentence with both doses", async () => {
    const { planId, draftId } = await drafted([aDrug(), aSteroid()]);
    const input = await signingInput(clinic.neurologist, planId);
    await rowsOf(
      `UPDATE draft_treatment SET content = jsonb_set(content, '{steps,0,amount}', '"20"'), revision = revision + 1
        WHERE draft_id = $1 AND content->>'kind' = 'drug'`,
      [draftId],
    );
    const answer = await execute(signDraft, clinic.neurologist, input);
    expect(answer).toMatchObject({ ok: false, code: "content-changed" });
    expect(differenceOf(answer)).toEqual([
      expect.stringMatching(/amifampridine: dose increased from 10\u00a0mg.* to 20\u00a0mg/),
    ]);
    expect(await count(planId)).toBe(0);
    expect(await rowsOf("SELECT state FROM draft WHERE id = $1", [draftId])).toEqual([{ state: "open" }]);
    expect(await auditOf(chart.patientId)).toContain("plan.sign refused");
  });

  it("a fact recorded after the page was shown refuses the signature", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    await anObservation(chart, "weight", "51", "kg");
    const answer = await execute(signDraft, clinic.neurologist, input);
    expect(differenceOf(answer)).toEqual([expect.stringContaining("patient's record was changed")]);
    expect(await count(planId)).toBe(0);
  });

  it("a hash or a content that was tampered with on the way is refused", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    for (const forged of [
      { ...input, contentHash: `h1:${"0".repeat(64)}` },
      { ...input, shown: { ...(input.shown as object), title: "Another plan" } },
      { ...input, shown: null },
    ])
      expect(await execute(signDraft, clinic.neurologist, forged)).toMatchObject({
        ok: false,
        code: "content-changed",
      });
    expect(await count(planId)).toBe(0);
  });

  it("a draft that was saved in between without a difference is a conflict", async () => {
    const { planId, draftId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    await rowsOf("UPDATE draft SET revision = revision + 1 WHERE id = $1", [draftId]);
    const answer = await execute(signDraft, clinic.neurologist, input);
    expect(answer).toMatchObject({
      ok: false,
      code: "changed-by-someone-else",
      conflict: { theirs: { draftRevision: 2 } },
    });
  });
});

describe("signing twice", () => {
  it("twenty signatures of one draft at once make one version and nineteen conflicts", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => execute(signDraft, clinic.neurologist, input, { key: uuid() })),
    );
    expect(answers.filter((a) => a.ok)).toHaveLength(1);
    const lost = answers.filter((a) => !a.ok);
    expect(lost.map((a) => (a.ok ? "" : a.code))).toEqual(Array.from({ length: 19 }, () => "changed-by-someone-else"));
    expect(await count(planId)).toBe(1);
    expect((await auditOf(chart.patientId)).filter((line) => line === "plan.signed done")).toHaveLength(1);
  });

  it("a form sent twice gets the same version twice", async () => {
    const { planId } = await drafted();
    const input = await signingInput(clinic.neurologist, planId);
    const key = uuid();
    const [first, second] = await Promise.all([1, 2].map(() => execute(signDraft, clinic.neurologist, input, { key })));
    expect(first).toMatchObject({ ok: true });
    expect(second).toEqual(first);
    expect(await count(planId)).toBe(1);
  });
});

describe("a signed version", () => {
  it.each(["version", "treatment_version", "signature"])(
    "cannot be changed, deleted or truncated in the role of the app: %s",
    async (table) => {
      const { planId } = await drafted();
      await signNow(clinic.neurologist, planId);
      for (const text of [
        `UPDATE ${table} SET version = 2 WHERE plan_id = '${planId}'`,
        `DELETE FROM ${table} WHERE plan_id = '${planId}'`,
        `TRUNCATE ${table} CASCADE`,
      ]) {
        await expect(asPerson(clinic.neurologist, (client) => client.query(text))).rejects.toThrow(
          /denied|append-only/,
        );
        await expect(withTestClient("super", (client) => client.query(text))).rejects.toThrow(/append-only/);
      }
      expect(await count(planId)).toBe(1);
    },
  );
});
