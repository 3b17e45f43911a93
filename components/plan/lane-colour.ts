import type { Lane } from "@/lib/domain/plan/frame";

/** Classes per lane, in full so that the style build sees them. Colour is a helper: the lane's name is always written. */
export const laneColour: Readonly<
  Record<Lane, { readonly fill: string; readonly stroke: string; readonly edge: string; readonly ink: string }>
> = {
  cancer: {
    fill: "fill-lane-cancer",
    stroke: "stroke-lane-cancer",
    edge: "border-l-lane-cancer",
    ink: "text-lane-cancer",
  },
  immunosuppression: {
    fill: "fill-lane-immunosuppression",
    stroke: "stroke-lane-immunosuppression",
    edge: "border-l-lane-immunosuppression",
    ink: "text-lane-immunosuppression",
  },
  "plasma-exchange": {
    fill: "fill-lane-exchange",
    stroke: "stroke-lane-exchange",
    edge: "border-l-lane-exchange",
    ink: "text-lane-exchange",
  },
  ivig: { fill: "fill-lane-ivig", stroke: "stroke-lane-ivig", edge: "border-l-lane-ivig", ink: "text-lane-ivig" },
  symptom: {
    fill: "fill-lane-symptom",
    stroke: "stroke-lane-symptom",
    edge: "border-l-lane-symptom",
    ink: "text-lane-symptom",
  },
  rehabilitation: {
    fill: "fill-lane-rehabilitation",
    stroke: "stroke-lane-rehabilitation",
    edge: "border-l-lane-rehabilitation",
    ink: "text-lane-rehabilitation",
  },
};
