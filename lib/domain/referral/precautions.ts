// Go, caution or no-go for therapy, from the signed plan and dated facts. A missing fact is "cannot tell", never "go".
// Platelet, neutrophil and bone lines follow the rules pt-thrombocytopenia, pt-neutropenia and pt-bone-metastases;
// blood pressure and steroid lines are product choices. Clinically reviewed: not yet.
import { agentById } from "../knowledge/agents";
import { observationKindById } from "../knowledge/observation-kinds";
import { meanDailyAmount } from "../plan/kinds/steroid";
import { lastDayOf } from "../plan/step-days";
import type { Treatment, TreatmentOf } from "../plan/treatment";
import { exchangeSessions } from "../schedule/sessions";
import { addDays, type Day, formatDay } from "../shared/day";
import { Decimal } from "../shared/decimal";
import { formatMeasured } from "../wording/dose";
import { tallMan } from "../wording/medicine-name";
import type { Precaution, PrecautionTopic, Verdict } from "./brief-schema";

/** A recorded fact: vocabulary id, value in the vocabulary's unit, day. */
export interface BriefObservation {
  readonly code: string;
  readonly value: string;
  readonly unit: string;
  readonly takenOn: Day;
}

/** Conditions by vocabulary id: known to be present, known to be absent; anything else was not asked. */
export interface BriefConditions {
  readonly present: readonly string[];
  readonly absent: readonly string[];
}

export interface PrecautionFacts {
  readonly observations: readonly BriefObservation[];
  readonly conditions: BriefConditions;
  /** Signed, active treatments. */
  readonly treatments: readonly Treatment[];
  /** Where the exchanges really are; null or left out while no session of one was planned. */
  readonly exchangeDays?: readonly Day[] | null | undefined;
}

const always = { from: null, until: null, validTo: null } as const;
const say = (
  topic: PrecautionTopic,
  verdict: Verdict,
  text: string,
  days: Partial<Pick<Precaution, "from" | "until" | "validTo">> = {},
): Precaution => ({ topic, verdict, text, ...always, ...days });
const cannotTell = (topic: PrecautionTopic, what: string) =>
  say(topic, "cannot-tell", `Cannot tell: ${what} not recorded`);

interface Latest extends BriefObservation {
  readonly number: Decimal | null;
  readonly shown: string;
  readonly validTo: Day;
}

function latest(facts: PrecautionFacts, code: string): Latest | null {
  const [newest] = facts.observations.filter((o) => o.code === code).sort((a, b) => (a.takenOn < b.takenOn ? 1 : -1));
  if (!newest) return null;
  const number = /^\d+(\.\d+)?$/.test(newest.value) ? new Decimal(newest.value) : null;
  const validTo = addDays(newest.takenOn, observationKindById(code)?.validDays ?? 0);
  return {
    ...newest,
    number,
    validTo,
    shown: `${formatMeasured(newest.value, newest.unit)} on ${formatDay(newest.takenOn)}`,
  };
}

const has = (facts: PrecautionFacts, condition: string) => facts.conditions.present.includes(condition);
const lacks = (facts: PrecautionFacts, condition: string) => facts.conditions.absent.includes(condition);

function platelets(facts: PrecautionFacts): Precaution {
  const seen = latest(facts, "platelets");
  if (!seen?.number) return cannotTell("platelets", "platelets");
  const days = { validTo: seen.validTo };
  if (seen.number.lt(20))
    return say("platelets", "no-go", `Platelets ${seen.shown}: essential activity only, no exercise`, days);
  if (seen.number.lt(50))
    return say("platelets", "caution", `Platelets ${seen.shown}: light exercise, no resistance or contact`, days);
  return say("platelets", "go", `Platelets ${seen.shown}`, days);
}

function bloodPressure(facts: PrecautionFacts): Precaution {
  const [systolic, diastolic] = [latest(facts, "systolic-bp"), latest(facts, "diastolic-bp")];
  if (!systolic?.number) return cannotTell("blood-pressure", "blood pressure");
  const days = { validTo: systolic.validTo };
  const low = diastolic?.number;
  const shown = `Blood pressure ${systolic.value}${low ? ` over ${diastolic.value}` : ""} mmHg on ${formatDay(systolic.takenOn)}`;
  if (systolic.number.lt(90) || systolic.number.gt(180) || low?.gt(110))
    return say("blood-pressure", "no-go", `${shown}: measure again and call before exercise`, days);
  const borderline = systolic.number.lt(100) || systolic.number.gt(160);
  if (has(facts, "autonomic-dysfunction"))
    return say(
      "blood-pressure",
      "caution",
      `${shown}; autonomic dysfunction: measure before and after standing, avoid heat`,
      days,
    );
  if (borderline) return say("blood-pressure", "caution", `${shown}: measure before and after exercise`, days);
  return say("blood-pressure", "go", shown, days);
}

function centralLine(facts: PrecautionFacts): Precaution {
  const access = facts.treatments.flatMap((t) => (t.kind === "plasma-exchange" ? t.courses.map((c) => c.access) : []));
  if (has(facts, "central-venous-catheter") || access.includes("central-line") || access.includes("port"))
    return say("central-line", "caution", "Central line or port: no pulling, no pool, keep the dressing dry");
  return lacks(facts, "central-venous-catheter")
    ? say("central-line", "go", "No central line")
    : cannotTell("central-line", "central line");
}

