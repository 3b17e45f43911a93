import { kindLabels } from "@/lib/domain/plan/labels";
import { awaitedKind } from "@/lib/domain/plan/release";
import { treatmentText, waitsFor } from "@/lib/domain/version/treatment-text";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import type { ReleaseView } from "@/lib/features/plan/queries/release";
import { paths } from "@/lib/platform/paths";
import { DoseLines } from "../plan/dose-lines";
import { MedicineNameText } from "../plan/medicine-name";
import { DescriptionList } from "../ui/description-list";
import { Link } from "../ui/link";
import { LinkButton } from "../ui/link-button";
import { UnbrokenDates } from "../ui/nowrap";
import { PageHeader } from "../ui/page-header";
import { CheckedNow } from "./checked-now";
import { EndWaitingForm, FirstDayForm, ReleaseForm } from "./release-form";
import { resultWords } from "./release-mark";

/** The same words as on the list of what can be released. */
const UNKNOWN_RESULT = "Concord does not know this result by its words: look whether it is in.";

export interface ReleaseScreenProps {
  readonly view: ReleaseView;
  readonly header: PatientHeaderView;
}

/** One treatment that waits: what for, the check as of now, and the one click that makes it active. */
export function ReleaseScreen({ view, header }: ReleaseScreenProps) {
  const { planId, before, released, version, check, firstDay } = view;
  const { today, dateOrder: order, zone } = header;
  const stopped = whyNot(view);
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title={
          <>
            Release: <MedicineNameText name={tallMan(before.name)} />
          </>
        }
        lead={`${kindLabels[before.kind]}, version ${version} of ${view.planTitle}. Signed, and nothing of it is given before it is released.`}
        actions={<LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>}
      />
      <Waits view={view} />
      <CheckedNow
        check={check}
        names={view.names}
        zone={zone}
        failed="The safety check failed: nothing can be released"
      />
      <section aria-labelledby="release" className="flex flex-col gap-3 border-t border-line pt-3">
        <h2 id="release" className="text-lead">
          Release
        </h2>
        {stopped ? (
          <p className="prose-width border-l-3 border-l-check pl-3">{stopped}</p>
        ) : (
          <>
            {view.asksFirstDay ? (
              <FirstDayForm {...{ today, order }} firstDay={firstDay} planned={before.start} />
            ) : null}
            {check ? (
              <ReleaseForm
                key={check.hash}
                {...{ planId, version, firstDay }}
                treatmentId={before.treatmentId}
                hash={check.hash}
                begins={before.action === "hold" ? null : released.start}
              />
            ) : null}
          </>
        )}
      </section>
      {view.may.draft && isOpen(view) ? (
        <section aria-labelledby="not-needed" className="flex flex-col gap-3 border-t border-line pt-3">
          <h2 id="not-needed" className="text-lead">
            Or it is no longer needed
          </h2>
          <p className="prose-width">
            The draft of the next version stops it with your reason; you sign that as always.
          </p>
          <EndWaitingForm {...{ planId, version }} treatmentId={before.treatmentId} />
        </section>
      ) : null}
    </div>
  );
}

const isOpen = ({ status, deceased }: ReleaseView) => !deceased && (status === "active" || status === "on-hold");

function whyNot({ status, deceased, may, check }: ReleaseView): string | null {
  if (deceased) return "The patient's death is recorded. Nothing is released.";
  if (status === "on-hold") return "The plan is on hold. Resume the plan first.";
  if (status !== "active") return "The plan has ended.";
  if (!may.release) return "Who may sign the plan can release it.";
  if (check && check.blocking.length > 0)
    return "It cannot be released while a must resolve stands. Correct what it rests on, or amend the plan: there it can be changed, stopped, or overridden with a reason.";
  return null;
}

function Waits({ view }: { readonly view: ReleaseView }) {
  const { condition, result, patientId, released } = view;
  return (
    <DescriptionList
      items={[
        { term: "Waits for", value: <UnbrokenDates>{waitsFor(condition)}</UnbrokenDates> },
        ...(condition.type === "hold-until"
          ? [
              {
                term: "Result",
                value: (
                  <span className="flex flex-wrap gap-x-3" data-clinical="">
                    <UnbrokenDates>{awaitedKind(condition) ? resultWords(result) : UNKNOWN_RESULT}</UnbrokenDates>
                    <Link href={paths.results(patientId)} className="link">
                      Results
                    </Link>
                  </span>
                ),
              },
            ]
          : []),
        { term: "In force then", value: <DoseLines lines={treatmentText(released).lines} /> },
      ]}
    />
  );
}
