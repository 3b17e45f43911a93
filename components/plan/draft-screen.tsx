// The plan editor: title and state, timeline, treatments, and what is still open before signing.

import { signRequirements } from "@/lib/domain/plan/sign-requirements";
import { panelSummary } from "@/lib/domain/safety/app/panel-view";
import { isDay } from "@/lib/domain/shared/day";
import { timeInZone } from "@/lib/domain/shared/instant";
import { templateRecords } from "@/lib/domain/template/deviations";
import type { TemplateUse } from "@/lib/domain/template/use";
import type { PlanConsents } from "@/lib/features/consent/queries";
import type { DraftHead, DraftView } from "@/lib/features/draft/queries/editor";
import type { JudgedDraft } from "@/lib/features/draft/queries/judged";
import type { PlanSideEffects } from "@/lib/features/side-effect/queries";
import { paths } from "@/lib/platform/paths";
import { FindingsPanel } from "../safety/findings-panel";
import { SafetyFailed } from "../safety/safety-failed";
import { Deviations } from "../template/deviations";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { PageHeader } from "../ui/page-header";
import { PanelLayout } from "../ui/panel-layout";
import { Tag } from "../ui/tag";
import { DraftChanges } from "./draft-changes";
import { SignChecklist } from "./draft-checklist";
import { DiscardDraft } from "./draft-discard";
import { DraftHeadForm } from "./draft-head-form";
import { RemovedTreatments } from "./draft-removed";
import { DraftReviewPanel } from "./draft-review-panel";
import { draftRow } from "./draft-rows";
import { DraftShortcuts } from "./draft-shortcuts";
import { TakeOver } from "./draft-take-over";
import { Timeline } from "./timeline";
import { TreatmentList } from "./treatment-list";

export interface DraftScreenProps {
  readonly view: DraftView;
  readonly draft: DraftHead;
  readonly consents: PlanConsents;
  readonly effects: PlanSideEffects | null;
  /** The templates that treatments of this draft came from. */
  readonly uses: readonly TemplateUse[];
  /** Null when the safety engine failed. */
  readonly judged: JudgedDraft | null;
}