function exchangeDays(facts: PrecautionFacts): Precaution[] {
  const courses = facts.treatments.flatMap((t) => (t.kind === "plasma-exchange" ? t.courses : []));
  const ordered = courses.flatMap((course) => exchangeSessions(course));
  const days = courses.length > 0 ? (facts.exchangeDays ?? ordered) : [];
  return [...new Set(days)].sort().map((day) =>
    say("exchange", "caution", `Plasma exchange on ${formatDay(day)}: come before it, or on another day`, {
      from: day,
      until: day,
    }),
  );
}

const highSteroidMg = 20;

function steroidSteps(t: TreatmentOf<"steroid">): Precaution[] {
  const factor = t.agent ? agentById(t.agent)?.conversion?.prednisoneEquivalentFactor : undefined;
  const name = tallMan(t.name).display;
  return t.steps.flatMap((step) => {
    const days = { from: step.from, until: lastDayOf(step) ?? t.end };
    const mean = meanDailyAmount(step);
    if (factor === undefined || mean === null || (step.unit !== "mg" && step.unit !== "g"))
      return [say("steroid", "cannot-tell", `Cannot tell: ${name} has no known prednisone equivalent`, days)];
    const mg = new Decimal(mean).times(step.unit === "g" ? 1000 : 1).times(factor);
    return mg.gte(highSteroidMg)
      ? [
          say(
            "steroid",
            "caution",
            `High-dose steroid (${name}): muscle weakness, fragile skin and infection risk`,
            days,
          ),
        ]
      : [];
  });
}

const lowersDefence = new Set(["cyclophosphamide", "rituximab", "azathioprine", "mycophenolate-mofetil"]);

function infection(facts: PrecautionFacts): Precaution {
  const seen = latest(facts, "neutrophils");
  if (seen?.number?.lt("0.5"))
    return say("infection", "caution", `Neutrophils ${seen.shown}: single sessions, no group gym, no pool`, {
      validTo: seen.validTo,
    });
  const causes = facts.treatments.filter(
    (t) => t.kind === "regimen" || (t.agent !== null && lowersDefence.has(t.agent)),
  );
  const names = causes.map((t) => tallMan(t.name).display).join(", ");
  if (causes.length > 0 && !seen?.number)
    return say("infection", "cannot-tell", `Cannot tell: neutrophils not recorded while on ${names}`);
  if (causes.length > 0)
    return say("infection", "caution", `Lowered defence (${names}): hand hygiene, no contact with infections`, {
      validTo: seen?.validTo ?? null,
    });
  return seen?.number
    ? say("infection", "go", `Neutrophils ${seen.shown}`, { validTo: seen.validTo })
    : cannotTell("infection", "neutrophils");
}

function bone(facts: PrecautionFacts): Precaution {
  const risks = ["bone-metastases", "osteoporosis", "fragility-fracture"];
  if (risks.some((r) => has(facts, r)))
    return say("bone", "caution", "Fragile bone: load limits, ask for imaging clearance");
  return risks.every((r) => lacks(facts, r))
    ? say("bone", "go", "No bone disease known")
    : cannotTell("bone", "bone metastases and osteoporosis");
}

function seizure(facts: PrecautionFacts): Precaution {
  const active = latest(facts, "seizures-active");
  if (active?.value === "yes")
    return say("seizure", "caution", "Active seizures: no heights, no pool, someone with the patient", {
      validTo: active.validTo,
    });
  if (has(facts, "seizure-history") || has(facts, "epilepsy"))
    return say("seizure", "caution", "Seizures in the past: know the seizure plan");
  if (active?.value === "no")
    return say("seizure", "go", `No active seizures on ${formatDay(active.takenOn)}`, { validTo: active.validTo });
  return lacks(facts, "seizure-history")
    ? say("seizure", "go", "No seizures known")
    : cannotTell("seizure", "seizures");
}

function swallow(facts: PrecautionFacts): Precaution {
  const seen = latest(facts, "swallow");
  if (!seen) return cannotTell("swallow", "swallowing");
  const days = { validTo: seen.validTo };
  const on = `on ${formatDay(seen.takenOn)}`;
  // Nothing by mouth does not forbid therapy: it is what speech therapy is asked for, and no bar to walking.
  if (seen.value === "unsafe")
    return say("swallow", "caution", `Swallow unsafe ${on}: nothing by mouth, no food or drink in therapy`, days);
  if (seen.value === "impaired")
    return say("swallow", "caution", `Swallow impaired ${on}: only the agreed textures`, days);
  return seen.value === "safe" ? say("swallow", "go", `Swallow safe ${on}`, days) : cannotTell("swallow", "swallowing");
}

function tube(facts: PrecautionFacts): Precaution {
  const byTube = facts.treatments.some((t) => (t.kind === "drug" || t.kind === "steroid") && t.route === "enteral");
  if (byTube || has(facts, "feeding-tube"))
    return say("tube", "caution", "Feeding tube: do not pull, no flat lying after feeds");
  return lacks(facts, "feeding-tube") ? say("tube", "go", "No feeding tube") : cannotTell("tube", "feeding tube");
}

/** Every judgement with the days it is about, in the fixed order of topics; show them through `precautionsOn`. */
export function precautionsOf(facts: PrecautionFacts): Precaution[] {
  const steroids = facts.treatments.flatMap((t) => (t.kind === "steroid" ? steroidSteps(t) : []));
  return [
    platelets(facts),
    bloodPressure(facts),
    centralLine(facts),
    ...exchangeDays(facts),
    ...steroids,
    infection(facts),
    bone(facts),
    seizure(facts),
    swallow(facts),
    tube(facts),
  ];
}
