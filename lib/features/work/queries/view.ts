// What a list of work looks like, whatever it is about. Every entry leads somewhere, and to one thing to do.
import { patientName } from "@/lib/domain/patient/name";
import { waitedText } from "@/lib/domain/referral/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";

export type WorkTone = "stop" | "check" | "info" | "draft" | "done";

/** The one thing to do: go somewhere, or take a referral out of the pool. */
export type WorkAction =
  | { readonly label: string; readonly href: string }
  | { readonly label: string; readonly take: { referralId: string; revision: number; seenAt: string } };

export type WorkEntry = {
  readonly key: string;
  readonly href: string;
  /** The link: a patient by name, or a person, or a site. */
  readonly title: string;
  /** Born and MRN where the entry is about a patient. */
  readonly identity: { readonly born: string; readonly mrn: string } | null;
  readonly tag: { readonly tone: WorkTone; readonly words: string } | null;
  readonly bed: string | null;
  readonly lines: readonly string[];
  /** How long it has been so, and since when. */
  readonly age: { readonly waited: string; readonly since: string } | null;
  readonly owner: string | null;
  readonly action: WorkAction;
};

export type WorkTotal = { readonly count: number; readonly capped: boolean };

export type WorkList = {
  readonly id: string;
  readonly title: string;
  /** A sentence for its own page. */
  readonly empty: string;
  /** A few words for "Nothing waits in: …". */
  readonly nothing: string;
  readonly entries: readonly WorkEntry[];
  readonly total: WorkTotal;
  readonly pages: { readonly after: string | null; readonly before: string | null };
};

export type PatientColumns = {
  readonly patient_id: string;
  readonly family: string;
  readonly given: string;
  readonly born: Day;
  readonly mrn: string;
  readonly bed: string | null;
};

export const patientColumns = (alias: string) =>
  `${alias}.id AS patient_id, ${alias}.family, ${alias}.given, ${alias}.born, ${alias}.mrn, ${alias}.bed`;

/** Who a row is about, as JSON; a therapist's rows name the patient of the brief instead. */
export const who = (alias: string) =>
  `json_build_object('family', ${alias}.family, 'given', ${alias}.given, 'born', ${alias}.born::text, 'mrn', ${alias}.mrn)`;

export type Who =
  | { readonly family: string; readonly given: string; readonly born: Day; readonly mrn: string }
  | { readonly name: string; readonly bornOn: Day; readonly mrn: string };

/** The part of an entry that names a patient. */
export function named(row: Who): Pick<WorkEntry, "title"> & { readonly identity: { born: string; mrn: string } } {
  // Rows may have a `name` of their own, that of a treatment.
  const ofBrief = "bornOn" in row;
  return {
    title: ofBrief ? row.name : patientName(row),
    identity: { born: formatDay(ofBrief ? row.bornOn : row.born), mrn: row.mrn },
  };
}

/** The patients of an actor who are alive and not entered in error, as `p`; every list starts from them. */
export const fromPatients =
  "access.visible_patients() v JOIN patient p ON p.id = v AND p.errored_at IS NULL AND NOT p.deceased";

/** Inpatients first. */
export const bedFirst = "(CASE WHEN p.bed IS NULL THEN 1 ELSE 0 END)";

export const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Everything an entry is worked out from besides its row. */
export type Moment = { readonly actor: Actor; readonly now: string; readonly today: Day };

/** How long something has been so; null for what lies ahead. */
export function ageOf(since: string, { actor, now }: Moment): WorkEntry["age"] {
  return since > now ? null : { waited: waitedText(since, now), since: formatInstant(since, actor.siteZone) };
}