export function DraftScreen({ view, draft, uses, consents, effects, judged }: DraftScreenProps) {
  const { planId, current, may, today, zone } = view;
  const next = draft.baseVersion + 1;
  const items = view.items.filter((item) => !item.removed);
  const removed = view.items.filter((item) => item.removed);
  const before = new Map((current ?? []).map((t) => [t.treatmentId, t]));
  const rows = items.map((item) =>
    draftRow(item.content, item.revision, before.get(item.content.treatmentId), view.names, uses),
  );
  const contents = items.map((item) => item.content);
  const templates = templateRecords(uses, contents);
  const { problems } = signRequirements(
    { treatments: contents, effectiveOn: draft.effectiveOn, reason: draft.reason, templates },
    current,
  );
  const entries = items.map(({ content }) => {
    const signed = content.action === "continue" ? before.get(content.treatmentId) : undefined;
    return signed ? { signed } : { draft: content };
  });
  const savedAt = [draft.changedAt, ...view.items.map((item) => item.changedAt)].reduce((a, b) => (a > b ? a : b));
  const nameOf = (id: string) => rows.find((row) => row.treatmentId === id)?.name.plain ?? "A treatment";
  const place = { planId, patientId: view.patientId, draftId: draft.id, mayEdit: may.edit, mayDecide: may.sign };
  return (
    <PanelLayout
      mainLabel="Plan"
      panelLabel="Safety review"
      panelSummary={judged ? panelSummary(judged.panel) : "not made"}
      panel={
        <div className="flex flex-col gap-6">
          {judged ? <FindingsPanel view={judged.panel} place={place} /> : <SafetyFailed />}
          <DraftReviewPanel view={view} draft={draft} nameOf={nameOf} />
          <SignChecklist planId={planId} problems={problems} nameOf={nameOf} isAmendment={current !== null} />
          {may.edit ? (
            <>
              <DraftHeadForm
                draftId={draft.id}
                title={view.title}
                effectiveOn={draft.effectiveOn}
                reason={draft.reason}
                revision={draft.revision}
                savedAt={draft.changedAt}
                nextVersion={next}
                today={today}
                dateOrder={view.dateOrder}
                zone={zone}
              />
              <DiscardDraft draftId={draft.id} revision={draft.revision} planId={planId} version={next} />
            </>
          ) : null}
        </div>
      }
    >
      <div className="flex flex-col gap-4 p-4">
        <PageHeader
          title={view.title}
          state={
            <>
              <Tag tone="draft">DRAFT v{next} · not active</Tag>
              <span className="nowrap text-ink-2">Saved {timeInZone(savedAt, zone)}</span>
            </>
          }
          actions={
            <>
              {draft.baseVersion > 0 ? (
                <LinkButton href="#changes" keyHint="d">
                  Compare with v{draft.baseVersion}
                </LinkButton>
              ) : null}
              {may.edit ? (
                <LinkButton href={paths.newTreatment(planId)} keyHint="n">
                  Add treatment
                </LinkButton>
              ) : null}
              {may.edit ? <LinkButton href={paths.draftTemplates(planId)}>Add from template</LinkButton> : null}
              {may.sign ? (
                <LinkButton href={paths.review(planId)} variant="primary" keyHint="s">
                  Review and sign
                </LinkButton>
              ) : null}
            </>
          }
        />
        <DraftShortcuts
          addHref={may.edit ? paths.newTreatment(planId) : null}
          reviewHref={may.sign ? paths.review(planId) : null}
          changesHref={draft.baseVersion > 0 ? "#changes" : null}
        />
        <DraftNotices view={view} draft={draft} />
        <Timeline entries={entries} today={today} />
        {rows.length === 0 ? (
          <EmptyState
            action={
              may.edit ? (
                <div className="flex flex-wrap gap-2">
                  <LinkButton href={paths.newTreatment(planId)} variant="primary">
                    Add the first treatment
                  </LinkButton>
                  <LinkButton href={paths.draftTemplates(planId)}>Start from a template</LinkButton>
                </div>
              ) : undefined
            }
          >
            The treatments of this plan will be listed here by lane: cancer therapy, immunosuppression, plasma exchange,
            IVIg, symptom treatment and rehabilitation.
          </EmptyState>
        ) : (
          <div className="stacking-frame">
            <TreatmentList
              planId={planId}
              draftId={draft.id}
              rows={rows}
              mayEdit={may.edit}
              consents={consents}
              effects={effects}
              preChecks={judged?.panel.preChecks ?? {}}
              review={{ comments: view.comments, zone, mayAnswer: may.send, mayComment: may.review }}
            />
          </div>
        )}
        <Deviations draftId={draft.id} uses={uses} records={templates} mayEdit={may.edit} />
        {current ? <DraftChanges planId={planId} current={current} items={items} version={draft.baseVersion} /> : null}
        {may.edit ? (
          <RemovedTreatments
            draftId={draft.id}
            removed={removed.map(({ content, revision }) => ({
              treatmentId: content.treatmentId,
              revision,
              name: typeof content.name === "string" ? content.name : "Treatment",
            }))}
          />
        ) : null}
      </div>
    </PanelLayout>
  );
}

function DraftNotices({ view, draft }: { readonly view: DraftView; readonly draft: DraftHead }) {
  return (
    <>
      {view.may.takeOver ? (
        <Notice
          tone="info"
          headingLevel={2}
          title={`This draft is in the hands of ${draft.authorName}`}
          actions={<TakeOver draftId={draft.id} revision={draft.revision} />}
        >
          You can read it. To change it, take it over; that is recorded, and {draft.authorName} can no longer save.
        </Notice>
      ) : null}
      {draft.state === "in-review" ? (
        <Notice tone="info" headingLevel={2} title="This draft is in review">
          It cannot be changed until the review ends.
        </Notice>
      ) : null}
      {draft.state === "changes-asked" ? (
        <Notice tone="check" headingLevel={2} title="Changes were asked for">
          The comments stand beside the treatments and under Review. It can be signed once they are answered and it was
          sent for review again.
        </Notice>
      ) : null}
      {draft.effectiveOn && isDay(draft.effectiveOn) && draft.effectiveOn < view.today ? (
        <Notice tone="check" headingLevel={2} title="The effective date has passed">
          Check the day from which this version holds before signing.
        </Notice>
      ) : null}
    </>
  );
}
