import { kindLabels } from "@/lib/domain/plan/labels";
import { formatInstant } from "@/lib/domain/shared/instant";
import { actionWords, gradeWords, namedEffects, relationWords } from "@/lib/domain/side-effect/side-effect";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { PatientHeaderView } from "@/lib/features/patient/queries-header";
import type { SideEffectRecord, SideEffectsView } from "@/lib/features/side-effect/queries";
import { paths } from "@/lib/platform/paths";
import { MedicineNameText } from "../plan/medicine-name";
import { Disclosure } from "../ui/disclosure";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { UnbrokenDates } from "../ui/nowrap";
import { PageHeader } from "../ui/page-header";
import { Tag } from "../ui/tag";
import { DecideForm, ResolveForm, SideEffectForm, SideEffectInError } from "./side-effect-forms";
import { sideEffectLine } from "./side-effect-mark";

export interface SideEffectScreenProps {
  readonly view: SideEffectsView;
  readonly header: PatientHeaderView;
}

/** Every side effect of one treatment: what asks for a decision first, then how to record one, then all of them. */
export function SideEffectScreen({ view, header }: SideEffectScreenProps) {
  const { planId, treatmentId, records, may } = view;
  const days = { today: header.today, order: header.dateOrder };
  const counting = records.filter((one) => one.errorReason === null);
  const wrong = records.filter((one) => one.errorReason !== null);
  const effects = namedEffects(view.agent);
  return (
    <div className="flex flex-col gap-6 p-4">
      <PageHeader
        title={
          <>
            Side effects: <MedicineNameText name={tallMan(view.name)} />
          </>
        }
        lead={kindLabels[view.kind]}
        actions={
          <>
            <LinkButton href={paths.plan(planId)}>Open the plan</LinkButton>
            {view.hasDraft ? <LinkButton href={paths.draft(planId)}>Open the draft</LinkButton> : null}
          </>
        }
      />
      {counting.length === 0 ? (
        <EmptyState>No side effect of this treatment is recorded.</EmptyState>
      ) : (
        <ol className="flex flex-col gap-4">
          {counting.map((one) => (
            <li key={one.id} className="flex flex-col gap-2 border-t border-line pt-3 first:border-0 first:pt-0">
              <Record record={one} zone={header.zone} />
              {one.waits ? <Waits view={view} record={one} /> : null}
              {may.record ? (
                <Disclosure
                  summary={<Named record={one}>{one.resolvedOn ? "Correct" : "It is over, or correct"}</Named>}
                >
                  <div className="flex flex-col gap-6">
                    {one.resolvedOn ? null : <ResolveForm {...{ planId, treatmentId }} record={one} {...days} />}
                    <SideEffectForm {...{ planId, treatmentId, effects }} {...days} replaces={one} />
                    <SideEffectInError {...{ planId, treatmentId }} record={one} />
                  </div>
                </Disclosure>
              ) : null}
            </li>
          ))}
        </ol>
      )}
      {may.record ? (
        <section aria-labelledby="record" className="flex flex-col gap-3 border-t border-line pt-3">
          <h2 id="record" className="text-lead">
            Record a side effect
          </h2>
          <SideEffectForm {...{ planId, treatmentId, effects }} {...days} />
        </section>
      ) : null}
      {wrong.length > 0 ? <Wrong records={wrong} all={records} zone={header.zone} /> : null}
    </div>
  );
}

function Named({ record, children }: { readonly record: SideEffectRecord; readonly children: string }) {
  return (
    <>
      {children}
      <span className="visually-hidden">: {record.effect}</span>
    </>
  );
}

function Record({ record, zone }: { readonly record: SideEffectRecord; readonly zone: string }) {
  const { grade, actionTaken, relation, note, by, at, decision, resolvedOn, waits } = record;
  return (
    <div data-clinical="" className="flex flex-col gap-0.5">
      <p className="flex flex-wrap items-baseline gap-x-2 font-semibold">
        <UnbrokenDates>{sideEffectLine(record)}</UnbrokenDates>
        {waits ? <Tag tone="check">decision asked</Tag> : resolvedOn ? <Tag tone="done">over</Tag> : null}
      </p>
      <p>
        Grade {grade}: {gradeWords[grade]}. {actionWords[actionTaken]}. {relationWords[relation]}.
      </p>
      {note ? <p className="prose-width">{note}</p> : null}
      {decision ? (
        <p>
          <b>Continued</b> by {decision.by}, <span className="nowrap">{formatInstant(decision.at, zone)}</span>:{" "}
          {decision.reason}
        </p>
      ) : null}
      <p className="text-small text-ink-2">
        <UnbrokenDates>{`${by}, ${formatInstant(at, zone)}, on version ${record.version}`}</UnbrokenDates>
      </p>
    </div>
  );
}

function Waits({ view, record }: { readonly view: SideEffectsView; readonly record: SideEffectRecord }) {
  const { planId, treatmentId, may } = view;
  if (!may.decide)
    return (
      <p className="text-ink-2">This is on the list of the prescriber until the plan changes or somebody decides.</p>
    );
  return (
    <div className="border-l-3 border-l-check pl-3">
      <p className="pb-2">
        What does it mean for the treatment? A change goes into the draft, and this waits until that is signed.
      </p>
      <DecideForm {...{ planId, treatmentId }} record={record} />
    </div>
  );
}

interface WrongProps {
  readonly records: readonly SideEffectRecord[];
  readonly all: readonly SideEffectRecord[];
  readonly zone: string;
}

function Wrong({ records, all }: WrongProps) {
  return (
    <Disclosure summary={`Entered in error (${records.length})`}>
      <ul className="flex flex-col gap-1">
        {records.map((one) => {
          const next = all.find((other) => other.id === one.replacedById);
          return (
            <li key={one.id}>
              <s>
                <UnbrokenDates>{sideEffectLine(one)}</UnbrokenDates>
              </s>{" "}
              <span className="text-small text-ink-2">
                entered in error: {one.errorReason}
                {next ? (
                  <>
                    . In its place: <UnbrokenDates>{sideEffectLine(next)}</UnbrokenDates>
                  </>
                ) : null}
              </span>
            </li>
          );
        })}
      </ul>
    </Disclosure>
  );
}
