import { openChart } from "../chart";
import type { World } from "../world";
import { who } from "./start";

export async function empty(world: World): Promise<void> {
  await openChart(world, {
    ...who([28, "Nováková", "Zuzana", 29, "female"], "general", "quinn", -1, ["60", "165", "0.7", "38"]),
  });
}
