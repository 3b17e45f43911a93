import { describe, expect, it } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import type { Treatment } from "../plan/treatment";
import type { SignedFinding } from "../safety/decision-schema";
import { asDay } from "../shared/day";
import { awaitsCosignature, cosignNeeds, type Standing } from "./needs";
import { type CosignPolicy, defaultPolicy, policyRules } from "./policy";

const step = (amount: string) => [aDoseStep({ amount, unit: "mg", frequency: "daily" })];
const cyclo = (over: Partial<ReturnType<typeof aDrug>> = {}) =>
  aDrug({
    lane: "immunosuppression",
    agent: "cyclophosphamide",
    name: "Cyclophosphamide",
    steps: step("100"),
    ...over,
  });
const changed = { action: "change", actionFrom: asDay("2026-12-01"), changeReason: "Relapse" } as const;

const override = (over: Partial<SignedFinding> = {}): SignedFinding => ({
  ruleId: "R-1",
  ruleVersion: "1",
  tier: "must-resolve",
  severity: "high",
  cause: "c",
  title: "Interaction",
  message: "m",
  why: "w",
  treatments: [aDrug().treatmentId],
  basis: "b",
  evidence: [],
  unsure: [],
  overridable: true,
  decision: { kind: "override", reason: "other", text: "t", byId: "x", byName: "Dr X", at: "2026-11-23", version: 1 },
  ...over,
});

function needsOf(
  t: Treatment,
  over: {
    readonly before?: Treatment;
    readonly standing?: Partial<Standing>;
    readonly findings?: readonly SignedFinding[];
    readonly policy?: Partial<CosignPolicy>;
  } = {},
) {
  const { before, standing, findings = [], policy = {} } = over;
  const content = cosignNeeds({
    treatments: [t],
    current: before ? [before] : [],
    standing: standing
      ? [{ treatmentId: t.treatmentId, status: "active", unanswered: [], urgent: false, ...standing }]
      : [],
    findings,
    version: before ? 2 : 1,
    policy: { ...defaultPolicy, ...policy },
  });
  return content?.needs.map(({ asks, because }) => [asks, ...because]) ?? [];
}

describe("a treatment that is started", () => {
  it.each([
    ["of the cancer lane asks the oncologist", aRegimen(), [["oncologist", "cancer-lane"]]],
    ["cyclophosphamide asks the team lead", cyclo(), [["team-lead", "agent"]]],
    ["rituximab asks the team lead", cyclo({ agent: "rituximab", name: "Rituximab" }), [["team-lead", "agent"]]],
    ["azathioprine asks nobody", cyclo({ agent: "azathioprine", name: "Azathioprine" }), []],
    ["amifampridine asks nobody", aDrug(), []],
  ] as const)("%s", (_, t, asked) => expect(needsOf(t)).toEqual(asked));

  it("against an overridden must resolve asks the team lead, whatever its lane", () => {
    expect(needsOf(aDrug(), { findings: [override()] })).toEqual([["team-lead", "override"]]);
    const chemo = aRegimen();
    const about = override({ treatments: [chemo.treatmentId] });
    expect(needsOf(chemo, { findings: [about] })).toEqual([
      ["oncologist", "cancer-lane"],
      ["team-lead", "override"],
    ]);
  });

  it("is not asked for by an acknowledged check, nor by an override about something else", () => {
    expect(needsOf(aDrug(), { findings: [override({ tier: "check" })] })).toEqual([]);
    expect(
      needsOf(aDrug(), { findings: [override({ treatments: [cyclo().treatmentId.replace(/1$/, "9")] })] }),
    ).toEqual([]);
  });

  it("by an override about the plan as a whole is", () => {
    expect(needsOf(aDrug(), { findings: [override({ treatments: [] })] })).toEqual([["team-lead", "override"]]);
  });

  it("asks for the agents an administrator chose", () => {
    expect(needsOf(cyclo(), { policy: { agents: [] } })).toEqual([]);
    expect(needsOf(aDrug(), { policy: { agents: ["amifampridine"] } })).toEqual([["team-lead", "agent"]]);
  });
});

