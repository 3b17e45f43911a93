import { isBloodProduct } from "@/lib/domain/consent/refusals";
import { kindLabels } from "@/lib/domain/plan/labels";
import { isKind } from "@/lib/domain/plan/treatment";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { TreatmentConsents } from "@/lib/features/consent/queries";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import { paths } from "@/lib/platform/paths";
import { MedicineNameText } from "../plan/medicine-name";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { ConsentForm } from "./consent-form";
import { ConsentRecords } from "./consent-records";

export interface ConsentScreenProps {
  readonly view: TreatmentConsents;
  readonly header: PatientHeaderView;
}

/** What the patient, or a proxy, decided about one treatment, and the form for the next decision. */
export function ConsentScreen({ view, header }: ConsentScreenProps) {
  const { planId, treatmentId, kind, mayRecord } = view;
  const { today, dateOrder: order, zone } = header;
  const counting = view.records.some((record) => record.errorReason === null);
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title={
          <>
            Consent: <MedicineNameText name={tallMan(view.name ?? view.agent)} />
          </>
        }
        lead={isKind(kind) ? kindLabels[kind] : kind}
        actions={
          <>
            <LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>
            <LinkButton href={paths.draft(planId)}>Open the draft</LinkButton>
          </>
        }
      />
      {isBloodProduct(view) ? (
        <p className="prose-width">
          This treatment is or needs a product of donated blood. If it is refused, the safety check counts blood
          products as refused for this patient.
        </p>
      ) : null}
      <section aria-labelledby="decisions" className="flex flex-col gap-3">
        <h2 id="decisions" className="text-lead">
          Decisions
        </h2>
        {counting ? null : <EmptyState>No agreement and no refusal is recorded for this treatment.</EmptyState>}
        <ConsentRecords view={view} zone={zone} today={today} order={order} />
      </section>
      {mayRecord ? (
        <section aria-labelledby="record" className="flex flex-col gap-3 border-t border-line pt-3">
          <h2 id="record" className="text-lead">
            {counting ? "Record a later decision" : "Record a decision"}
          </h2>
          <ConsentForm planId={planId} treatmentId={treatmentId} today={today} order={order} />
        </section>
      ) : (
        <p className="text-ink-2">You can read this. Who may draft the plan can record a decision.</p>
      )}
    </div>
  );
}
