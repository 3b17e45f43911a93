import { formatDay } from "@/lib/domain/shared/day";
import type { TimelinePlan } from "@/lib/features/timeline/queries";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { Nowrap } from "../ui/nowrap";
import { Table } from "../ui/table";
import { planWords } from "./version-layout";

/** Every signed version of a plan with its day, signer and reason, and the way to it and to what it changed. */
export function VersionList({ plan }: { readonly plan: TimelinePlan }) {
  const { planId } = plan;
  return (
    <div className="flex flex-col gap-1">
      <p>
        <Link href={paths.plan(planId)} className="link font-semibold">
          {plan.title}
        </Link>
        , {planWords(plan)}
      </p>
      <Table
        caption={`Versions of ${plan.title}`}
        captionHidden
        rows={plan.versions}
        rowKey={({ version }) => String(version)}
        empty="Nothing is signed yet."
        columns={[
          {
            id: "version",
            header: "Version",
            rowHeader: true,
            cell: ({ version }) => (
              <Link href={paths.version(planId, version)} className="link">
                Version {version}
              </Link>
            ),
          },
          { id: "from", header: "In force from", cell: (v) => <Nowrap>{formatDay(v.effectiveOn)}</Nowrap> },
          {
            id: "signed",
            header: "Signed",
            cell: (v) => (
              <>
                <Nowrap>{formatDay(v.signedOn)}</Nowrap>, {v.signedBy}
              </>
            ),
          },
          {
            id: "reason",
            header: "Reason",
            cell: (v) => v.reason ?? (v.version === 1 ? "First version" : "Not recorded"),
          },
          {
            id: "compare",
            header: "What changed",
            cell: ({ version }) =>
              version === 1 ? (
                "Nothing before it"
              ) : (
                <Link href={paths.compare(planId, version - 1, version)} className="link">
                  Compare with version {version - 1}
                </Link>
              ),
          },
        ]}
      />
    </div>
  );
}