describe("a treatment that was in force", () => {
  const before = cyclo({ action: "continue" });

  it.each([
    ["continued untouched", cyclo({ action: "continue" })],
    ["stopped", cyclo({ ...changed, action: "stop", end: changed.actionFrom })],
    ["held", cyclo({ ...changed, action: "hold" })],
    ["reduced", cyclo({ ...changed, steps: step("50") })],
    ["given another note", cyclo({ ...changed, note: "Takes it in the morning" })],
    ["given another review day", cyclo({ ...changed, reviewOn: asDay("2027-02-01") })],
  ])("is %s without a second signature", (_, t) => expect(needsOf(t, { before })).toEqual([]));

  it.each([
    ["raised", cyclo({ ...changed, steps: step("150") }), before],
    ["given by another route", cyclo({ ...changed, route: "intravenous" }), before],
    ["resumed from a hold", cyclo(changed), cyclo({ ...changed, action: "hold" })],
  ])("asks again when it is %s", (_, t, was) => {
    expect(needsOf(t, { before: was, standing: {} })).toEqual([["team-lead", "agent"]]);
  });

  it.each([
    [49, "150", 1],
    [50, "150", 0],
    [50, "151", 1],
    [0, "101", 1],
  ])("with a policy of %s percent and a rise from 100 to %s asks %s", (doseChangePercent, amount, asked) => {
    const t = cyclo({ ...changed, steps: step(amount) });
    expect(needsOf(t, { before, policy: { doseChangePercent } })).toHaveLength(asked);
  });

  it("is not let through by a small rise that comes with another change", () => {
    const t = cyclo({ ...changed, steps: step("110"), route: "intravenous" });
    expect(needsOf(t, { before, policy: { doseChangePercent: 50 } })).toHaveLength(1);
  });

  it("an override of an earlier version does not ask again; a new one does", () => {
    const t = aDrug({ ...changed, steps: [aDoseStep({ amount: "20", frequency: "three-times-daily" })] });
    const was = aDrug({ action: "continue" });
    expect(needsOf(t, { before: was, findings: [override()] })).toEqual([]);
    const decision = override().decision;
    const fresh = override({ decision: decision && { ...decision, version: 2 } });
    expect(needsOf(t, { before: was, findings: [fresh] })).toEqual([["team-lead", "override"]]);
  });
});

describe("a treatment nobody has co-signed yet", () => {
  const before = cyclo();
  const standing = { status: "awaiting-cosignature", unanswered: ["team-lead"] } as const;

  it.each([
    ["continued", cyclo({ action: "continue" })],
    ["reduced", cyclo({ ...changed, steps: step("50") })],
    ["held", cyclo({ ...changed, action: "hold" })],
  ])("still needs it when it is %s", (_, t) => {
    expect(needsOf(t, { before, standing })).toEqual([["team-lead", "carried"]]);
  });

  it("needs none once it is stopped", () => {
    const t = cyclo({ ...changed, action: "stop", end: changed.actionFrom });
    expect(needsOf(t, { before, standing })).toEqual([]);
  });

  const urgent = { ...standing, status: "active", urgent: true } as const;
  const stillUrgent = (t: Treatment) =>
    cosignNeeds({
      treatments: [t],
      current: [before],
      standing: [{ treatmentId: t.treatmentId, ...urgent }],
      findings: [],
      version: 2,
      policy: defaultPolicy,
    })?.stillUrgent;

  it("but urgent stays active while it is not raised, and waits again when it is", () => {
    const id = before.treatmentId;
    expect(stillUrgent(cyclo({ action: "continue" }))).toEqual([id]);
    expect(stillUrgent(cyclo({ ...changed, steps: step("50") }))).toEqual([id]);
    expect(stillUrgent(cyclo({ ...changed, steps: step("150") }))).toEqual([]);
    expect(stillUrgent(cyclo({ ...changed, action: "hold" }))).toEqual([]);
  });
});

it("what a version keeps says which of its treatments wait", () => {
  const t = cyclo();
  const input = { current: [], standing: [], findings: [], version: 1, policy: defaultPolicy };
  const content = cosignNeeds({ ...input, treatments: [t] });
  expect(awaitsCosignature(content, t.treatmentId)).toBe(true);
  expect(awaitsCosignature(content, "another")).toBe(false);
  expect(awaitsCosignature(cosignNeeds({ ...input, treatments: [aDrug()] }), t.treatmentId)).toBe(false);
});

describe("a policy", () => {
  it.each([
    [{ agents: ["rituximab", "cyclophosphamide", "rituximab"], doseChangePercent: 10 }, true],
    [{ agents: [], doseChangePercent: 0 }, true],
    [{ agents: ["no-such-agent"], doseChangePercent: 0 }, false],
    [{ agents: [], doseChangePercent: -1 }, false],
    [{ agents: [], doseChangePercent: 51 }, false],
    [{ agents: [], doseChangePercent: 2.5 }, false],
  ])("%o is one: %s", (policy, valid) => expect(policyRules.safeParse(policy).success).toBe(valid));

  it("names an agent once", () => {
    expect(
      policyRules.parse({ agents: ["rituximab", "cyclophosphamide", "rituximab"], doseChangePercent: 0 }).agents,
    ).toEqual(["cyclophosphamide", "rituximab"]);
  });
});
