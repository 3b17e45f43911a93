import { describe, expect, it } from "vitest";
import { aDrug, anSlpReferral, aPtReferral, aSteroid, day, testIds } from "@/lib/testing/builders";
import { aMonitoring, aPlasmaExchange, aRegimen, aVaccine } from "@/lib/testing/course-builders";
import { diffTreatments } from "../version/diff";
import { bestTimesOn } from "./best-time";
import { type BriefInput, buildReferralBrief, precautionsOn, verdictOn } from "./brief";
import { referralBriefSchema } from "./brief-schema";

const today = day("2026-11-24");
const seen = (code: string, value: string, unit: string, takenOn = day("2026-11-22")) => ({
  code,
  value,
  unit,
  takenOn,
});

const calm = {
  observations: [
    seen("platelets", "240", "10*9/L"),
    seen("neutrophils", "4.4", "10*9/L"),
    seen("systolic-bp", "128", "mm[Hg]"),
    seen("diastolic-bp", "78", "mm[Hg]"),
    seen("swallow", "safe", "{level}"),
    seen("seizures-active", "no", "{level}"),
  ],
  conditions: {
    present: [],
    absent: [
      "central-venous-catheter",
      "bone-metastases",
      "osteoporosis",
      "fragility-fracture",
      "feeding-tube",
      "seizure-history",
    ],
  },
};

const brief = (over: Partial<BriefInput> = {}) =>
  buildReferralBrief({
    patient: {
      name: "ZZ-EXAMPLE, Ruth",
      bornOn: day("1961-04-09"),
      sex: "female",
      mrn: "DEMO-1",
      bed: "4B-12",
      diagnosis: "Lambert-Eaton myasthenic syndrome",
    },
    referral: aPtReferral(),
    contact: { name: "Dr Lindqvist", role: "neurologist", phone: "020 555" },
    planVersion: 1,
    treatments: [],
    changesSince: [],
    today,
    ...calm,
    ...over,
  });

const on = (topic: string, over: Partial<BriefInput> = {}, when = today) =>
  precautionsOn(brief(over), when)
    .filter((p) => p.topic === topic)
    .map((p) => p.verdict);
const withValue = (code: string, value: string) => ({
  observations: [...calm.observations.filter((o) => o.code !== code), seen(code, value, "1")],
});
const present = (id: string) => ({ conditions: { ...calm.conditions, present: [id] } });

