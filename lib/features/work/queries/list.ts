// One list of work: who has it, and how a page of it is made. Two kinds: rows that Postgres sorts, filters, counts and pages,
// and rows that a decision of lib/domain has to make first.
import "server-only";
import type { Role } from "@/lib/domain/access/roles";
import { comparePlaces, cursorOf, type Place } from "@/lib/domain/work/paging";
import type { Actor } from "@/lib/platform/actor-types";
import { type Statement, statement } from "@/lib/platform/db";
import type { Seen } from "@/lib/platform/read";
import { iso, type Moment, type Who, type WorkEntry, type WorkList } from "./view";

/** Counts stop here: "500+". */
export const COUNT_CAP = 500;

export type WorkFilter = {
  readonly teamId: string | null;
  readonly mine: boolean;
  /** A ward (what stands before the hyphen of a bed), or `*` for any bed. */
  readonly ward: string | null;
};
export const noFilter: WorkFilter = { teamId: null, mine: false, ward: null };

export type PageAsked = {
  readonly size: number;
  readonly after: Place | null;
  readonly before: Place | null;
  readonly filter: WorkFilter;
};

export type WorkPage = Pick<WorkList, "entries" | "total" | "pages">;

export type ListDefinition = {
  readonly id: string;
  readonly title: string | ((moment: Moment) => string);
  readonly empty: string;
  readonly nothing: string;
  readonly roles: readonly Role[];
  /** Whether an actor of these roles has the list; all when left out. */
  readonly for?: (actor: Actor) => boolean;
  /** How many rows the page of all lists shows. */
  readonly shown: number;
  readonly page: (seen: Seen, moment: Moment, asked: PageAsked) => Promise<WorkPage>;
};

type Head = Omit<ListDefinition, "page" | "shown"> & { readonly shown?: number };
const SHOWN = 5;

export type WorkRow<D> = Place & {
  readonly team_id: string | null;
  readonly bed: string | null;
  readonly owner: string | null;
  readonly who: Who;
  readonly detail: D;
  readonly total: number;
};

/**
 * A list made by one select, which names `key`, `urgency`, `since`, `team_id`, `mine`, `bed`, `owner`, `who` and `detail`.
 * $1 is today at the actor's site, $2 now.
 */
export function sqlList<D>(
  head: Head,
  select: string,
  entries: (rows: readonly WorkRow<D>[], moment: Moment, seen: Seen) => Promise<WorkEntry[]> | WorkEntry[],
): ListDefinition {
  const forward = statement<WorkRow<D>>(`work-${head.id}`, pageOf(select, ">", "ASC"));
  const backward = statement<WorkRow<D>>(`work-${head.id}-before`, pageOf(select, "<", "DESC"));
  return {
    shown: SHOWN,
    ...head,
    page: async (seen, moment, asked) => {
      const rows = asked.before
        ? await rowsOf(seen, backward, moment, asked, asked.before)
        : await rowsOf(seen, forward, moment, asked, asked.after);
      const kept = rows.slice(0, asked.size);
      if (asked.before) kept.reverse();
      return {
        entries: await entries(kept, moment, seen),
        total: totalOf(rows[0]?.total ?? 0),
        pages: pagesOf(kept, rows.length > asked.size, asked),
      };
    },
  };
}

const pageOf = (select: string, than: ">" | "<", order: "ASC" | "DESC") => `
  WITH found AS MATERIALIZED (${select}),
       kept AS (SELECT * FROM found WHERE ($3::uuid IS NULL OR team_id = $3) AND (NOT $4::boolean OR mine)
                 AND ($5::text IS NULL OR ($5 = '*' AND bed IS NOT NULL) OR split_part(bed, '-', 1) = $5))
  SELECT key, urgency::int AS urgency, ${iso("since")} AS since, team_id, bed, owner, who, detail,
         (SELECT count(*)::int FROM (SELECT 1 FROM kept LIMIT ${COUNT_CAP + 1}) c) AS total
    FROM kept WHERE $1::date IS NOT NULL AND $2::timestamptz IS NOT NULL
     AND ($6::int IS NULL OR (urgency::int, since, key) ${than} ($6::int, $7::timestamptz, $8::text))
   ORDER BY urgency::int ${order}, since ${order}, key ${order} LIMIT $9::int`;

async function rowsOf<D>(
  { sql }: Seen,
  text: Statement<WorkRow<D>>,
  { today, now }: Moment,
  { filter, size }: PageAsked,
  from: Place | null,
) {
  const place = [from?.urgency ?? null, from?.since ?? null, from?.key ?? null];
  return await sql(text, [today, now, filter.teamId, filter.mine, filter.ward, ...place, size + 1]);
}

export type MadeRow = Place & {
  readonly teamId: string | null;
  readonly mine: boolean;
  readonly bed: string | null;
  readonly entry: WorkEntry;
};

/** A list whose rows are decided in the domain; `more` says that not everything could be looked at. */
export function madeList(
  head: Head,
  rows: (seen: Seen, moment: Moment) => Promise<{ readonly rows: readonly MadeRow[]; readonly more?: boolean }>,
): ListDefinition {
  return {
    shown: SHOWN,
    ...head,
    page: async (seen, moment, asked) => {
      const { rows: made, more = false } = await rows(seen, moment);
      const all = made.filter((row) => isKept(row, asked.filter)).sort(comparePlaces);
      const { after, before, size } = asked;
      const rest = before
        ? all.filter((row) => comparePlaces(row, before) < 0).reverse()
        : all.filter((row) => !after || comparePlaces(row, after) > 0);
      const kept = rest.slice(0, size);
      if (before) kept.reverse();
      const { count, capped } = totalOf(all.length);
      return {
        entries: kept.map((row) => row.entry),
        total: { count, capped: capped || more },
        pages: pagesOf(kept, rest.length > size, asked),
      };
    },
  };
}

function isKept({ teamId, mine, bed }: MadeRow, filter: WorkFilter): boolean {
  if (filter.teamId && teamId !== filter.teamId) return false;
  if (filter.mine && !mine) return false;
  return !filter.ward || (bed !== null && (filter.ward === "*" || bed.split("-")[0] === filter.ward));
}

const totalOf = (counted: number) => ({ count: Math.min(counted, COUNT_CAP), capped: counted > COUNT_CAP });

function pagesOf(kept: readonly Place[], further: boolean, { after, before }: PageAsked): WorkPage["pages"] {
  const [first, last] = [kept[0], kept.at(-1)];
  return {
    after: last && (before || further) ? cursorOf(last) : null,
    before: first && (before ? further : after !== null) ? cursorOf(first) : null,
  };
}
