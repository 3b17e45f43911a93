import "server-only";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { read, type Seen } from "@/lib/platform/read";
import { type ListDefinition, noFilter, type PageAsked } from "./list";
import { type FilterOptions, filterOptions } from "./options";
import { listsOf } from "./registry";
import type { Moment, WorkList } from "./view";

const momentOf = (actor: Actor, { now }: Seen): Moment => ({ actor, now, today: dayInZone(now, actor.siteZone) });

async function loaded(list: ListDefinition, seen: Seen, moment: Moment, asked: PageAsked): Promise<WorkList> {
  const { id, title, empty, nothing } = list;
  const page = await list.page(seen, moment, asked);
  return { id, title: typeof title === "string" ? title : title(moment), empty, nothing, ...page };
}

/** What waits for one person, by role: of each list its first rows and how many there are. One or two statements a list. */
export async function workFor(actor: Actor): Promise<readonly WorkList[]> {
  const lists = await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async (seen) => {
      const moment = momentOf(actor, seen);
      const made: WorkList[] = [];
      for (const list of listsOf(actor)) {
        const asked = { size: list.shown, after: null, before: null, filter: noFilter };
        made.push(await loaded(list, seen, moment, asked));
      }
      return made;
    },
  });
  return lists ?? [];
}

export type WorkListView = { readonly list: WorkList; readonly options: FilterOptions };

/** At most so many rows on a page of one list. */
export const PAGE_SIZE = 50;

/** A page of one list by its address, filtered; null when the person has no such list. */
export async function workListFor(
  actor: Actor,
  id: string,
  asked: Omit<PageAsked, "size">,
): Promise<WorkListView | null> {
  const definition = listsOf(actor).find((list) => list.id === id);
  if (!definition) return null;
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async (seen) => {
      const list = await loaded(definition, seen, momentOf(actor, seen), { ...asked, size: PAGE_SIZE });
      return { list, options: await filterOptions(seen) };
    },
  });
}
