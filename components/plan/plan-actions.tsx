import type { PlanView } from "@/lib/features/plan/queries/plan";
import { paths } from "@/lib/platform/paths";
import { LinkButton } from "../ui/link-button";
import { OpenDraft } from "./draft-open";
import { MovePlan } from "./plan-move";
import { PrintMenu } from "./print-menu";

/** Only what this person may do with the plan in its present state. */
export function PlanActions({ view, patient }: { readonly view: PlanView; readonly patient: string }) {
  const { planId, revision, status, currentVersion, may } = view;
  const open = status === "active" || status === "on-hold";
  return (
    <>
      {open && may.draft && !view.draft && currentVersion > 0 ? <OpenDraft planId={planId} label="Amend" /> : null}
      {open && may.move && currentVersion > 0 ? (
        <MovePlan
          planId={planId}
          revision={revision}
          move={status === "active" ? "hold" : "resume"}
          patient={patient}
        />
      ) : null}
      {open && may.move ? (
        <LinkButton href={paths.endPlan(planId)}>
          {currentVersion > 0 ? "Complete or discontinue" : "Discontinue"}
        </LinkButton>
      ) : null}
      {currentVersion > 1 ? (
        <LinkButton href={paths.compare(planId, currentVersion - 1, currentVersion)}>
          Compare with version {currentVersion - 1}
        </LinkButton>
      ) : null}
      {currentVersion > 0 ? <PrintMenu planId={planId} /> : null}
    </>
  );
}
