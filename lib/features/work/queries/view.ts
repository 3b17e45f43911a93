// What a list of work looks like, whatever it is about. Every entry leads somewhere.
import { patientName } from "@/lib/domain/patient/name";
import { type Day, formatDay } from "@/lib/domain/shared/day";

export type WorkTone = "stop" | "check" | "info" | "draft";

export type WorkEntry = {
  readonly key: string;
  readonly href: string;
  /** The link: a patient by name, or a person, or a site. */
  readonly title: string;
  /** Born and MRN where the entry is about a patient. */
  readonly identity: { readonly born: string; readonly mrn: string } | null;
  readonly tag: { readonly tone: WorkTone; readonly words: string } | null;
  readonly lines: readonly string[];
};

export type WorkList = {
  readonly id: string;
  readonly title: string;
  readonly empty: string;
  readonly entries: readonly WorkEntry[];
  /** More than are shown. */
  readonly more: boolean;
};

export const SHOWN = 50;

/** The first of the rows, and whether there are more than are shown; queries ask for one more than `SHOWN`. */
export function workList<Row>(
  list: Pick<WorkList, "id" | "title" | "empty">,
  rows: readonly Row[],
  entry: (row: Row) => WorkEntry,
): WorkList {
  return { ...list, entries: rows.slice(0, SHOWN).map(entry), more: rows.length > SHOWN };
}

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

/** The part of an entry that names a patient. */
export function ofPatient(row: PatientColumns): Pick<WorkEntry, "title" | "identity"> {
  return { title: patientName(row), identity: { born: formatDay(row.born), mrn: row.mrn } };
}

/** The patients of an actor who are alive and not entered in error, as `p`; every list starts from them. */
export const fromPatients =
  "access.visible_patients() v JOIN patient p ON p.id = v AND p.errored_at IS NULL AND NOT p.deceased";

export const bedLine = (bed: string | null) => (bed ? [`Bed ${bed}`] : []);
