import type { ReactNode } from "react";
import type { ReferralView } from "@/lib/features/referral/queries-referral";
import { MeasureHeight } from "../shell/measure-height";
import { Nowrap } from "../ui/nowrap";

/** Who the referral is about: two identifiers that stay in view, and no more of the chart than the brief holds. */
export function ReferralHeader(props: {
  readonly view: ReferralView;
  readonly link?: ReactNode;
  readonly band?: ReactNode;
}) {
  const { view, link, band } = props;
  const { patient } = view.brief;
  return (
    <section
      aria-label="Patient"
      data-sticky=""
      data-patient-header=""
      data-printed-as={`referral:${view.id}`}
      className="sticky top-(--band-height,0px) z-20 border-b border-line bg-surface px-4 py-2"
    >
      {band}
      <div data-clinical="" className="flex flex-wrap items-baseline gap-x-6 gap-y-0.5">
        <p className="text-title font-bold">{patient.name}</p>
        <dl className="contents">
          <Fact label="Born">{view.born}</Fact>
          <Fact label="MRN">{patient.mrn}</Fact>
          <Fact label="Sex">{patient.sex}</Fact>
          {patient.bed ? <Fact label="Bed">{patient.bed}</Fact> : null}
        </dl>
        {link}
      </div>
      <p data-clinical="" className="font-bold cramped:hidden">
        {patient.diagnosis}
      </p>
      <MeasureHeight variable="--patient-height" />
    </section>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: string }) {
  return (
    <div>
      <dt className="inline text-label text-ink-3">{label}</dt>{" "}
      <dd className="inline">
        <Nowrap>{children}</Nowrap>
      </dd>
    </div>
  );
}