describe("precautions for therapy", () => {
  it("a patient with all facts recorded and normal is go", () => {
    expect(verdictOn(brief(), today)).toBe("go");
  });

  it("a patient without any recorded fact is cannot tell, never go", () => {
    const unknown = brief({ observations: [], conditions: { present: [], absent: [] } });
    expect(verdictOn(unknown, today)).toBe("cannot-tell");
    expect(precautionsOn(unknown, today).map((p) => p.text)).toContain("Cannot tell: platelets not recorded");
  });

  it.each<[string, string, Partial<BriefInput>, string]>([
    ["platelets 50 are go", "platelets", withValue("platelets", "50"), "go"],
    ["platelets 49 are a caution", "platelets", withValue("platelets", "49"), "caution"],
    ["platelets 20 are a caution", "platelets", withValue("platelets", "20"), "caution"],
    ["platelets 19 are no-go", "platelets", withValue("platelets", "19"), "no-go"],
    ["systolic 89 is no-go", "blood-pressure", withValue("systolic-bp", "89"), "no-go"],
    ["systolic 90 is a caution", "blood-pressure", withValue("systolic-bp", "90"), "caution"],
    ["systolic 181 is no-go", "blood-pressure", withValue("systolic-bp", "181"), "no-go"],
    ["diastolic 111 is no-go", "blood-pressure", withValue("diastolic-bp", "111"), "no-go"],
    ["autonomic dysfunction is a caution", "blood-pressure", present("autonomic-dysfunction"), "caution"],
    ["a central line for exchange is a caution", "central-line", { treatments: [aPlasmaExchange()] }, "caution"],
    ["neutrophils 0.4 are a caution", "infection", withValue("neutrophils", "0.4"), "caution"],
    ["chemotherapy is a caution", "infection", { treatments: [aRegimen()] }, "caution"],
    [
      "chemotherapy without neutrophils cannot be judged",
      "infection",
      { treatments: [aRegimen()], observations: [] },
      "cannot-tell",
    ],
    ["40 mg of prednisone is a high dose", "steroid", { treatments: [aSteroid()] }, "caution"],
    ["bone metastases are a caution", "bone", present("bone-metastases"), "caution"],
    ["active seizures are a caution", "seizure", withValue("seizures-active", "yes"), "caution"],
    [
      "an unsafe swallow is a caution: nothing by mouth, but therapy goes on",
      "swallow",
      withValue("swallow", "unsafe"),
      "caution",
    ],
    ["an impaired swallow is a caution", "swallow", withValue("swallow", "impaired"), "caution"],
    ["a feeding tube is a caution", "tube", present("feeding-tube"), "caution"],
  ])("%s", (_, topic, over, verdict) => {
    expect(on(topic, over)).toEqual([verdict]);
  });

  it("plasma exchange is a caution on its days only", () => {
    const treatments = [aPlasmaExchange()];
    expect(on("exchange", { treatments }, day("2026-11-25"))).toEqual(["caution"]);
    expect(on("exchange", { treatments }, day("2026-11-26"))).toEqual(["go"]);
  });

  it("platelets of 22-Nov-2026 count until 06-Dec-2026 and then read cannot tell", () => {
    expect(on("platelets", {}, day("2026-12-06"))).toEqual(["go"]);
    expect(on("platelets", {}, day("2026-12-07"))).toEqual(["cannot-tell"]);
  });

  it("the newest value counts, whatever the order of recording", () => {
    const older = seen("platelets", "10", "10*9/L", day("2026-11-01"));
    expect(on("platelets", { observations: [...calm.observations, older] })).toEqual(["go"]);
  });

  it("a held exchange is no caution", () => {
    const held = aPlasmaExchange({ action: "hold", actionFrom: today, changeReason: "Fever" });
    expect(on("exchange", { treatments: [held] }, day("2026-11-25"))).toEqual(["go"]);
  });
});

describe("what else a therapist sees", () => {
  it("the drugs that matter in plain words and the best time; not vaccines or monitoring", () => {
    const shown = brief({
      treatments: [
        aDrug(),
        aVaccine(),
        aMonitoring(),
        aPtReferral(),
        aDrug({ agent: "pantoprazole", name: "Pantoprazole" }),
      ],
    });
    expect(shown.treatments.map((t) => t.name)).toEqual(["Amifampridine"]);
    expect(bestTimesOn(shown.bestTimes ?? [], today)).toEqual([
      "about 30 to 90 minutes after a dose of amifampridine. It is ordered three times a day; the plan does not say at what times: ask when it is taken.",
    ]);
  });

  it("changes of what matters, in sentences; nothing about the rest of the plan", () => {
    const older = [aDrug(), aVaccine()];
    const newer = [aDrug({ reviewOn: day("2027-02-01") }), aVaccine({ note: "Second dose refused" })];
    expect(brief({ changesSince: diffTreatments(older, newer) }).changes).toEqual([
      "amifampridine: review 04-Jan-2027 → 01-Feb-2027.",
    ]);
  });

  it("the reason for a treatment and other people's ids stay out", () => {
    const secret = aDrug({ reason: "Secret reason" });
    const changed = aDrug({
      action: "change",
      actionFrom: today,
      changeReason: "Secret reason",
      reason: "Secret reason",
      note: "Secret reason",
      reviewOn: today,
    });
    const text = JSON.stringify(
      brief({
        referral: anSlpReferral(),
        treatments: [secret, anSlpReferral()],
        changesSince: [...diffTreatments([], [secret]), ...diffTreatments([aDrug()], [changed])],
      }),
    );
    expect(text).toContain("review 04-Jan-2027 → 24-Nov-2026");
    expect(text).not.toContain("Secret reason");
    expect(text).not.toContain(testIds.team);
  });

  it("a stored brief with a field outside the list is refused", () => {
    expect(referralBriefSchema.safeParse(brief()).success).toBe(true);
    expect(referralBriefSchema.safeParse({ ...brief(), allergies: [] }).success).toBe(false);
  });
});
