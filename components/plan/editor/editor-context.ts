// What every treatment editor is given by its frame. Types only: nothing here reaches the browser.
import type { Discipline } from "@/lib/domain/access/roles";
import type { Dated } from "@/lib/domain/calculation/working";
import type { DraftOf, Problem } from "@/lib/domain/plan/draft-treatment";
import type { Kind } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import type { UcumUnit } from "@/lib/domain/shared/quantity";

/** A recorded fact that may enter a dose: always with its unit, day and source (CAL-2). */
export interface KnownValue<U extends UcumUnit = UcumUnit> extends Dated<U> {
  readonly source: string;
}

export interface TherapistOption {
  readonly id: string;
  readonly name: string;
  readonly discipline: Discipline | null;
}

export interface TeamOption {
  readonly id: string;
  readonly name: string;
}

export interface EditorAgent {
  readonly id: string;
  readonly name: string;
  readonly brands: readonly string[];
  /** Routes and strengths as the catalogue words them; empty when it names none. */
  readonly routes: readonly string[];
  readonly strengths: readonly string[];
}

/** The latest facts of the patient (null: not recorded), and the people and teams a referral may go to. */
export interface EditorContext {
  readonly patientId: string;
  readonly weight: KnownValue<"kg"> | null;
  readonly height: KnownValue<"cm"> | null;
  readonly creatinine: KnownValue<"mg/dL"> | null;
  readonly haematocrit: KnownValue<"%"> | null;
  readonly sexAtBirth: "female" | "male" | "not-known";
  readonly ageYears: number | null;
  readonly therapists: readonly TherapistOption[];
  readonly teams: readonly TeamOption[];
  readonly agent: EditorAgent | null;
  readonly siteZone: string;
  /** Days on which the site does not work, weekends aside. */
  readonly holidays: readonly Day[];
  /** How the site writes dates in numbers; null when it has not chosen. */
  readonly dateOrder: DateOrder | null;
}

export interface EditorProps<K extends Kind> {
  readonly value: DraftOf<K>;
  readonly onChange: (next: DraftOf<K>) => void;
  /** What is wrong or missing, by path into `value` ("steps.0.amount"); empty while the person has not been told yet. */
  readonly problems: readonly Problem[];
  readonly context: EditorContext;
  readonly today: Day;
}
