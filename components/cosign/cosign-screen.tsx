import { isAskedRole } from "@/lib/domain/cosign/policy";
import { askedText, causesText, roleWords } from "@/lib/domain/cosign/words";
import { kindLabels } from "@/lib/domain/plan/labels";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import type { CosignView } from "@/lib/features/plan/queries/cosign";
import { paths } from "@/lib/platform/paths";
import { DoseLines } from "../plan/dose-lines";
import { MedicineNameText } from "../plan/medicine-name";
import { CheckedNow } from "../release/checked-now";
import { DescriptionList } from "../ui/description-list";
import { LinkButton } from "../ui/link-button";
import { UnbrokenDates } from "../ui/nowrap";
import { PageHeader } from "../ui/page-header";
import { CosignForm, DeclineForm, UrgentForm } from "./cosign-form";
import { cosignSentence, partlySigned } from "./cosign-mark";

export interface CosignScreenProps {
  readonly view: CosignView;
  readonly header: PatientHeaderView;
  readonly person: { readonly name: string; readonly role: string };
}

/** One treatment that waits for a second signature: as it was signed, the check as of now, and what this person may do. */
export function CosignScreen({ view, header, person }: CosignScreenProps) {
  const { planId, treatment, version, contentHash, mark, check, may } = view;
  const { zone } = header;
  const shown = { planId, treatmentId: treatment.treatmentId, version, contentHash };
  const plain = tallMan(treatment.name).plain;
  const open = mark.state === "awaited" || mark.state === "urgent";
  const { role } = person;
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title={
          <>
            Co-signature: <MedicineNameText name={tallMan(treatment.name)} />
          </>
        }
        lead={`${kindLabels[treatment.kind]}, version ${version} of ${view.planTitle}, signed by ${view.authorName}.`}
        actions={<LinkButton href={paths.version(planId, version)}>Open version {version}</LinkButton>}
      />
      <Asked view={view} zone={zone} />
      {open ? (
        <CheckedNow
          check={check}
          names={view.names}
          zone={zone}
          failed="The safety check failed: nothing can be co-signed"
        />
      ) : null}
      {open && may.cosign && isAskedRole(role) ? (
        <>
          <Section id="cosign" title={`Co-sign as ${roleWords[role]}`}>
            {check && check.blocking.length === 0 ? (
              <CosignForm
                key={check.hash}
                {...shown}
                hash={check.hash}
                signer={`${person.name}, ${roleWords[role]}`}
                as={role}
                name={plain}
              />
            ) : (
              <Why>
                It cannot be co-signed while a must resolve stands that the version did not decide. Decline it, or have
                the plan amended.
              </Why>
            )}
          </Section>
          <Section id="decline" title="Or decline">
            <DeclineForm {...shown} isUrgent={mark.state === "urgent"} />
          </Section>
        </>
      ) : (
        <Section id="cosign" title="Co-sign">
          <Why>{whyNot(view)}</Why>
        </Section>
      )}
      {open && may.activate && mark.state === "awaited" ? (
        <Section id="urgent" title="It cannot wait: activate as urgent">
          {check && check.blocking.length === 0 ? (
            <UrgentForm key={check.hash} {...shown} hash={check.hash} name={plain} />
          ) : (
            <Why>
              It cannot be activated while a must resolve stands that the version did not decide. Amend the plan.
            </Why>
          )}
        </Section>
      ) : null}
      {mark.state === "declined" && may.draft ? (
        <Section id="next" title="What now">
          <Why>Change or stop it in the draft of the next version. Carried over as it is, it is asked for again.</Why>
          <LinkButton href={paths.draft(planId)}>Open the draft</LinkButton>
        </Section>
      ) : null}
    </div>
  );
}

function Section({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 border-t border-line pt-3">
      <h2 id={id} className="text-lead">
        {title}
      </h2>
      {children}
    </section>
  );
}

const Why = ({ children }: { readonly children: React.ReactNode }) => (
  <p className="prose-width border-l-3 border-l-check pl-3">{children}</p>
);

function Asked({ view, zone }: { readonly view: CosignView; readonly zone: string }) {
  const { mark, treatment } = view;
  const part = partlySigned(mark, zone);
  const why = mark.asked.map((role) => `${roleWords[role]}: ${causesText(mark.because[role] ?? [])}`).join("; ");
  return (
    <DescriptionList
      items={[
        { term: "State", value: <UnbrokenDates>{cosignSentence(mark, zone)}</UnbrokenDates> },
        ...(part ? [{ term: "Signed", value: <UnbrokenDates>{part}</UnbrokenDates> }] : []),
        { term: "Asked", value: askedText(mark.asked) },
        { term: "Because", value: why },
        { term: "As signed", value: <DoseLines lines={treatmentText(treatment).lines} /> },
        { term: "Reason", value: <span data-clinical="">{treatment.reason}</span> },
        ...(treatment.changeReason
          ? [{ term: "Change", value: <span data-clinical="">{treatment.changeReason}</span> }]
          : []),
      ]}
    />
  );
}

function whyNot({ deceased, status, mark, why }: CosignView): string {
  if (deceased) return "The patient's death is recorded. Nothing is co-signed.";
  if (status !== "active" && status !== "on-hold") return "The plan has ended.";
  if (mark.state === "given") return "It is co-signed. Nothing is left to do.";
  if (mark.state === "declined") return "Its co-signature was declined; that is final for this version.";
  if (why === "author-cannot-cosign") return "You signed this version yourself, so somebody else co-signs it.";
  if (why === "already-cosigned") return `You have co-signed it. It still waits for ${askedText(mark.unanswered)}.`;
  return `It is co-signed by ${askedText(mark.unanswered)} who sees this patient, other than the author.`;
}
