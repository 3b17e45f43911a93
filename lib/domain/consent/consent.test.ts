import { describe, expect, test } from "vitest";
import { asDay } from "../shared/day";
import { type Consent, consentLine, consentProblems } from "./consent";
import { newestByTreatment, refusalsOf, type StoredConsent } from "./refusals";

const today = asDay("2026-11-23");
const byPatient: Consent = {
  decision: "agreed",
  decidedBy: "patient",
  proxyName: null,
  proxyRelation: null,
  capacity: "has-capacity",
  capacityBy: null,
  decidedOn: today,
  discussed: "Benefit, headache, thrombosis, alternatives",
  note: null,
};
const byProxy: Partial<Consent> = {
  decidedBy: "proxy",
  proxyName: "Jan Novak",
  proxyRelation: "son",
  capacity: "lacks-capacity",
  capacityBy: "Dr Eva Roth",
};

describe("a consent", () => {
  test.each<[string, Partial<Consent>]>([
    ["of a patient with capacity", {}],
    ["of a proxy for a patient without capacity", byProxy],
    [
      "of a proxy at the wish of the patient, with the reason",
      { ...byProxy, capacity: "has-capacity", note: "She asked her son to decide" },
    ],
    ["made today", { decidedOn: today }],
  ])("%s can be recorded", (_, changes) => {
    expect(consentProblems({ ...byPatient, ...changes }, today)).toEqual({});
  });

  test.each<[string, Partial<Consent>, string]>([
    ["of a patient who lacks capacity", { capacity: "lacks-capacity", capacityBy: "Dr Eva Roth" }, "decidedBy"],
    ["of a proxy without a name", { ...byProxy, proxyName: null }, "proxyName"],
    ["of a proxy without a relation", { ...byProxy, proxyRelation: null }, "proxyRelation"],
    ["of a patient, with a proxy named", { proxyName: "Jan Novak" }, "proxyName"],
    ["of a patient, with a relation named", { proxyRelation: "son" }, "proxyRelation"],
    ["without who assessed the lacking capacity", { ...byProxy, capacityBy: null }, "capacityBy"],
    [
      "of a proxy although the patient has capacity, without a reason",
      { ...byProxy, capacity: "has-capacity" },
      "note",
    ],
    ["of tomorrow", { decidedOn: asDay("2026-11-24") }, "decidedOn"],
  ])("%s is refused at its field", (_, changes, field) => {
    expect(Object.keys(consentProblems({ ...byPatient, ...changes }, today))).toEqual([field]);
  });

  test("reads as one line", () => {
    expect(consentLine({ ...byPatient, decision: "refused" })).toBe("Refused by patient on 23-Nov-2026");
    expect(consentLine({ ...byPatient, ...byProxy })).toBe("Agreed by proxy (Jan Novak, son) on 23-Nov-2026");
  });
});

describe("refusals", () => {
  let counter = 0;
  const aConsent = (changes: Partial<StoredConsent>): StoredConsent => ({
    treatmentId: `t${counter++}`,
    kind: "drug",
    agent: "amifampridine",
    decision: "refused",
    decidedOn: "2026-11-20",
    recordedAt: "2026-11-20T10:00:00.000Z",
    ...changes,
  });

  test.each([
    ["IVIg", { kind: "ivig", agent: "ivig" }],
    ["plasma exchange", { kind: "plasma-exchange", agent: "plasma-exchange" }],
    ["albumin", { agent: "albumin-5pct" }],
  ])("of %s refuse blood products", (_, changes) => {
    expect(refusalsOf([aConsent(changes)]).bloodProductsRefused).toBe(true);
  });

  test("of another medicine say nothing of blood products", () => {
    const consent = aConsent({});
    expect(refusalsOf([consent])).toEqual({
      bloodProductsRefused: undefined,
      refusedTreatmentIds: [consent.treatmentId],
    });
  });

  test("agreeing to IVIg says nothing of other blood products", () => {
    const agreed = aConsent({ kind: "ivig", agent: "ivig", decision: "agreed" });
    expect(refusalsOf([agreed])).toEqual({ bloodProductsRefused: undefined, refusedTreatmentIds: [] });
    expect(refusalsOf([agreed, aConsent({ kind: "plasma-exchange" })]).bloodProductsRefused).toBe(true);
    expect(refusalsOf([])).toEqual({ bloodProductsRefused: undefined, refusedTreatmentIds: [] });
  });

  test("a later agreement lifts a refusal, and a later refusal an agreement, in whatever order they were recorded", () => {
    const refused = aConsent({ treatmentId: "ivig", kind: "ivig" });
    const agreed = { ...refused, decision: "agreed", decidedOn: "2026-11-21" } as const;
    expect(refusalsOf([agreed, refused]).bloodProductsRefused).toBeUndefined();
    expect(refusalsOf([refused, agreed]).refusedTreatmentIds).toEqual([]);
    expect(refusalsOf([agreed, { ...refused, decidedOn: "2026-11-22" }]).bloodProductsRefused).toBe(true);
  });

  test("of two decisions on one day the one recorded later counts", () => {
    const morning = aConsent({ treatmentId: "a" });
    const evening = { ...morning, decision: "agreed", recordedAt: "2026-11-20T18:00:00.000Z" } as const;
    expect(newestByTreatment([evening, morning])).toEqual([evening]);
    expect(newestByTreatment([morning, evening])).toEqual([evening]);
  });
});
