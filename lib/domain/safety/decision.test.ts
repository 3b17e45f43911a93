import { describe, expect, it } from "vitest";
import { type DraftDecision, evidenceChanges, keepEvidence, standingOf, treatmentsOf } from "./decision";
import { alertChanges, answeredBy } from "./decision-alert";
import { decisionProblems, whyNotDecided } from "./decision-check";
import { proposeFindings } from "./decision-findings";
import { groupIssues } from "./decision-groups";
import type { SignedDecision, SignedFinding } from "./decision-schema";

const finding = (over: Partial<SignedFinding> = {}): SignedFinding => ({
  ruleId: "r1",
  ruleVersion: "1",
  tier: "must-resolve",
  severity: "major",
  cause: "c1",
  title: "Title",
  message: "",
  why: "",
  treatments: ["a"],
  basis: "on facts",
  evidence: [],
  unsure: [],
  overridable: true,
  decision: null,
  ...over,
});
const decided = (over: Partial<DraftDecision> = {}): DraftDecision => ({
  ruleId: "r1",
  treatments: ["a"],
  basis: "on facts",
  evidence: [],
  kind: "override",
  reason: "specialist-advice",
  text: "Advised",
  byId: "p",
  byName: "Dr P",
  at: "2026-11-23T10:00:00.000Z",
  ...over,
});
const signed: SignedDecision = {
  kind: "override",
  reason: "other",
  text: "Long enough a text",
  byId: "p",
  byName: "Dr P",
  at: "2026-11-01T10:00:00.000Z",
  version: 2,
};

describe("how a finding stands", () => {
  const stand = (decisions: DraftDecision[], carried: SignedFinding[] = []) =>
    standingOf(finding(), decisions, carried, 3);

  it("is open until somebody decides, and by the newest decision on the same facts after that", () => {
    expect(stand([])).toEqual({ state: "open" });
    expect(stand([decided()])).toMatchObject({ state: "decided", decision: { kind: "override", version: 3 } });
    expect(stand([decided({ kind: "withdraw" }), decided()])).toEqual({ state: "open" });
    expect(stand([decided(), decided({ kind: "withdraw" })])).toMatchObject({ state: "decided" });
  });

  it("is decided by what the current version carries, unless that was taken back in the draft", () => {
    const carried = [finding({ decision: signed })];
    expect(stand([], carried)).toEqual({ state: "decided", decision: signed });
    expect(stand([decided({ kind: "withdraw" })], carried)).toEqual({ state: "open" });
  });

  it("is open again on other facts, and knows what it was decided on", () => {
    const evidence = [{ fact: "labs.platelets", value: "90", unit: "10*9/L" }];
    expect(stand([decided({ basis: "other facts", evidence })])).toMatchObject({ state: "changed", before: evidence });
    expect(stand([], [finding({ basis: "other facts", evidence, decision: signed })])).toMatchObject({
      state: "changed",
      decision: { version: 2 },
      before: evidence,
    });
    expect(stand([], [finding({ basis: "other facts", decision: null })])).toEqual({ state: "open" });
  });

  it("does not take a decision about another treatment or another rule for its own", () => {
    expect(
      stand([decided({ treatments: ["b"] }), decided({ treatments: ["a", "b"] }), decided({ ruleId: "r2" })]),
    ).toEqual({
      state: "open",
    });
  });
});

describe("what changed since a decision", () => {
  it("is said with both values, and days alone are no change", () => {
    const labs = (value: number, day: number) => keepEvidence([{ fact: "labs.platelets", value, unit: "10*9/L", day }]);
    expect(evidenceChanges(labs(150, -3), labs(150, -30))).toEqual([]);
    expect(evidenceChanges(labs(150, -3), labs(40, 0))).toEqual([
      expect.stringMatching(/Was: Platelets 150.*Now: Platelets 40/),
    ]);
    expect(evidenceChanges([], labs(40, 0))).toEqual([expect.stringMatching(/^New: Platelets 40/)]);
    expect(evidenceChanges(labs(40, 0), [])).toEqual([expect.stringMatching(/^No longer: Platelets 40/)]);
  });
});

describe("what a decision needs", () => {
  it.each<[string, string | null, string | null, string[]]>([
    ["a reason and words", "specialist-advice", "Advised", []],
    ["no reason", null, "Advised", ["reason"]],
    ["no words", "data-wrong", "  ", ["text"]],
    ["neither", null, null, ["reason", "text"]],
    ["another reason in fourteen characters", "other", "12345678901234", ["text"]],
    ["another reason in fifteen characters", "other", "123456789012345", []],
  ])("an override with %s", (_, reason, text, fields) => {
    expect(Object.keys(decisionProblems({ kind: "override", reason, text }))).toEqual(fields);
  });

  it("an acknowledgement needs nothing, and does not do for what must be resolved", () => {
    expect(decisionProblems({ kind: "acknowledge", reason: null, text: null })).toEqual({});
    expect(whyNotDecided(finding(), "acknowledge")).toBe("needs-override");
    expect(whyNotDecided(finding({ tier: "check" }), "acknowledge")).toBeNull();
    expect(whyNotDecided(finding({ overridable: false }), "override")).toBe("not-overridable");
    expect(whyNotDecided(finding({ tier: "information" }), "acknowledge")).toBe("needs-no-decision");
    expect(whyNotDecided(finding({ overridable: false }), "withdraw")).toBeNull();
  });
});

