import type { MissingGroup } from "@/lib/domain/safety/app/panel-view";
import { rulesWord } from "@/lib/domain/safety/evidence-words";
import { paths } from "@/lib/platform/paths";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { UnbrokenDates } from "../ui/nowrap";
import { factHref, type SafetyPlace } from "./safety-links";

/** What could not be told, by the fact that is missing; folded, since it is no finding, and never silent. */
export function CannotTellList({
  missing,
  count,
  place,
  here,
}: {
  readonly missing: readonly MissingGroup[];
  readonly count: number;
  readonly place: SafetyPlace;
  readonly here: string | null;
}) {
  if (missing.length === 0) return null;
  return (
    <Disclosure summary={`Cannot tell: ${rulesWord(count)}`}>
      <p className="text-small text-ink-2">These rules could not be checked. That is not the same as safe.</p>
      <ul className="mt-1 flex flex-col gap-2">
        {missing.map((group) => (
          <li key={group.fact} data-clinical="">
            <p>
              <UnbrokenDates>{group.words}</UnbrokenDates>: {rulesWord(group.rules.length)} could not be checked.{" "}
              <RecordLink group={group} place={place} here={here} />
            </p>
            <details>
              <summary className="control w-fit text-small text-ink-2">Which rules</summary>
              <ul className="list-disc pl-4 text-small">
                {group.rules.map((rule) => (
                  <li key={rule.ruleId}>
                    <Link href={paths.rule(rule.ruleId)} className="link" prefetch={false}>
                      {rule.title}
                    </Link>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

function RecordLink({ group, place, here }: { group: MissingGroup; place: SafetyPlace; here: string | null }) {
  if (!group.fact.startsWith("plan."))
    return (
      <Link href={factHref(group.fact, place.patientId)} className="link">
        Record it
      </Link>
    );
  if (!group.treatmentId || group.treatmentId === here || !place.mayEdit) return null;
  return (
    <Link href={paths.draftTreatment(place.planId, group.treatmentId)} className="link">
      Open the treatment
    </Link>
  );
}
