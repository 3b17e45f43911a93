import type { DraftView } from "@/lib/features/draft/queries/editor";
import { paths } from "@/lib/platform/paths";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { OpenDraft } from "./draft-open";

/** A plan without an open draft: signed, discarded, or ended. */
export function NoDraft({ view }: { readonly view: DraftView }) {
  const { planId, title, currentVersion, may } = view;
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader title={title} />
      <EmptyState
        action={
          <div className="flex flex-wrap gap-2">
            {may.open ? <OpenDraft planId={planId} label={`Open a draft of version ${currentVersion + 1}`} /> : null}
            {currentVersion > 0 ? (
              <LinkButton href={paths.plan(planId)}>Open signed version {currentVersion}</LinkButton>
            ) : (
              <LinkButton href={paths.patientPlans(view.patientId)}>Plans of this patient</LinkButton>
            )}
          </div>
        }
      >
        No draft of this plan is open.
      </EmptyState>
    </div>
  );
}
