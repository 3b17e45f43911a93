import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { careFunctionWords, wordFor } from "@/lib/domain/patient/words";
import { formatDay } from "@/lib/domain/shared/day";
import { summarise } from "@/lib/domain/version/describe";
import type { PlanConsents } from "@/lib/features/consent/queries";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import type { ReviewView } from "@/lib/features/plan/queries/review";
import { paths } from "@/lib/platform/paths";
import { ConsentMark } from "../consent/consent-mark";
import { TemplateRecords } from "../template/template-record";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { Tag } from "../ui/tag";
import { ChangeList } from "../version/change-list";
import { PlanTreatments } from "./plan-treatments";
import { SignCosignatures } from "./sign-cosignatures";
import { SignFindings } from "./sign-findings";
import { SignForm } from "./sign-form";

export interface SignPageProps {
  readonly view: ReviewView;
  readonly header: PatientHeaderView;
  readonly consents: PlanConsents;
  readonly signer: string;
}

/** Exactly what would be signed, what it changes, what is missing, who will see it; then the signature. */
export function SignPage({ view, header, consents, signer }: SignPageProps) {
  const { planId, version, draft, blocked, missing } = view;
  const isBlocked = blocked.length > 0 || missing.length > 0;
  return (
    <>
      <PageHeader
        title={`Review and sign version ${version}`}
        state={<Tag tone="draft">DRAFT v{version} · not active</Tag>}
        lead={view.title}
        actions={<LinkButton href={paths.draft(planId)}>Back to the draft</LinkButton>}
      />
      {isBlocked ? <Blocked view={view} /> : null}
      <SignFindings view={view} zone={header.zone} />
      <section aria-labelledby="changes-title" className="flex flex-col gap-2">
        <h2 id="changes-title" className="text-lead">
          {view.changes ? `Changes against version ${version - 1}` : "Changes"}
        </h2>
        {view.changes ? (
          <>
            <p className="font-semibold">{summarise(view.changes)}</p>
            <ChangeList changes={view.changes} />
          </>
        ) : (
          <p className="text-ink-2">This is the first version: everything in it is new.</p>
        )}
      </section>
      <section aria-labelledby="content-title" className="flex flex-col gap-2">
        <h2 id="content-title" className="text-lead">
          What will be signed
        </h2>
        <Diagnosis view={view} />
        <PlanTreatments
          as="version"
          caption={`Treatments of version ${version} (${view.treatments.length})`}
          treatments={view.treatments}
          more={({ treatmentId, name }) => (
            <ConsentMark planId={planId} treatmentId={treatmentId} name={name} consents={consents} readOnly />
          )}
        />
      </section>
      <TemplateRecords records={view.content.template} />
      <SignCosignatures content={view.content} cosigners={view.told.cosigners} />
      <Told view={view} />
      {isBlocked || !view.safety ? null : draft.isMine ? (
        <SignForm
          planId={planId}
          draftId={draft.id}
          draftRevision={draft.revision}
          version={version}
          contentHash={view.contentHash}
          shown={view.content}
          effectiveOn={view.effectiveOn}
          reason={view.reason}
          today={header.today}
          dateOrder={header.dateOrder}
          signer={signer}
        />
      ) : (
        <Notice
          tone="info"
          headingLevel={2}
          title={`This draft is in the hands of ${draft.authorName}`}
          actions={<LinkButton href={paths.draft(planId)}>Open the draft</LinkButton>}
        >
          Only its author can sign it. Take it over in the draft to sign it yourself.
        </Notice>
      )}
    </>
  );
}

function Blocked({ view }: { readonly view: ReviewView }) {
  return (
    <Notice tone="stop" headingLevel={2} title="Not ready to sign: complete these first">
      <ul className="list-disc pl-5" data-clinical="">
        {view.missing.map((message) => (
          <li key={message}>{message}</li>
        ))}
        {view.blocked.map((one) => (
          <li key={one.treatmentId}>
            <Link className="link" href={paths.draftTreatment(view.planId, one.treatmentId) as Route}>
              {one.name}
            </Link>
            : {one.messages.join("; ")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Diagnosis({ view }: { readonly view: ReviewView }) {
  const { phenotypeLabel, antibodies, cancerLabel, cancerFoundOn } = view.content.diagnosis;
  const found = antibodies.filter((a) => a.result === "found").map((a) => a.label);
  return (
    <p data-clinical="">
      <b>{phenotypeLabel}</b> · {found.length > 0 ? `${found.join(", ")} antibodies found` : "no antibody found"}
      {cancerLabel ? ` · ${cancerLabel}` : ""}
      {cancerFoundOn ? <span className="nowrap"> ({formatDay(cancerFoundOn)})</span> : null}
    </p>
  );
}

function Told({ view }: { readonly view: ReviewView }) {
  const { careTeam, referrals } = view.told;
  return (
    <section aria-labelledby="told-title" className="flex flex-col gap-1">
      <h2 id="told-title" className="text-lead">
        Who will be told
      </h2>
      {referrals.length > 0 ? (
        <ul className="list-disc pl-5">
          {referrals.map((one) => (
            <li key={`${one.treatment} ${one.to}`}>
              {one.treatment}: the referral goes to <b>{one.to}</b>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        {careTeam.length > 0
          ? `The care team sees the new version as soon as it is signed: ${careTeam
              .map((one) => `${one.name} (${wordFor(careFunctionWords, one.function).toLowerCase()})`)
              .join(", ")}.`
          : "Nobody else is on the care team."}
      </p>
    </section>
  );
}
