import type { ReactNode } from "react";
import { cx } from "../ui/cx";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { MeasureHeight } from "./measure-height";
import { type AllergyState, PatientAllergies } from "./patient-allergies";

export interface PatientHeaderProps {
  /** For the audit of a print. */
  readonly patientId?: string;
  /** Already written as FAMILY, Given. */
  readonly name: string;
  /** "09-Apr-1961 (65 y)"; "Not recorded" where it is not. */
  readonly born: string;
  readonly sex: string;
  readonly recordNumber: string;
  /** "68.4 kg, 20-Nov-2026". */
  readonly weight: string;
  /** One line per measure with its name: eGFR and creatinine clearance. */
  readonly kidney: readonly { readonly label: string; readonly value: string }[];
  readonly allergies: AllergyState;
  /** Syndrome, antibody, certainty. */
  readonly syndrome: string;
  readonly tumour?: string;
  readonly planLead: string;
  readonly similarName?: boolean;
  /** Changes the whole bar, in words. */
  readonly state?: { readonly kind: "deceased" | "restricted"; readonly words: string };
  /** Stays in view with the identifiers: what the reader must not forget while the chart is open. */
  readonly band?: ReactNode;
  readonly actions?: ReactNode;
}

/**
 * Two identifiers, allergies and what the plan is for, on every page about one patient. On a narrow or low screen only
 * the line with the identifiers stays in view, so that the page below keeps its room.
 */
export function PatientHeader(props: PatientHeaderProps) {
  const { state } = props;
  return (
    <section
      aria-label="Patient"
      data-sticky=""
      data-patient-header=""
      {...(props.patientId ? { "data-printed-as": `patient:${props.patientId}` } : {})}
      className={cx(
        "top-(--band-height,0px) z-20 border-b bg-surface cramped:contents roomy:sticky",
        state ? "border-b-4 border-ink" : "border-line",
      )}
    >
      <div
        data-sticky=""
        className="z-20 bg-surface px-4 pt-2 cramped:sticky cramped:top-(--band-height,0px) cramped:border-b cramped:border-line cramped:pb-2"
      >
        {props.band}
        {state ? <p className="mb-1 w-fit rounded-tag bg-ink px-2 font-bold text-canvas">{state.words}</p> : null}
        <div data-clinical="" className="flex flex-wrap items-baseline gap-x-6 gap-y-0.5">
          <p className="text-title font-bold">{props.name}</p>
          {props.similarName ? (
            <p className="rounded-tag border border-check-edge bg-check-fill px-1.5 text-small font-semibold text-check">
              Similar name on this list
            </p>
          ) : null}
          <dl className="contents">
            <Fact label="Born">{props.born}</Fact>
            <Fact label="MRN">{props.recordNumber}</Fact>
          </dl>
        </div>
        <MeasureHeight variable="--patient-height" />
      </div>
      <div
        data-clinical=""
        className="flex flex-col gap-1.5 bg-surface px-4 pt-0.5 pb-2 cramped:border-b cramped:border-line"
      >
        <dl className="flex flex-wrap items-baseline gap-x-6 gap-y-0.5">
          <Fact label="Sex">{props.sex}</Fact>
          <Fact label="Weight">{props.weight}</Fact>
          {props.kidney.map((measure) => (
            <Fact key={measure.label} label={measure.label}>
              {measure.value}
            </Fact>
          ))}
        </dl>
        <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
          <PatientAllergies state={props.allergies} />
          <p>
            <span className="font-bold">{props.syndrome}</span>
            {props.tumour ? (
              <span>
                {" "}
                · <UnbrokenDates>{props.tumour}</UnbrokenDates>
              </span>
            ) : null}
          </p>
          <p className="ml-auto text-ink-2">
            <span className="text-small text-ink-3">Plan lead</span> {props.planLead}
          </p>
          {props.actions}
        </div>
      </div>
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt className="inline text-label text-ink-3">{label}</dt>{" "}
      <dd className="inline">
        {children.split(/(?<=,) /).map((part, at) => (
          <span key={part}>
            {at > 0 ? " " : ""}
            <Nowrap>{part}</Nowrap>
          </span>
        ))}
      </dd>
    </div>
  );
}
