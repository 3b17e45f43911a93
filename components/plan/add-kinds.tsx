import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { type Lane, lanes } from "@/lib/domain/plan/frame";
import { kindLabels, laneLabels } from "@/lib/domain/plan/labels";
import type { Kind } from "@/lib/domain/plan/treatment";
import { paths } from "@/lib/platform/paths";
import { cx } from "../ui/cx";
import { laneColour } from "./lane-colour";

const usualKinds: Readonly<Record<Lane, readonly Kind[]>> = {
  cancer: ["regimen", "checkpoint-inhibitor", "surgery", "radiotherapy"],
  immunosuppression: ["steroid", "drug"],
  "plasma-exchange": ["plasma-exchange"],
  ivig: ["ivig"],
  symptom: ["drug"],
  rehabilitation: ["pt-referral", "slp-referral"],
};
const anyLane: readonly Kind[] = ["vaccine", "monitoring", "procedure"];

/** Every kind of treatment by its lane, for who thinks in kinds rather than names. */
export function AddByKind({ planId, current }: { readonly planId: string; readonly current: Kind | null }) {
  const link = (kind: Kind) => (
    <li key={kind}>
      <Link
        href={paths.newTreatment(planId, kind) as Route}
        aria-current={kind === current ? "true" : undefined}
        className="link inline-block py-1 aria-[current]:font-bold"
      >
        {kindLabels[kind]}
      </Link>
    </li>
  );
  return (
    <section aria-labelledby="by-kind" className="max-w-240">
      <h2 id="by-kind" className="text-lead">
        Or choose by kind
      </h2>
      <div className="mt-2 grid gap-x-6 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {lanes.map((lane) => (
          <div key={lane} className={cx("border-l-3 pl-3", laneColour[lane].edge)}>
            <h3 className="text-small font-semibold text-ink-2">{laneLabels[lane]}</h3>
            <ul>{usualKinds[lane].map(link)}</ul>
          </div>
        ))}
        <div className="border-l-3 border-l-field pl-3">
          <h3 className="text-small font-semibold text-ink-2">In the lane it serves</h3>
          <ul>{anyLane.map(link)}</ul>
        </div>
      </div>
    </section>
  );
}