describe("findings as they would be kept", () => {
  const input = { plan: [{ treatmentId: "b" }, { treatmentId: "a" }, { item: "x" }] } as never;

  it("name their treatments once, sorted", () => {
    expect(treatmentsOf({ rows: [0, 1, 0, 2] }, input)).toEqual(["a", "b"]);
  });

  it("an acknowledgement from when it was only a Check is not enough for what must be resolved now", () => {
    const raw = { ...finding(), rows: [1], actions: [], evidence: [], severity: "major" } as never;
    const judged = { input, result: { findings: [raw], cannotTell: [], upcoming: [] } };
    const common = { judged, treatments: [], current: null, carried: [], nextVersion: 1 };
    const [plain] = proposeFindings({ ...common, decisions: [] }).findings;
    const basis = plain?.finding.basis ?? "";
    const by = (kind: DraftDecision["kind"]) =>
      proposeFindings({ ...common, decisions: [decided({ kind, basis })] }).findings[0];
    expect(plain).toMatchObject({ blocks: true, finding: { decision: null } });
    expect(by("acknowledge")).toMatchObject({ blocks: true, standing: { state: "open" }, finding: { decision: null } });
    expect(by("override")).toMatchObject({ blocks: false, finding: { decision: { kind: "override" } } });
  });

  it("are grouped by tier and cause, the gravest first", () => {
    const groups = groupIssues(
      [
        finding({ tier: "check" }),
        finding({ ruleId: "r2" }),
        finding({ tier: "check", ruleId: "r3" }),
        finding({ cause: "c2" }),
      ],
      (one) => one,
    );
    expect(groups.map((g) => [g.tier, g.cause, g.members.length])).toEqual([
      ["must-resolve", "c1", 1],
      ["must-resolve", "c2", 1],
      ["check", "c1", 2],
    ]);
  });
});

describe("alerts about a signed version", () => {
  const nothing = { known: [], lapsed: [], open: [] };
  const open = { id: "x", ruleId: "r1", treatments: ["a"], basis: "on facts" };
  const at = (instant: string) => ({ ruleId: "r1", treatments: ["a"], basis: "on facts", at: instant });
  const known = [at("2026-11-01T10:00:00.000Z")];

  it("are raised for a new Must resolve only, once", () => {
    const now = [finding(), finding(), finding({ tier: "check", ruleId: "r2" })];
    expect(alertChanges(now, nothing).raise).toHaveLength(1);
  });

  it("are not raised for what was signed with or seen, on the same facts", () => {
    expect(alertChanges([finding()], { ...nothing, known })).toEqual({ raise: [], change: [], close: [], lapse: [] });
    expect(alertChanges([finding({ basis: "other" })], { ...nothing, known }).raise).toHaveLength(1);
  });

  it("are raised again when it was gone for a while, until it is seen anew", () => {
    expect(alertChanges([], { ...nothing, known: [...known, ...known] }).lapse).toHaveLength(1);
    const lapsed = [at("2026-11-02T10:00:00.000Z")];
    expect(alertChanges([], { ...nothing, known, lapsed }).lapse).toEqual([]);
    expect(alertChanges([finding()], { ...nothing, known, lapsed }).raise).toHaveLength(1);
    const later = [...known, at("2026-11-03T10:00:00.000Z")];
    expect(alertChanges([finding()], { ...nothing, known: later, lapsed }).raise).toEqual([]);
  });

  it("follow their facts and close when the finding is gone", () => {
    expect(alertChanges([finding()], { ...nothing, open: [open] })).toEqual({
      raise: [],
      change: [],
      close: [],
      lapse: [],
    });
    expect(alertChanges([finding({ basis: "other" })], { ...nothing, open: [open] }).change).toMatchObject([
      { id: "x" },
    ]);
    expect(alertChanges([], { ...nothing, open: [open] }).close).toEqual(["x"]);
    expect(alertChanges([finding({ tier: "check" })], { ...nothing, open: [open] }).close).toEqual(["x"]);
  });

  it("are answered by a version in which the finding is gone or decided", () => {
    expect(answeredBy([finding()], [open])).toEqual([]);
    expect(answeredBy([], [open])).toEqual(["x"]);
    expect(answeredBy([finding({ decision: signed })], [open])).toEqual(["x"]);
  });
});
