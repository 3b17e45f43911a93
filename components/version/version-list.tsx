import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { VersionsView } from "@/lib/features/plan/queries/versions";
import { paths } from "@/lib/platform/paths";
import { Nowrap } from "../ui/nowrap";
import { Table } from "../ui/table";
import { Tag } from "../ui/tag";
import { shortHash, signerRole } from "./signature-line";

/** Every version, newest first: what it changed, why, and who signed it. */
export function VersionList({ view, zone }: { readonly view: VersionsView; readonly zone: string }) {
  const { planId, currentVersion } = view;
  return (
    <Table
      caption="Versions"
      captionHidden
      rows={view.versions}
      rowKey={(v) => String(v.version)}
      empty="No version of this plan has been signed yet."
      columns={[
        {
          id: "version",
          header: "Version",
          rowHeader: true,
          cell: (v) => (
            <span className="flex flex-wrap items-center gap-x-2">
              <Link href={paths.version(planId, v.version) as Route} className="link row-link font-bold">
                Version {v.version}
              </Link>
              {v.version === currentVersion ? <Tag tone="done">Current</Tag> : <Tag>Superseded</Tag>}
            </span>
          ),
        },
        {
          id: "changes",
          header: "Changes",
          clinical: true,
          cell: (v) => (
            <>
              <p>{v.summary}</p>
              {v.version > 1 ? (
                <Link href={paths.compare(planId, v.version - 1, v.version) as Route} className="link text-small">
                  Compare with version {v.version - 1}
                </Link>
              ) : null}
            </>
          ),
        },
        {
          id: "reason",
          header: "Reason",
          clinical: true,
          cell: (v) => v.reason ?? <span className="text-ink-2">Not given</span>,
        },
        { id: "effective", header: "In force from", cell: (v) => <Nowrap>{formatDay(v.effectiveOn)}</Nowrap> },
        {
          id: "signed",
          header: "Signed",
          cell: (v) => (
            <>
              <p>
                {v.signerName}, {signerRole(v.signerRole)}
              </p>
              <p className="text-small text-ink-2">
                <Nowrap>{formatInstant(v.signedAt, zone)}</Nowrap> ·{" "}
                <code title={v.contentHash} className="nowrap">
                  {shortHash(v.contentHash)}
                </code>
              </p>
            </>
          ),
        },
      ]}
    />
  );
}
