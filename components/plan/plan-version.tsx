// A signed version as it reads: diagnosis, timeline, treatments and goals. Used for the current and for older versions.
import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { exceptText } from "@/lib/domain/cosign/words";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { referralStateWords } from "@/lib/domain/referral/words";
import type { Day } from "@/lib/domain/shared/day";
import { formatDay } from "@/lib/domain/shared/day";
import type { PlanConsents } from "@/lib/features/consent/queries";
import type { PlanCosignatures } from "@/lib/features/plan/queries/cosign";
import type { PlanView } from "@/lib/features/plan/queries/plan";
import type { PlanReleases } from "@/lib/features/plan/queries/release";
import type { SignedVersionView } from "@/lib/features/plan/queries/signed-row";
import type { PlanReview } from "@/lib/features/review/queries";
import type { PlanCourse } from "@/lib/features/session/queries/plan-courses";
import type { PlanSideEffects } from "@/lib/features/side-effect/queries";
import { paths } from "@/lib/platform/paths";
import { ConsentMark } from "../consent/consent-mark";
import { CosignMark } from "../cosign/cosign-mark";
import { ReleaseMark } from "../release/release-mark";
import { ReviewMark } from "../review/review-mark";
import { PlanCourses } from "../session/plan-course";
import { SideEffectMark } from "../side-effect/side-effect-mark";
import { TemplateRecords } from "../template/template-record";
import { SignatureLine } from "../version/signature-line";
import { VersionSafety } from "../version/version-safety";
import { endWords } from "./plan-state";
import { PlanTreatments } from "./plan-treatments";
import { Timeline } from "./timeline";

export interface PlanVersionProps {
  readonly view: PlanView;
  readonly version: SignedVersionView;
  readonly consents: PlanConsents;
  /** What became of the sessions of the current version; empty for an older one, which shows what it planned. */
  readonly courses: readonly PlanCourse[];
  /** When treatments of the current version are due for review; empty for an older one. */
  readonly reviews: readonly PlanReview[];
  /** What waits and what was released in the current version; null for an older one. */
  readonly releases: PlanReleases | null;
  /** Second signatures of this version. */
  readonly cosignatures: PlanCosignatures | null;
  /** Null for an older version. */
  readonly effects: PlanSideEffects | null;
  readonly today: Day;
  readonly zone: string;
}

export function PlanVersion({
  view,
  version,
  consents,
  courses,
  reviews,
  releases,
  cosignatures,
  effects,
  today,
  zone,
}: PlanVersionProps) {
  const { diagnosis } = version.content;
  const isCurrent = version.version === view.currentVersion;
  const treatments = isCurrent ? view.inForce : version.content.treatments;
  const awaiting = awaitingOf(cosignatures);
  const except = isCurrent && view.status === "active" ? exceptText(awaiting.size) : null;
  const found = diagnosis.antibodies.filter((a) => a.result === "found").map((a) => a.label);
  return (
    <>
      {except ? (
        <p className="border-l-3 border-l-check pl-3 font-semibold" data-clinical="">
          {except}
        </p>
      ) : null}
      <div className="flex flex-col gap-1">
        <SignatureLine version={version} zone={zone} />
        <p data-clinical="">
          <b>{diagnosis.phenotypeLabel}</b> ·{" "}
          {found.length > 0 ? `${found.join(", ")} antibodies found` : "no antibody found"}
          {diagnosis.cancerLabel ? ` · ${diagnosis.cancerLabel}` : ""}
          {diagnosis.cancerFoundOn ? <span className="nowrap"> ({formatDay(diagnosis.cancerFoundOn)})</span> : null}
        </p>
        {version.reason ? (
          <p>
            <span className="text-ink-3">Reason for this version</span> {version.reason}
          </p>
        ) : null}
        {version.version > 1 ? <p className="text-ink-2">{version.summary}.</p> : null}
      </div>
      <Timeline
        entries={treatments.map((signed) => entryOf(signed, courses, isCurrent && awaiting.has(signed.treatmentId)))}
        today={today}
      />
      <p className="no-print text-small">
        <Link href={paths.timeline(view.patientId)} className="link">
          Timeline of all plans, with outcomes
        </Link>
      </p>
      <PlanTreatments
        caption={`Treatments of version ${version.version} (${treatments.length})`}
        treatments={treatments}
        as={isCurrent ? "signed" : "version"}
        plan={view.status}
        today={today}
        awaiting={awaiting}
        more={(treatment) => {
          const { treatmentId, name, kind } = treatment;
          return (
            <>
              {releases ? (
                <ReleaseMark
                  planId={view.planId}
                  treatment={treatment}
                  plan={view.status}
                  releases={releases}
                  zone={zone}
                  unsigned={awaiting.has(treatmentId)}
                />
              ) : null}
              {cosignatures ? (
                <CosignMark
                  planId={view.planId}
                  treatmentId={treatmentId}
                  name={name}
                  cosignatures={cosignatures}
                  plan={view.status}
                  readOnly={!isCurrent}
                  zone={zone}
                />
              ) : null}
              <ConsentMark
                planId={view.planId}
                treatmentId={treatmentId}
                name={name}
                consents={consents}
                readOnly={!isCurrent}
              />
              {isCurrent && kind === "steroid" ? (
                <Link href={paths.taper(view.planId, treatmentId)} className="link text-small">
                  Taper calendar<span className="visually-hidden"> of {name}</span>
                </Link>
              ) : null}
              {effects ? (
                <SideEffectMark planId={view.planId} treatmentId={treatmentId} name={name} effects={effects} />
              ) : null}
              <ReviewMark planId={view.planId} treatmentId={treatmentId} name={name} reviews={reviews} today={today} />
              <PlanCourses courses={courses.filter((course) => course.treatmentId === treatmentId)} />
              {isCurrent ? <More view={view} treatmentId={treatmentId} /> : null}
            </>
          );
        }}
      />
      <VersionSafety content={version.content} zone={zone} />
      <TemplateRecords records={version.content.template} />
    </>
  );
}

/** What is not active for want of a second signature. */
function awaitingOf(cosignatures: PlanCosignatures | null): ReadonlySet<string> {
  const waiting = cosignatures?.marks.filter((mark) => mark.state === "awaited" || mark.state === "declined") ?? [];
  return new Set(waiting.map((mark) => mark.treatmentId));
}

function entryOf(signed: Treatment, courses: readonly PlanCourse[], isAwaiting: boolean) {
  const own = courses.filter((course) => course.treatmentId === signed.treatmentId);
  return {
    signed,
    ...(own.length > 0 ? { sessions: own.flatMap((course) => course.marks) } : {}),
    ...(isAwaiting ? { status: "awaiting-cosignature" as const } : {}),
  };
}

function More({ view, treatmentId }: { readonly view: PlanView; readonly treatmentId: string }) {
  const referral = view.referrals.find((r) => r.treatmentId === treatmentId);
  const end = view.dispositions.find((d) => d.treatmentId === treatmentId);
  const words = referral && Object.hasOwn(referralStateWords, referral.status);
  return (
    <>
      {referral ? (
        <Link href={paths.referral(referral.id) as Route} className="link text-small">
          Referral: {words ? referralStateWords[referral.status as keyof typeof referralStateWords] : referral.status}
        </Link>
      ) : null}
      {end ? (
        <span className="text-small">
          At the end: {endWords(end.disposition)}
          {end.note ? ` (${end.note})` : ""}
        </span>
      ) : null}
    </>
  );
}
