// Random lives of one plan that needs second signatures: people amend it, co-sign, decline, activate as urgent, in any order and
// as anybody. Whatever happens, nothing that needs a second signature is ever active without one or an urgent activation.
import fc from "fast-check";
import { expect, it } from "vitest";
import { aDrug } from "@/lib/testing/builders";
import { aRegimen } from "@/lib/testing/course-builders";
import { aDoseStep } from "@/lib/testing/dose-builders";
import { changeTreatment, holdTreatment, nextDraft, resumeTreatment, stopTreatment } from "../plan/amend";
import type { DraftTreatment } from "../plan/draft-treatment";
import { signRequirements } from "../plan/sign-requirements";
import type { Treatment } from "../plan/treatment";
import { type ActivationKind, stateNow, stateOf, type TreatmentState } from "../plan/treatment-states";
import { asDay } from "../shared/day";
import { type CosignContent, cosignNeeds, type Standing } from "./needs";
import { type AskedRole, defaultPolicy } from "./policy";
import { cosignState, stillAsked, whyNotCosign, whyNotUrgent } from "./states";

const runs = process.env.CONCORD_LONG_TESTS ? 2_000 : 300;
const from = asDay("2026-12-01");
type Added = { kinds: ActivationKind[]; signed: AskedRole[] };

class Life {
  treatments: readonly Treatment[] = [];
  content: CosignContent | null = null;
  version = 0;
  author = "a";
  added = new Map<string, Added>();
  /** Who co-signed a treatment that is in force, ever: what an untouched treatment rests on. */
  readonly vouched = new Set<string>();

  of = (id: string): Added => this.added.get(id) ?? { kinds: [], signed: [] };

  facts(id: string) {
    const { kinds, signed } = this.of(id);
    const asked = (this.content?.needs ?? []).filter((need) => need.treatmentId === id).map((need) => need.asks);
    return { asked, signed, urgent: kinds.includes("urgent"), declined: kinds.includes("declined") };
  }

  now(t: Treatment): Exclude<TreatmentState, "not-in-plan"> {
    const asked = this.facts(t.treatmentId).asked.length > 0;
    return stateNow(stateOf(t, asked ? "awaiting" : "not-needed"), t.condition !== null, this.of(t.treatmentId).kinds);
  }

  standing = (): Standing[] =>
    this.treatments.map((t) => {
      const facts = this.facts(t.treatmentId);
      const unanswered = cosignState(facts) === "given" ? [] : stillAsked(facts);
      return { treatmentId: t.treatmentId, status: this.now(t), unanswered, urgent: facts.urgent && !facts.declined };
    });

  /** Signs what can be signed as this author. */
  sign(drafts: readonly DraftTreatment[], author: string): void {
    const current = this.version > 0 ? this.treatments : null;
    const verdict = signRequirements({ treatments: drafts, effectiveOn: from, reason: "Amended" }, current);
    if (verdict.problems.length > 0) return;
    const before = new Map(this.standing().map((one) => [one.treatmentId, one]));
    const content = cosignNeeds({
      treatments: verdict.treatments,
      current: this.treatments,
      standing: this.standing(),
      findings: [],
      version: this.version + 1,
      policy: defaultPolicy,
    });
    const asked = (id: string) => content?.needs.some((need) => need.treatmentId === id) ?? false;
    for (const t of verdict.treatments) {
      const safe = t.action === "stop" || t.action === "continue" || t.action === "hold";
      const old = before.get(t.treatmentId);
      // The safe direction never makes anybody sign a second time.
      if (safe && old && old.unanswered.length === 0) expect(asked(t.treatmentId), t.action).toBe(false);
      if (t.action === "stop") expect(asked(t.treatmentId)).toBe(false);
    }
    this.treatments = verdict.treatments;
    this.content = content;
    this.version += 1;
    this.author = author;
    this.added = new Map(
      (content?.stillUrgent ?? []).map((id) => [id, { kinds: ["urgent"] as ActivationKind[], signed: [] }]),
    );
    for (const t of this.treatments) if (asked(t.treatmentId)) this.vouched.delete(t.treatmentId);
  }

