import type { PanelGroup } from "@/lib/domain/safety/app/panel-view";
import { DecideForm } from "./decide-form";
import type { SafetyPlace } from "./safety-links";

/** Where the findings of a group are decided, all together; nothing where the reader may not decide. */
export function DecideGroup({ group, place }: { readonly group: PanelGroup; readonly place: SafetyPlace }) {
  const { first, others } = group;
  const { tier, title } = first.finding;
  if (!place.mayDecide || (tier !== "must-resolve" && tier !== "check")) return null;
  const all = [first, ...others].map((one) => one.finding);
  return (
    <DecideForm
      draftId={place.draftId}
      patientId={place.patientId}
      findings={all.map(({ ruleId, treatments, basis }) => ({ ruleId, treatments, basis }))}
      title={title}
      tier={tier}
      overridable={all.every((finding) => finding.overridable)}
      decided={first.standing === "decided"}
    />
  );
}
