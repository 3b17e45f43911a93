// The chart of one patient, opened and filled through the commands.

import type { CareFunction } from "@/lib/domain/patient/words";
import { addMonths, asDay, type Day } from "@/lib/domain/shared/day";
import { addCareTeamMember } from "@/lib/features/patient/commands/care-team";
import { recordDiagnosis } from "@/lib/features/patient/commands/record-diagnosis";
import { registerPatient } from "@/lib/features/patient/commands/register-patient";
import type { RecordDiagnosisInput } from "@/lib/features/patient/input/diagnosis";
import type { Actor } from "@/lib/platform/actor-types";
import { act } from "./act";
import type { StaffKey, TeamKey } from "./people";
import { type Body, type Reckon, reckonFor } from "./treatments/reckon";
import type { World } from "./world";

export interface PatientStory {
  /** Number after `DEMO-`. */
  readonly mrn: number;
  readonly family: string;
  readonly given: string;
  readonly age: number;
  readonly sex: "female" | "male";
  readonly team: TeamKey;
  readonly lead: StaffKey;
  readonly others?: readonly StaffKey[];
  /** Day of registration, counted from today; negative. */
  readonly since: number;
  readonly bed?: string;
  readonly kg: string;
  readonly cm: string;
  readonly creatinine: string;
  readonly haematocrit: string;
}

export interface Chart {
  readonly world: World;
  readonly story: PatientStory;
  readonly patientId: string;
  readonly lead: Actor;
  readonly reckon: Reckon;
  readonly born: Day;
}

const functions: Readonly<Record<string, CareFunction>> = {
  neurologist: "neurology",
  oncologist: "oncology",
  nurse: "nursing",
};

function functionOf(actor: Actor): CareFunction {
  if (actor.role === "therapist") return actor.discipline === "speech" ? "speech-therapy" : "physical-therapy";
  return functions[actor.role] ?? "other";
}

/** Registers the patient and brings the care team together. */
export async function openChart(world: World, story: PatientStory): Promise<Chart> {
  const { clock, people } = world;
  const lead = people.actors[story.lead];
  const at = clock.at(story.since, "09:00");
  const born = birthday(clock.day(0), story);
  const { patientId } = await act(at, registerPatient, lead, {
    mrn: `DEMO-${String(story.mrn).padStart(4, "0")}`,
    family: story.family,
    given: story.given,
    born,
    sexAtBirth: story.sex,
    teamId: people.teams[story.team],
    leadId: lead.id,
    bed: story.bed ?? null,
    phone: `DEMO 5${String(story.mrn).padStart(3, "0")}`,
  });
  for (const key of story.others ?? []) {
    const person = people.actors[key];
    await act(at, addCareTeamMember, lead, {
      patientId,
      personId: person.id,
      function: functionOf(person),
      fromOn: clock.day(story.since),
      toOn: null,
      cover: false,
    });
  }
  return { world, story, patientId, lead, born, reckon: reckonFor(bodyOf(world, story), patientId) };
}

/** A birthday that makes the patient as old as the story says, the same at every seed relative to today. */
function birthday(today: Day, { age, mrn }: PatientStory): Day {
  const turned = addMonths(today, -12 * age - (mrn % 11) - 1);
  return asDay(`${turned.slice(0, 8)}${String(1 + ((mrn * 7) % 28)).padStart(2, "0")}`);
}

function bodyOf({ clock }: World, story: PatientStory): Body {
  const takenOn = clock.day(story.since);
  const [scale, laboratory] = [
    { takenOn, source: "clinic scale" },
    { takenOn, source: "hospital laboratory" },
  ];
  return {
    asOf: clock.day(0),
    weight: { value: story.kg, unit: "kg", ...scale },
    height: { value: story.cm, unit: "cm", ...scale },
    creatinine: { value: story.creatinine, unit: "mg/dL", ...laboratory },
    haematocrit: { value: story.haematocrit, unit: "%", ...laboratory },
    ageYears: story.age,
    sex: story.sex,
  };
}

type Antibody = readonly [string, "found" | "not-found" | "not-tested", ("serum" | "csf" | "both")?];

export interface DiagnosisStory {
  readonly phenotype: string;
  /** Days from today, negative. */
  readonly onset: number;
  readonly followUp?: number;
  readonly antibodies: readonly Antibody[];
  readonly tumour:
    | {
        readonly status: "found" | "in-remission";
        readonly cancer: string;
        readonly found: number;
        readonly text?: string;
        readonly expressed?: boolean;
      }
    | { readonly status: "suspected" | "not-found" | "not-looked-for"; readonly text?: string };
  readonly checkpointContext?: boolean;
  readonly note?: string;
  readonly replaces?: RecordDiagnosisInput["replaces"];
}

/** Records the diagnosis on a day and answers its id. */
export async function diagnose(chart: Chart, offset: number, story: DiagnosisStory): Promise<string> {
  const { clock } = chart.world;
  const { tumour } = story;
  const found = "cancer" in tumour ? tumour : null;
  const sampled = Math.min(offset, story.followUp ?? chart.story.since);
  const { id } = await act(clock.at(offset, "09:40"), recordDiagnosis, chart.lead, {
    patientId: chart.patientId,
    phenotype: story.phenotype,
    onsetOn: clock.day(story.onset),
    followUpStart: clock.day(story.followUp ?? chart.story.since),
    cancerStatus: tumour.status,
    cancer: found?.cancer ?? null,
    cancerText: tumour.text ?? null,
    cancerFoundOn: found ? clock.day(found.found) : null,
    cancerConsistent: found ? true : null,
    antigenExpressed: found?.expressed ?? null,
    checkpointContext: story.checkpointContext ?? false,
    note: story.note ?? null,
    antibodies: story.antibodies.map(([antibody, result, sample]) => ({
      antibody,
      result,
      sample: result === "not-tested" ? null : (sample ?? "serum"),
      takenOn: result === "not-tested" ? null : clock.day(sampled),
    })),
    replaces: story.replaces ?? null,
  });
  return id;
}
