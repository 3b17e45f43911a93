// The plan as it stood at the end of a day: which version held, and what was known of the patient by then.
import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { agentLabelById } from "@/lib/domain/knowledge/agent-labels";
import type { ActivationKind } from "@/lib/domain/plan/treatment-states";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PlanOnDay } from "@/lib/features/plan/queries/as-of";
import type { SignedVersionView, VersionHead } from "@/lib/features/plan/queries/signed-row";
import { paths } from "@/lib/platform/paths";
import { PlanTreatments } from "../plan/plan-treatments";
import { EmptyState } from "../ui/empty-state";
import { Notice } from "../ui/notice";
import { Nowrap } from "../ui/nowrap";
import { Table } from "../ui/table";
import { SignatureLine } from "./signature-line";
import { VersionSafety } from "./version-safety";

const addedWords: Readonly<Record<ActivationKind, string>> = {
  released: "was released",
  cosigned: "was co-signed",
  urgent: "was activated as urgent",
  declined: "was declined a co-signature",
};

function nameIn({ content }: SignedVersionView, treatmentId: string): string {
  return content.treatments.find((t) => t.treatmentId === treatmentId)?.name ?? "A treatment";
}

export function AsOfView({ view, zone }: { readonly view: PlanOnDay; readonly zone: string }) {
  const { planId, day, on, version, currentVersion } = view;
  return (
    <>
      <Others view={view} zone={zone} />
      {version ? (
        <section aria-labelledby="held" className="flex flex-col gap-2">
          <h2 id="held" className="text-lead">
            Version {version.version} was in force
          </h2>
          <p>
            <Link href={paths.version(planId, version.version) as Route} className="link">
              Version {version.version}
            </Link>
            , in force from <Nowrap>{formatDay(version.effectiveOn)}</Nowrap>
            {version.version < currentVersion ? (
              <>
                {" · "}
                <Link href={paths.compare(planId, version.version, currentVersion) as Route} className="link">
                  Compare with version {currentVersion}, the current one
                </Link>
              </>
            ) : null}
          </p>
          <SignatureLine version={version} zone={zone} />
          {view.added.map(({ treatmentId, kind, at }) => (
            <p key={`${treatmentId} ${kind}`}>
              {nameIn(version, treatmentId)} {addedWords[kind]} on <Nowrap>{formatInstant(at, zone)}</Nowrap>.
            </p>
          ))}
          {view.unsigned.map((treatmentId) => (
            <p key={treatmentId}>{nameIn(version, treatmentId)} was not active: it waited for its co-signature.</p>
          ))}
          <PlanTreatments
            caption={`Treatments of version ${version.version} (${version.content.treatments.length})`}
            treatments={version.content.treatments}
            as="version"
            today={day}
          />
        </section>
      ) : (
        <EmptyState>No version of this plan was in force on {formatDay(day)}.</EmptyState>
      )}
      <Known view={view} signed={on.inForce} />
      {version ? <VersionSafety content={version.content} zone={zone} /> : null}
    </>
  );
}

/** Versions that a reader of today knows, and that did not hold on that day. */
function Others({ view: { planId, on }, zone }: { readonly view: PlanOnDay; readonly zone: string }) {
  const link = (v: VersionHead) => (
    <Link href={paths.version(planId, v.version) as Route} className="link">
      Version {v.version}
    </Link>
  );
  if (on.ahead.length + on.laterSigned.length === 0) return null;
  return (
    <Notice tone="info" headingLevel={2} title="Other versions about this day">
      <ul>
        {on.ahead.map((v) => (
          <li key={v.version}>
            {link(v)} had been signed by then, to hold from <Nowrap>{formatDay(v.effectiveOn)}</Nowrap>.
          </li>
        ))}
        {on.laterSigned.map((v) => (
          <li key={v.version}>
            {link(v)} says that it holds from <Nowrap>{formatDay(v.effectiveOn)}</Nowrap>, but was signed later, on{" "}
            <Nowrap>{formatInstant(v.signedAt, zone)}</Nowrap>: nobody could act on it that day.
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Known({ view, signed }: { readonly view: PlanOnDay; readonly signed: VersionHead | null }) {
  const { lists, results, day } = view;
  return (
    <section aria-labelledby="known" className="flex flex-col gap-2">
      <h2 id="known" className="text-lead">
        What was known by the end of {formatDay(day)}
      </h2>
      {signed ? (
        <p data-clinical="">
          When version {signed.version} was signed: allergies{" "}
          {words(
            lists,
            "allergies",
            lists?.allergies.map((a) => a.text ?? named(a.substance ?? "")),
          )}
          ; conditions{" "}
          {words(
            lists,
            "conditions",
            lists?.conditions.map((c) => c.text ?? c.code ?? ""),
          )}
          ; home medicines{" "}
          {words(
            lists,
            "home-medicines",
            lists?.homeMedicines.map((m) => m.text ?? named(m.agent ?? "")),
          )}
          .
        </p>
      ) : null}
      <Table
        caption="Newest results recorded by then"
        rows={results}
        rowKey={(row) => row.id}
        empty="No result had been recorded by then."
        columns={[
          { id: "what", header: "Result", rowHeader: true, clinical: true, cell: (row) => row.label },
          { id: "value", header: "Value", clinical: true, cell: (row) => <Nowrap>{row.value}</Nowrap> },
          { id: "day", header: "Taken", cell: (row) => <Nowrap>{formatDay(row.takenOn)}</Nowrap> },
          {
            id: "since",
            header: "Since then",
            cell: (row) => (row.errorSince ? "marked entered in error" : "unchanged"),
          },
        ]}
      />
    </section>
  );
}

const named = (id: string) => agentLabelById(id)?.name ?? id;

/** An empty list is "none" only when somebody has said so. */
function words(lists: PlanOnDay["lists"], list: string, entries: readonly string[] | undefined): string {
  if (!lists || !entries) return "not kept with this version";
  if (entries.length > 0) return entries.join(", ");
  return lists.reviews.some((review) => review.list === list && review.noneKnown) ? "none known" : "not recorded";
}
