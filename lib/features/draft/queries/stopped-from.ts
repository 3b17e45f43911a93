import type { Day } from "@/lib/domain/shared/day";
import type { Tx } from "@/lib/platform/db";

/** SQL of the stops of a plan as JSON rows of treatment and day; `plan` is the SQL of its id. */
export const stopsOfPlan = (
  plan: string,
) => `(SELECT coalesce(json_agg(json_build_object('id', x.treatment_id, 'from', x.content->>'actionFrom')), '[]'::json)
   FROM treatment_version x WHERE x.plan_id = ${plan} AND x.action = 'stop' AND x.content->>'actionFrom' IS NOT NULL)`;

export type Stop = { readonly id: string; readonly from: Day };

/** The day from which each treatment of a plan is stopped, by any version so far. */
export async function stoppedFrom(tx: Tx, planId: string): Promise<ReadonlyMap<string, Day>> {
  const [row] = await tx.$queryRawUnsafe<{ stops: Stop[] }[]>(`SELECT ${stopsOfPlan("$1::uuid")} AS stops`, planId);
  return daysOf(row?.stops ?? []);
}

export const daysOf = (stops: readonly Stop[]): ReadonlyMap<string, Day> =>
  new Map(stops.map(({ id, from }) => [id, from]));
