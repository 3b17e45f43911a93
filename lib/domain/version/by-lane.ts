import { type Lane, lanes } from "../plan/frame";
import { laneLabels } from "../plan/labels";
import type { Treatment } from "../plan/treatment";

export interface LaneOfTreatments {
  readonly lane: Lane;
  readonly label: string;
  readonly treatments: readonly Treatment[];
}

/** Treatments by lane in the fixed order of lanes, each lane in the order of the plan; lanes without any are left out. */
export function byLaneOf(treatments: readonly Treatment[]): LaneOfTreatments[] {
  return lanes
    .map((lane) => ({ lane, label: laneLabels[lane], treatments: treatments.filter((t) => t.lane === lane) }))
    .filter((group) => group.treatments.length > 0);
}
