import { Nowrap } from "../ui/nowrap";
import type { TableColumn } from "../ui/table";

export interface NamedPatient {
  readonly patient: string;
  /** As it is shown. */
  readonly born: string;
  readonly mrn: string;
}

/** The patient of a row with both identifiers, the same in every table of oversight. */
export const patientColumn = {
  id: "patient",
  header: "Patient",
  clinical: true,
  cell: (row: NamedPatient) => (
    <>
      <span className="font-semibold">{row.patient}</span>
      <br />
      <span className="text-small text-ink-2">
        Born <Nowrap>{row.born}</Nowrap> · <Nowrap>MRN {row.mrn}</Nowrap>
      </span>
    </>
  ),
} as const satisfies TableColumn<NamedPatient>;