  cosign(t: Treatment, who: string, role: string, declines: boolean): void {
    const facts = this.facts(t.treatmentId);
    // A held treatment waits for its resumption, which asks again.
    const state = stateOf(t, facts.asked.length > 0 ? "awaiting" : "not-needed");
    if (state !== "awaiting-cosignature") return;
    if (whyNotCosign(facts, { role, isAuthor: who === this.author })) return;
    const own = this.of(t.treatmentId);
    const signed = [...own.signed, role as AskedRole];
    if (declines) this.added.set(t.treatmentId, { ...own, kinds: [...own.kinds, "declined"] });
    else {
      const complete = stillAsked({ asked: facts.asked, signed }).length === 0;
      this.added.set(t.treatmentId, { kinds: complete ? [...own.kinds, "cosigned"] : own.kinds, signed });
      if (complete) this.vouched.add(t.treatmentId);
    }
    expect(who).not.toBe(this.author);
  }

  activate(t: Treatment): void {
    const facts = this.facts(t.treatmentId);
    const state = stateOf(t, facts.asked.length > 0 ? "awaiting" : "not-needed");
    if (state !== "awaiting-cosignature" || whyNotUrgent(facts)) return;
    const own = this.of(t.treatmentId);
    this.added.set(t.treatmentId, { ...own, kinds: [...own.kinds, "urgent"] });
  }

  check(): void {
    for (const t of this.treatments) {
      const needs = t.lane === "cancer" || t.agent === "cyclophosphamide";
      const urgent = this.of(t.treatmentId).kinds.includes("urgent");
      if (needs && this.now(t) === "active")
        expect(this.vouched.has(t.treatmentId) || urgent, `${t.name} is active`).toBe(true);
      if (this.of(t.treatmentId).kinds.includes("declined")) expect(this.now(t)).not.toBe("active");
      if (!needs && t.action !== "stop" && t.action !== "hold") expect(this.now(t)).toBe("active");
    }
  }
}

const first: readonly DraftTreatment[] = [
  aDrug(),
  aDrug({
    treatmentId: "01900000-0000-7000-8000-000000000002",
    lane: "immunosuppression",
    agent: "cyclophosphamide",
    name: "Cyclophosphamide",
    steps: [aDoseStep({ amount: "100" })],
  }),
  aRegimen({ treatmentId: "01900000-0000-7000-8000-000000000003" }),
];

function amended(t: DraftTreatment, how: string): DraftTreatment {
  const because = { from, reason: "Because" };
  const dose = (to: string) => {
    const result = changeTreatment(t, because);
    return result.ok && result.value.kind === "drug"
      ? ({ ...result.value, steps: [aDoseStep({ amount: to })] } as DraftTreatment)
      : t;
  };
  if (how === "up") return dose("150");
  if (how === "down") return dose("20");
  const made =
    how === "hold"
      ? holdTreatment(t, because)
      : how === "stop"
        ? stopTreatment(t, because)
        : how === "resume"
          ? resumeTreatment(t, because)
          : null;
  return made?.ok ? made.value : t;
}

it(`${runs} lives: what needs a second signature is active only with one, or as urgent`, () => {
  const who = fc.constantFrom("a", "b", "c");
  const role = fc.constantFrom("oncologist", "team-lead", "neurologist", "nurse");
  const at = fc.nat(2);
  const how = fc.constantFrom("up", "up", "down", "hold", "resume", "resume", "stop", "keep");
  const act = fc.oneof(
    fc.record({ do: fc.constant("sign" as const), at, how, who }),
    fc.record({ do: fc.constant("cosign" as const), at, who, role }),
    fc.record({ do: fc.constant("cosign" as const), at, who, role }),
    fc.record({ do: fc.constant("decline" as const), at, who, role }),
    fc.record({ do: fc.constant("urgent" as const), at }),
  );
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40, size: "max" }), (acts) => {
      const life = new Life();
      life.sign(first, "a");
      life.check();
      for (const one of acts) {
        const t = life.treatments[one.at % Math.max(1, life.treatments.length)];
        if (!t) continue;
        if (one.do === "sign") {
          const draft = nextDraft(life.treatments);
          life.sign(
            draft.map((d) => (d.treatmentId === t.treatmentId ? amended(d, one.how) : d)),
            one.who,
          );
        } else if (one.do === "urgent") life.activate(t);
        else life.cosign(t, one.who, one.role, one.do === "decline");
        life.check();
        for (const now of life.treatments) seen.add(cosignState(life.facts(now.treatmentId)) ?? "none");
        for (const now of life.treatments) seen.add(life.now(now));
      }
    }),
    { numRuns: runs, seed: 16 },
  );
  for (const state of ["awaited", "urgent", "given", "declined", "awaiting-cosignature", "active", "held", "stopped"])
    expect([...seen]).toContain(state);
}, 1_800_000);
