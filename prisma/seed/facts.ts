// Everything measured, asked and listed in a chart, through the commands.

import { allergenName } from "@/lib/domain/knowledge/allergens";
import { conditions } from "@/lib/domain/knowledge/conditions";
import { gatekeeperQuestionsFor } from "@/lib/domain/knowledge/gatekeeper";
import { observationKindById } from "@/lib/domain/knowledge/observation-kinds";
import { medicineName } from "@/lib/domain/knowledge/other-medicines";
import { vaccineById } from "@/lib/domain/knowledge/vaccines";
import { type ReviewedList, reviewedLists } from "@/lib/domain/patient/words";
import {
  addAllergy,
  addCondition,
  addHomeMedicine,
  addVaccination,
} from "@/lib/features/patient/commands/add-list-facts";
import { recordObservation } from "@/lib/features/patient/commands/record-observation";
import { answerGatekeeper, reviewList } from "@/lib/features/patient/commands/review-list";
import type { AddAllergyInput, AddMedicineInput } from "@/lib/features/patient/input/facts";
import { act } from "./act";
import type { Chart } from "./chart";
import type { Random } from "./random";

export type Values = Readonly<Record<string, string>>;

const sources = {
  laboratory: "hospital laboratory",
  vital: "clinic nurse",
  function: "neurology clinic",
  scale: "neurology clinic",
};

/** Records values on a day, by the id of what was measured, in the unit of the vocabulary. */
export async function measure(chart: Chart, offset: number, values: Values): Promise<void> {
  const { clock } = chart.world;
  const at = clock.at(offset, "09:20");
  for (const [code, value] of Object.entries(values)) {
    const kind = observationKindById(code);
    if (!kind) throw new Error(`${code} is no kind of observation`);
    await act(at, recordObservation, chart.lead, {
      patientId: chart.patientId,
      code,
      value,
      unit: kind.unit,
      takenOn: clock.day(offset),
      takenTime: "",
      source: sources[kind.group],
      rater: kind.group === "scale" ? chart.lead.name : null,
      note: null,
      replaces: null,
    });
  }
}

/** Blood count, chemistry and pressure within what is usual, with the patient's own weight and creatinine. */
export function usualValues(chart: Chart, { whole }: Random): Values {
  const tenth = (low: number, high: number) => (whole(low * 10, high * 10) / 10).toFixed(1);
  const { kg, cm, creatinine, haematocrit } = chart.story;
  return {
    weight: kg,
    height: cm,
    "systolic-bp": String(whole(112, 138)),
    "diastolic-bp": String(whole(64, 84)),
    "heart-rate": String(whole(62, 88)),
    haemoglobin: tenth(11.6, 14.4),
    haematocrit,
    platelets: String(whole(190, 320)),
    wbc: tenth(4.8, 9.2),
    neutrophils: tenth(2.6, 6.1),
    lymphocytes: tenth(1.1, 2.2),
    creatinine,
    sodium: String(whole(135, 142)),
    potassium: tenth(3.7, 4.6),
    glucose: String(whole(84, 122)),
    alt: String(whole(14, 38)),
    ast: String(whole(15, 36)),
    albumin: tenth(3.5, 4.4),
  };
}

/** What is asked for once before immunosuppression or immune globulin. */
export const screening: Values = {
  hbsag: "negative",
  "anti-hbc-total": "negative",
  "hcv-ab": "negative",
  "hiv-ab-ag": "negative",
  "tb-igra": "negative",
  iga: "182",
  igg: "1040",
};

type Condition = readonly [keyof typeof conditions | null, string?, string?];
type Allergy = readonly [string | null, string, AddAllergyInput["severity"], string?];
type Medicine = readonly [string | null, string, AddMedicineInput["status"]?, string?];

export interface Lists {
  readonly conditions?: readonly Condition[];
  readonly allergies?: readonly Allergy[];
  readonly medicines?: readonly Medicine[];
  /** Vaccine id and the day given, counted from today. */
  readonly vaccines?: readonly (readonly [string, number])[];
  /** Lists that nobody has gone through yet. */
  readonly unreviewed?: readonly ReviewedList[];
}

/** Fills the four lists on a day and marks them as reviewed; an empty one as none known. */
export async function listFacts(chart: Chart, offset: number, lists: Lists): Promise<void> {
  const { clock } = chart.world;
  const { patientId, lead } = chart;
  const at = clock.at(offset, "09:30");
  const shared = { patientId, replaces: null };
  for (const [code, text, onsetText] of lists.conditions ?? []) {
    const words = text ?? (code && conditions[code]);
    if (!words) throw new Error("a condition has no words");
    const entry = {
      code,
      text: words,
      onsetText: onsetText ?? null,
      status: "active" as const,
      source: "patient and referral letter",
    };
    await act(at, addCondition, lead, { ...shared, ...entry });
  }
  for (const [substance, reaction, severity, text] of lists.allergies ?? []) {
    const words = text ?? (substance && allergenName(substance));
    if (!words) throw new Error("an allergy has no words");
    await act(at, addAllergy, lead, { ...shared, substance, text: words, reaction, severity, source: "patient" });
  }
  for (const [agent, doseText, status, text] of lists.medicines ?? []) {
    const words = text ?? (agent && medicineName(agent));
    if (!words) throw new Error("a medicine has no words");
    const entry = {
      agent,
      text: words,
      doseText,
      startedText: null,
      status: status ?? ("current" as const),
      source: "medicines brought from home",
    };
    await act(at, addHomeMedicine, lead, { ...shared, ...entry });
  }
  for (const [id, given] of lists.vaccines ?? []) {
    const text = vaccineById(id)?.label;
    if (!text) throw new Error(`${id} is no vaccine`);
    const entry = {
      vaccine: id,
      text,
      givenOn: clock.day(given),
      status: "given" as const,
      source: "vaccination record",
    };
    await act(at, addVaccination, lead, { ...shared, ...entry });
  }
  await reviewLists(chart, offset, lists);
}

async function reviewLists({ world, patientId, lead }: Chart, offset: number, lists: Lists): Promise<void> {
  const lines = {
    conditions: lists.conditions,
    allergies: lists.allergies,
    "home-medicines": lists.medicines?.filter(([, , status]) => status !== "stopped"),
    vaccinations: lists.vaccines,
  };
  for (const list of reviewedLists) {
    if (lists.unreviewed?.includes(list)) continue;
    const noneKnown = (lines[list]?.length ?? 0) === 0;
    await act(world.clock.at(offset, "09:35"), reviewList, lead, { patientId, list, noneKnown });
  }
}

export type Answers = Readonly<Record<string, "yes" | "no" | "not-known">>;

/** Answers the gatekeeper questions: "no" unless the story says otherwise; those left out stay "not asked". */
export async function ask(
  chart: Chart,
  offset: number,
  answers: Answers,
  leaveOut: readonly string[] = [],
): Promise<void> {
  const { world, patientId, lead, story } = chart;
  const at = world.clock.at(offset, "09:38");
  for (const { id } of gatekeeperQuestionsFor(story.sex)) {
    if (leaveOut.includes(id)) continue;
    await act(at, answerGatekeeper, lead, { patientId, question: id, answer: answers[id] ?? "no", note: null });
  }
}
