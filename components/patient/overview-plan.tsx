import { Link } from "@/components/ui/link";
import type { OverviewView } from "@/lib/features/patient/queries-overview";
import type { PlanSideEffects } from "@/lib/features/side-effect/queries";
import { paths } from "@/lib/platform/paths";
import { RefusedLine } from "../consent/refused-line";
import { SideEffectMark } from "../side-effect/side-effect-mark";
import { EmptyState } from "../ui/empty-state";
import { LinkButton } from "../ui/link-button";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { Section } from "./section";

const lineWords: Readonly<Record<string, string>> = {
  "awaiting-cosignature": "awaiting co-signature",
};

const statusWords: Readonly<Record<string, string>> = {
  active: "Active",
  "on-hold": "On hold",
  completed: "Completed",
  discontinued: "Discontinued",
};
const draftWords: Readonly<Record<string, string>> = {
  open: "Draft open",
  "in-review": "Draft in review",
  "changes-asked": "Changes asked for",
};

export interface OverviewPlanProps {
  readonly patientId: string;
  readonly plan: OverviewView["plan"];
  readonly effects: PlanSideEffects | null;
  readonly mayDraft: boolean;
  readonly hasDiagnosis: boolean;
}

/** The plan in force, one line a treatment, in the wording of the signed version. */
export function OverviewPlan({ patientId, plan, effects, mayDraft, hasDiagnosis }: OverviewPlanProps) {
  if (!plan) {
    const action = !mayDraft ? undefined : hasDiagnosis ? (
      <LinkButton href={paths.newPlan(patientId)} variant="primary">
        Start a plan
      </LinkButton>
    ) : (
      <LinkButton href={paths.newDiagnosis(patientId)} variant="primary">
        Record the diagnosis
      </LinkButton>
    );
    return (
      <Section id="plan" title="Plan">
        <EmptyState action={action}>
          {hasDiagnosis ? "There is no plan yet." : "There is no plan yet. It starts from a diagnosis."}
        </EmptyState>
      </Section>
    );
  }
  const { draft } = plan;
  return (
    <Section
      id="plan"
      title="Plan"
      aside={
        <span className="flex flex-wrap items-center gap-3">
          <Link href={paths.timeline(patientId)} className="link text-small">
            Timeline of all plans
          </Link>
          <Tag>{statusWords[plan.status] ?? plan.status}</Tag>
        </span>
      }
    >
      <p>
        <Link
          href={plan.version > 0 ? paths.plan(plan.id) : paths.draft(plan.id)}
          className="font-semibold text-accent underline underline-offset-2"
        >
          {plan.title}
        </Link>{" "}
        {plan.version > 0 ? (
          <span className="text-ink-2">
            version {plan.version}, effective <Nowrap>{plan.effectiveOn ?? "Not recorded"}</Nowrap>, signed by{" "}
            {plan.signed}
          </span>
        ) : (
          <span className="text-ink-2">nothing signed yet</span>
        )}
      </p>
      {draft ? (
        <p className="flex flex-wrap items-center gap-2">
          <Tag tone="draft">{draftWords[draft.state] ?? "Draft"}</Tag>
          <span>
            {draft.author}, changed <Nowrap>{draft.changedAt}</Nowrap>
          </span>
          <Link href={paths.draft(plan.id)} className="text-accent underline underline-offset-2">
            Open the draft
          </Link>
        </p>
      ) : null}
      <ul data-clinical="" className="flex flex-col">
        {plan.lines.map((line) => (
          <li key={line.treatmentId} className="border-b border-line py-1.5 last:border-0">
            <span className="text-small text-ink-3">{line.lane}</span>{" "}
            <strong>
              <span aria-hidden="true">{line.display}</span>
              <span className="visually-hidden">{line.plain}</span>
            </strong>{" "}
            {line.status === "active" ? null : (
              <Tag tone="check">{lineWords[line.status] ?? line.status.replace("-", " ")}</Tag>
            )}{" "}
            <UnbrokenDates>{line.words}</UnbrokenDates>
            {effects ? (
              <SideEffectMark
                planId={plan.id}
                treatmentId={line.treatmentId}
                name={line.plain}
                effects={{ ...effects, mayRecord: false }}
              />
            ) : null}
            {line.refused ? (
              <span className="block">
                <RefusedLine words={line.refused} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
