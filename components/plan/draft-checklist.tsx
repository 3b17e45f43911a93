import type { Route } from "next";
import { Link } from "@/components/ui/link";
import type { SignProblem } from "@/lib/domain/plan/sign-requirements";
import { paths } from "@/lib/platform/paths";

export interface ChecklistProps {
  readonly planId: string;
  readonly problems: readonly SignProblem[];
  readonly nameOf: (treatmentId: string) => string;
  readonly isAmendment: boolean;
}

interface Check {
  readonly done: boolean;
  readonly words: string;
  readonly href?: string;
}

const codesOfContent = new Set(["incomplete", "duplicate", "wrong-action", "identity-changed", "name-mismatch"]);
const codesOfAmendment = new Set(["changed-silently", "dropped", "nothing-changed"]);

function checksOf({ planId, problems, nameOf, isAmendment }: ChecklistProps): Check[] {
  const has = (code: SignProblem["code"]) => problems.some((problem) => problem.code === code);
  const incomplete = [
    ...new Set(problems.flatMap((p) => (codesOfContent.has(p.code) && p.treatmentId ? [p.treatmentId] : []))),
  ];
  const changes = problems.filter((problem) => codesOfAmendment.has(problem.code));
  const departures = problems.filter((problem) => problem.code === "no-deviation-reason");
  return [
    { done: !has("empty-plan"), words: has("empty-plan") ? "Add at least one treatment" : "The plan has treatments" },
    ...(incomplete.length === 0
      ? [{ done: true, words: "Every treatment is complete, with an end or a review date" }]
      : incomplete.map((id) => {
          const count = problems.filter((problem) => problem.treatmentId === id).length;
          const words = `${nameOf(id)}: ${count} ${count === 1 ? "thing" : "things"} to mend`;
          return { done: false, words, href: paths.draftTreatment(planId, id) };
        })),
    {
      done: !has("no-effective-date"),
      words: has("no-effective-date") ? "Enter the day from which this version holds" : "Effective date entered",
      href: "#effectiveOn",
    },
    ...(isAmendment
      ? [
          {
            done: !has("no-reason"),
            words: has("no-reason") ? "Enter the reason for the change" : "Reason for the change entered",
            href: "#reason",
          },
        ]
      : []),
    ...(departures.length > 0
      ? [
          {
            done: false,
            words: `Enter why the plan departs from its template (${departures.length})`,
            href: "#deviations",
          },
        ]
      : []),
    ...changes.map((problem) => ({
      done: false,
      words: problem.message,
      ...(problem.treatmentId ? { href: paths.draftTreatment(planId, problem.treatmentId) } : {}),
    })),
  ];
}

/** What stands between this draft and its signature, beside the safety findings above it. */
export function SignChecklist(props: ChecklistProps) {
  const checks = checksOf(props);
  const open = checks.filter((check) => !check.done).length;
  return (
    <section aria-labelledby="sign-checklist">
      <h2 id="sign-checklist" className="text-body">
        Sign checklist
      </h2>
      <p className="text-small text-ink-2">
        {open === 0 ? "Nothing is missing for signing." : `${open} of ${checks.length} still open.`}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {checks.map((check) => (
          <li key={check.words} className="flex gap-2" data-clinical="">
            <span aria-hidden="true" className={check.done ? "text-done" : "text-check"}>
              {check.done ? "✓" : "○"}
            </span>
            <span>
              <span className="visually-hidden">{check.done ? "Done: " : "Open: "}</span>
              {check.href && !check.done ? (
                <Link href={check.href as Route} className="link">
                  {check.words}
                </Link>
              ) : (
                check.words
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
