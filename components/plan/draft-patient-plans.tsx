import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PatientPlan } from "@/lib/features/draft/queries/plans";
import { paths } from "@/lib/platform/paths";
import { Nowrap } from "../ui/nowrap";
import { Table } from "../ui/table";
import { Tag } from "../ui/tag";

const states = {
  active: { tone: "done", words: "active" },
  "on-hold": { tone: "check", words: "on hold" },
  completed: { tone: "plain", words: "completed" },
  discontinued: { tone: "plain", words: "discontinued" },
} as const;

/** The plans of one patient: state, signed version, open draft. */
export function PatientPlans({ plans, zone }: { readonly plans: readonly PatientPlan[]; readonly zone: string }) {
  return (
    <div className="stacking-frame">
      <Table
        caption={`Plans (${plans.length})`}
        rows={plans}
        rowKey={(plan) => plan.id}
        empty="No plan yet."
        columns={[
          {
            id: "plan",
            header: "Plan",
            rowHeader: true,
            clinical: true,
            cell: (plan) => (
              <>
                <Link
                  href={(plan.currentVersion > 0 ? paths.plan(plan.id) : paths.draft(plan.id)) as Route}
                  className="link font-bold"
                >
                  {plan.title}
                </Link>
                <span className="block text-small text-ink-2">{plan.diagnosis}</span>
              </>
            ),
          },
          { id: "state", header: "State", cell: (plan) => <State plan={plan} /> },
          { id: "signed", header: "Signed version", cell: (plan) => <Signed plan={plan} zone={zone} /> },
          { id: "draft", header: "Draft", cell: (plan) => <Draft plan={plan} zone={zone} /> },
          { id: "lead", header: "Plan lead", cell: (plan) => plan.lead },
        ]}
      />
    </div>
  );
}

function State({ plan }: { readonly plan: PatientPlan }) {
  if (plan.currentVersion === 0 && plan.status === "active") return <Tag tone="draft">not signed yet</Tag>;
  const { tone, words } = states[plan.status];
  return <Tag tone={tone}>{words}</Tag>;
}

function Signed({ plan, zone }: { readonly plan: PatientPlan; readonly zone: string }) {
  if (plan.currentVersion === 0 || !plan.signedAt) return "None";
  return (
    <>
      v{plan.currentVersion}
      {plan.effectiveOn ? (
        <>
          , holds from <Nowrap>{formatDay(plan.effectiveOn)}</Nowrap>
        </>
      ) : null}
      <span className="block text-small text-ink-2">
        signed by {plan.signedBy ?? "Not recorded"}, <Nowrap>{formatInstant(plan.signedAt, zone)}</Nowrap>
      </span>
    </>
  );
}

function Draft({ plan, zone }: { readonly plan: PatientPlan; readonly zone: string }) {
  if (!plan.draft) return "None";
  return (
    <>
      <Link href={paths.draft(plan.id) as Route} className="link">
        Draft v{plan.currentVersion + 1}
      </Link>
      <span className="block text-small text-ink-2">
        {plan.draft.author}, <Nowrap>{formatInstant(plan.draft.changedAt, zone)}</Nowrap>
      </span>
    </>
  );
}
