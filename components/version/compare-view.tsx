// Two versions side by side, aligned by treatment and grouped by lane; what did not change is folded away.
import { laneLabels } from "@/lib/domain/plan/labels";
import { type ChangeFilter, filterChanges, isFiltered } from "@/lib/domain/version/change-filter";
import { overrideChanges } from "@/lib/domain/version/decision-changes";
import { describeChange, summarise } from "@/lib/domain/version/describe";
import { byLane, diffTreatments, type TreatmentChange } from "@/lib/domain/version/diff";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { CompareView } from "@/lib/features/plan/queries/versions";
import { laneColour } from "../plan/lane-colour";
import { cx } from "../ui/cx";
import { Disclosure } from "../ui/disclosure";
import { UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { changeTag, isChange } from "./change-tag";
import { CompareFilters } from "./compare-filters";
import { CompareSide } from "./compare-side";
import { CompareSigners } from "./compare-signers";

export interface CompareVersionsProps {
  readonly view: CompareView;
  readonly filter: ChangeFilter;
  readonly zone: string;
}

export function CompareVersions({ view, filter, zone }: CompareVersionsProps) {
  const { from, to } = view;
  const changes = diffTreatments(from.content.treatments, to.content.treatments);
  const all = changes.filter(isChange);
  const changed = filterChanges(all, filter, view.steps);
  const same = filterChanges(changes, filter, view.steps).filter((c) => c.status === "unchanged");
  const stoppedBefore = changes
    .filter((c) => c.status === "removed" && !isChange(c))
    .map((c) => tallMan(c.name).display);
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lead font-semibold">{summarise(changes)}</p>
      <CompareFilters view={view} changes={changes} />
      {isFiltered(filter) ? (
        <p role="status">
          Filtered: {changed.length} of {all.length} {all.length === 1 ? "change is" : "changes are"} shown.
        </p>
      ) : null}
      <PlanChanges view={view} />
      <CompareSigners view={view} zone={zone} />
      {byLane(changed).map(({ lane, changes: own }) => (
        <section key={lane} aria-labelledby={`lane-${lane}`} className="flex flex-col gap-2">
          <h2
            id={`lane-${lane}`}
            className={cx("border-l-3 pl-2 text-body", laneColour[lane].edge, laneColour[lane].ink)}
          >
            {laneLabels[lane]}
          </h2>
          <ul className="flex flex-col gap-3">
            {own.map((change) => (
              <ComparedTreatment key={change.treatmentId} change={change} from={from.version} to={to.version} />
            ))}
          </ul>
        </section>
      ))}
      {stoppedBefore.length > 0 ? (
        <p data-clinical="" className="text-ink-2">
          Already stopped in version {from.version}: {stoppedBefore.join(", ")}.
        </p>
      ) : null}
      {same.length > 0 ? (
        <Disclosure
          summary={`${same.length} ${same.length === 1 ? "treatment" : "treatments"} unchanged`}
          open={all.length === 0}
        >
          <ul className="flex flex-col gap-2">
            {same.map((change) => (
              <li key={change.treatmentId} data-clinical="" data-treatment="">
                <CompareSide treatment={change.to} />
              </li>
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </div>
  );
}

/** What differs besides the treatments. */
function PlanChanges({ view: { from, to } }: { readonly view: CompareView }) {
  const said: string[] = [];
  if (from.content.title !== to.content.title) said.push(`Title: "${from.content.title}" → "${to.content.title}".`);
  if (JSON.stringify(from.content.diagnosis) !== JSON.stringify(to.content.diagnosis))
    said.push(
      from.content.diagnosis.phenotypeLabel === to.content.diagnosis.phenotypeLabel
        ? "The recorded diagnosis changed: antibodies or cancer status."
        : `Diagnosis: ${from.content.diagnosis.phenotypeLabel} → ${to.content.diagnosis.phenotypeLabel}.`,
    );
  said.push(...overrideChanges(from.content, to.content));
  return said.map((sentence) => <p key={sentence}>{sentence}</p>);
}

/** Both sides stand below in full, so a new treatment is not written out here once more. */
function headline(change: TreatmentChange, to: number): string {
  if (change.status !== "added") return describeChange(change);
  const reason = change.to.changeReason ?? change.to.reason;
  return `${tallMan(change.name).display}: not in the older version, ${change.to.action === "stop" ? "stopped by" : "new by"} version ${to}. Reason: ${reason}`;
}

function ComparedTreatment({
  change,
  from,
  to,
}: {
  readonly change: TreatmentChange;
  readonly from: number;
  readonly to: number;
}) {
  const { tone, words } = changeTag(change);
  const stopped = change.to?.action === "stop";
  return (
    <li
      data-clinical=""
      data-treatment=""
      className={cx(
        "rounded-control border border-line bg-surface",
        change.status === "added" && "border-l-4 border-l-ink",
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-2 border-b border-line px-3 py-2">
        <Tag tone={tone}>{words}</Tag>
        <span className="min-w-0 flex-1 basis-64 font-semibold">
          <UnbrokenDates>{headline(change, to)}</UnbrokenDates>
        </span>
      </p>
      <div className="grid grid-cols-1 min-[900px]:grid-cols-2 print:grid-cols-2">
        <div className="border-line px-3 py-2 max-[899px]:border-b min-[900px]:border-r">
          <p className="text-small text-ink-3">Version {from}</p>
          {change.from ? <CompareSide treatment={change.from} /> : <p className="text-ink-2">Not in version {from}</p>}
        </div>
        <div className="px-3 py-2">
          <p className="text-small text-ink-3">Version {to}</p>
          {change.to ? (
            <CompareSide treatment={change.to} struck={stopped} />
          ) : (
            <p className="text-ink-2">Not in version {to}: stopped in between</p>
          )}
        </div>
      </div>
    </li>
  );
}
