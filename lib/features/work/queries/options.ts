import "server-only";
import { statement } from "@/lib/platform/db";
import type { Seen } from "@/lib/platform/read";
import { fromPatients } from "./view";

export type FilterOptions = {
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly wards: readonly string[];
};

const optionsOf = statement<FilterOptions>(
  "work-filter-options",
  `WITH mine AS MATERIALIZED (SELECT p.team_id, p.bed FROM ${fromPatients})
   SELECT (SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name) ORDER BY t.name), '[]'::json) FROM team t
            WHERE t.id IN (SELECT team_id FROM mine)) AS teams,
          (SELECT coalesce(json_agg(w.ward ORDER BY w.ward), '[]'::json) FROM (SELECT DISTINCT split_part(bed, '-', 1) AS ward FROM mine
            WHERE bed IS NOT NULL) w) AS wards`,
);

/** The teams and wards of the patients of the actor. */
export async function filterOptions({ sql }: Seen): Promise<FilterOptions> {
  const [options] = await sql(optionsOf);
  return options ?? { teams: [], wards: [] };
}
