// All patients of the demo, in the order in which they are made.
import { okafor } from "./stories/okafor";
import type { World } from "./world";

export type Story = (world: World) => Promise<void>;

export const stories: readonly Story[] = [okafor];
