// What became unsafe in the plan in force since it was signed, above everything else on its page.

import { formatInstant } from "@/lib/domain/shared/instant";
import type { PlanView } from "@/lib/features/plan/queries/plan";
import { paths } from "@/lib/platform/paths";
import { LinkButton } from "../ui/link-button";
import { Nowrap } from "../ui/nowrap";
import { SignedIssue } from "../version/signed-finding";
import { AcknowledgeAlert } from "./acknowledge-alert";

export function PlanAlerts({ view, zone }: { readonly view: PlanView; readonly zone: string }) {
  const { alerts, planId, may, draft } = view;
  if (alerts.length === 0) return null;
  const nameOf = (id: string) => view.version?.content.treatments.find((t) => t.treatmentId === id)?.name;
  return (
    <section aria-labelledby="unsafe-title" className="flex flex-col gap-2">
      <h2 id="unsafe-title" className="text-lead">
        Unsafe now: the plan in force no longer fits what is known
      </h2>
      {alerts.map(({ id, revision, raisedAt, finding }) => (
        <SignedIssue
          key={id}
          zone={zone}
          issues={[{ finding, about: finding.treatments.flatMap((t) => nameOf(t) ?? []) }]}
        >
          <p className="text-ink-2">
            Since <Nowrap>{formatInstant(raisedAt, zone)}</Nowrap>. It goes by itself when the plan or the facts change.
          </p>
          {may.sign ? (
            <AcknowledgeAlert planId={planId} alertId={id} revision={revision} title={finding.title} />
          ) : null}
        </SignedIssue>
      ))}
      {draft && may.draft ? (
        <div className="no-print">
          <LinkButton href={paths.draft(planId)}>Open the draft to change the plan</LinkButton>
        </div>
      ) : null}
    </section>
  );
}
