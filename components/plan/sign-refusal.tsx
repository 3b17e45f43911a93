import { Link } from "@/components/ui/link";
import { tierWords } from "@/lib/domain/safety/decision-words";
import type { Tier } from "@/lib/domain/safety/finding";
import type { ActionFailure } from "@/lib/platform/action-result";
import { paths } from "@/lib/platform/paths";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";

type Details = {
  readonly difference?: readonly string[];
  readonly problems?: readonly { readonly treatmentId: string | null; readonly message: string }[];
  readonly findings?: readonly {
    readonly ruleId: string;
    readonly tier: Tier;
    readonly title: string;
    readonly overridable: boolean;
  }[];
};

/** What one finding needs before the draft can be signed. */
const needs = ({ tier, overridable }: NonNullable<Details["findings"]>[number]) => {
  if (tier !== "must-resolve") return "acknowledge it above";
  return overridable ? "resolve it, or override it above with a reason" : "change or remove the treatment";
};

/** What a refused signature has to say beside its sentence: what changed since, or what has to be completed. */
export function SignRefusal({
  planId,
  failure,
  onReadAgain,
}: {
  readonly planId: string;
  readonly failure: ActionFailure | null;
  readonly onReadAgain: () => void;
}) {
  if (!failure) return null;
  const { difference = [], problems = [], findings = [] } = (failure.details ?? {}) as Details;
  const stale = failure.code === "content-changed" || failure.code === "changed-by-someone-else";
  if (!stale && problems.length === 0 && findings.length === 0) return null;
  return (
    <Notice
      tone={stale ? "check" : "stop"}
      title={stale ? "Changed since this page was shown" : "Complete first"}
      actions={stale ? <Button onClick={onReadAgain}>Show it as it is now</Button> : undefined}
    >
      <ul className="list-disc pl-5" data-clinical="">
        {difference.map((sentence) => (
          <li key={sentence}>
            <UnbrokenDates>{sentence}</UnbrokenDates>
          </li>
        ))}
        {findings.map((finding) => (
          <li key={`${finding.ruleId} ${finding.title}`}>
            <b>
              {tierWords[finding.tier]}: {finding.title}
            </b>
            . {needs(finding)}
          </li>
        ))}
        {problems.map((problem) => (
          <li key={`${problem.treatmentId} ${problem.message}`}>
            {problem.treatmentId ? (
              <Link className="link" href={paths.draftTreatment(planId, problem.treatmentId)}>
                {problem.message}
              </Link>
            ) : (
              problem.message
            )}
          </li>
        ))}
      </ul>
      {failure.conflict?.by ? <p>By {failure.conflict.by}.</p> : null}
    </Notice>
  );
}
