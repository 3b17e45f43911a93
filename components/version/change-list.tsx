import { laneLabels } from "@/lib/domain/plan/labels";
import { describeChange } from "@/lib/domain/version/describe";
import { byLane, type TreatmentChange } from "@/lib/domain/version/diff";
import { laneColour } from "../plan/lane-colour";
import { cx } from "../ui/cx";
import { UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { changeTag, isChange } from "./change-tag";

/** Changes as clinical sentences by lane; unchanged treatments are counted, not listed. */
export function ChangeList({ changes }: { readonly changes: readonly TreatmentChange[] }) {
  const changed = changes.filter(isChange);
  const same = changes.filter((c) => c.status === "unchanged").length;
  return (
    <div className="flex flex-col gap-2">
      {byLane(changed).map(({ lane, changes: own }) => (
        <section key={lane} aria-label={laneLabels[lane]} className={cx("border-l-3 pl-3", laneColour[lane].edge)}>
          <h3 className={cx("text-small", laneColour[lane].ink)}>{laneLabels[lane]}</h3>
          <ul className="flex flex-col gap-1">
            {own.map((change) => {
              const { tone, words } = changeTag(change);
              return (
                <li key={change.treatmentId} data-clinical="" className="flex flex-wrap items-baseline gap-x-2">
                  <Tag tone={tone}>{words}</Tag>
                  <span className="min-w-0 flex-1 basis-64">
                    <UnbrokenDates>{describeChange(change)}</UnbrokenDates>
                  </span>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
      {same > 0 ? (
        <p className="text-small text-ink-2">
          {same} {same === 1 ? "treatment is" : "treatments are"} unchanged.
        </p>
      ) : null}
    </div>
  );
}
