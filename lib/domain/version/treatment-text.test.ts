import { describe, expect, it } from "vitest";
import { aDrug, anSlpReferral, aSteroid, day } from "@/lib/testing/builders";
import {
  aCheckpointInhibitor,
  aMonitoring,
  anIvig,
  aPlasmaExchange,
  aRadiotherapy,
  aRegimen,
} from "@/lib/testing/course-builders";
import { aDoseStep, aWorking } from "@/lib/testing/dose-builders";
import { everyKind } from "@/lib/testing/every-kind";
import { completeTreatment } from "../plan/draft-treatment";
import type { Treatment } from "../plan/treatment";
import { bannedAbbreviations } from "../wording/banned-abbreviation";
import { treatmentText } from "./treatment-text";

const plain = (t: Treatment) => treatmentText(t).plain.replaceAll("\u00a0", " ");

describe("a treatment in words", () => {
  it.each<[string, Treatment, string]>([
    [
      "a drug until review",
      aDrug({ brand: "Firdapse" }),
      "amifampridine (FIRDAPSE) — tablet 10 mg — DOSE 10 mg — oral — three times a day — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "a steroid taper",
      aSteroid(),
      "predniSONE — tablet — DOSE 40 mg — oral — daily — 23-Nov-2026 to 06-Dec-2026; then — DOSE 20 mg — daily — from 07-Dec-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "a dose per kg",
      aDrug({
        name: "Azathioprine",
        agent: "azathioprine",
        strength: null,
        steps: [
          aDoseStep({
            amount: "100",
            basis: "per-kg",
            perAmount: "1.5",
            working: aWorking("102.6", "mg", "1.5 mg per kg × 68.4 kg"),
          }),
        ],
      }),
      "azaTHIOprine — tablet — DOSE 100 mg (1.5 mg per kg) — oral — daily — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "as needed",
      aDrug({
        name: "Ondansetron",
        agent: "ondansetron",
        asNeeded: true,
        asNeededFor: "for nausea",
        maxPerDay: { amount: "24", unit: "mg" },
        strength: null,
        steps: [aDoseStep({ amount: "8", frequency: "every-8-hours" })],
      }),
      "ondansetron — tablet — DOSE 8 mg — oral — every 8 hours — as needed for nausea, at most 24 mg in 24 hours — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "as needed, said once",
      aDrug({
        name: "Ondansetron",
        agent: "ondansetron",
        asNeeded: true,
        asNeededFor: "nausea",
        maxPerDay: { amount: "16", unit: "mg" },
        strength: null,
        steps: [aDoseStep({ amount: "8", frequency: "as-needed" })],
      }),
      "ondansetron — tablet — DOSE 8 mg — oral — as needed — for nausea, at most 16 mg in 24 hours — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "a regimen with its components",
      aRegimen(),
      "CARBOplatin and etoposide — 4 cycles of 21 days — from 23-Nov-2026 to 14-Feb-2027; CARBOplatin — DOSE 390 mg (AUC 5) — intravenous — on day 1 of each cycle; etoposide — DOSE 179 mg (100 mg per m²) — intravenous — on days 1, 2, 3 of each cycle",
    ],
    [
      "a checkpoint inhibitor",
      aCheckpointInhibitor(),
      "atezolizumab — DOSE 1,200 mg — intravenous — every 21 days, 4 doses — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "radiotherapy",
      aRadiotherapy(),
      "thoracic radiotherapy — left lung and mediastinum — DOSE 45 Gy in 30 fractions — 10 fractions a week — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "plasma exchange",
      aPlasmaExchange(),
      "plasma exchange — induction — DOSE 1 plasma volume in each session — 5 sessions every 2 days — from 23-Nov-2026 — replaced with 5% albumin — through central line — citrate",
    ],
    [
      "immune globulin",
      anIvig(),
      "intravenous immune globulin — induction — DOSE 135 g (2 g per kg) over 5 days: 25 g on days 1 to 3, 30 g on days 4 to 5 — intravenous — once — from 23-Nov-2026",
    ],
    [
      "a referral",
      anSlpReferral(),
      "speech therapy — Is swallowing safe for tablets? — soon — 12 visits, twice a week — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "monitoring",
      aMonitoring(),
      "blood count and liver enzymes — Neutrophils — every 7 days — from 23-Nov-2026 to 14-Feb-2027",
    ],
    [
      "a conditional treatment",
      aDrug({ condition: { type: "conditional", text: "if no response", by: day("2026-12-14") }, strength: null }),
      "amifampridine — if no response by 14-Dec-2026 — tablet — DOSE 10 mg — oral — three times a day — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
    [
      "a held treatment",
      aDrug({ action: "hold", actionFrom: day("2026-12-03"), changeReason: "Surgery", strength: null }),
      "amifampridine — on hold from 03-Dec-2026 — tablet — DOSE 10 mg — oral — three times a day — from 23-Nov-2026, ongoing, review on 04-Jan-2027",
    ],
  ])("%s", (_, treatment, text) => {
    expect(plain(treatment)).toBe(text);
  });

  it("two single infusions name their days, and need no last day", () => {
    const steps = [
      aDoseStep({ amount: "1000", frequency: "once" }),
      aDoseStep({ amount: "1000", frequency: "once", from: day("2026-12-07") }),
    ];
    const rituximab = aDrug({
      agent: "rituximab",
      name: "Rituximab",
      route: "intravenous",
      form: "infusion",
      strength: null,
      steps,
    });
    expect(completeTreatment(rituximab).ok).toBe(true);
    expect(plain(rituximab)).toBe(
      "riTUXimab — infusion — DOSE 1,000 mg — intravenous — once — on 23-Nov-2026; then — DOSE 1,000 mg — once — on 07-Dec-2026",
    );
  });

  it("two doses on alternate days are both named", () => {
    const step = { ...aDoseStep({ amount: "40" }), alternateAmount: "20" };
    expect(plain(aSteroid({ steps: [step], noTaperReason: "bridging" }))).toContain(
      "DOSE 40 mg and 20 mg on alternate days — oral — from",
    );
  });

  it.each(everyKind())(
    "$kind: no banned abbreviation, no slash, no trailing zero, numbers tied to their units",
    (treatment) => {
      const text = treatmentText(treatment).plain;
      expect(bannedAbbreviations(text)).toEqual([]);
      expect(text).not.toMatch(/[/<>@&]|\.\d*0(?!\d)|\d (mg|g|kg|mL|L|Gy)\b/);
    },
  );
});
