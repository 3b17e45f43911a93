import { Link } from "@/components/ui/link";
import type { WorkList, WorkTotal } from "@/lib/features/work/queries/view";
import { paths } from "@/lib/platform/paths";
import { UnbrokenDates } from "../ui/nowrap";
import { WorkRow } from "./work-row";

export const totalWords = ({ count, capped }: WorkTotal) => `${count}${capped ? "+" : ""}`;

/** The first rows of one list, and the way to all of it. */
export function WorkSection({ list }: { readonly list: WorkList }) {
  const { id, title, entries, total } = list;
  return (
    <section aria-labelledby={`work-${id}`} className="flex min-w-0 flex-col gap-1 border-t border-line pt-3">
      <h2 id={`work-${id}`} className="text-lead scroll-mt-16">
        <UnbrokenDates>{title}</UnbrokenDates>
        <span className="font-normal text-ink-2"> ({totalWords(total)})</span>
      </h2>
      <ul className="flex flex-col">
        {entries.map((entry) => (
          <WorkRow key={entry.key} entry={entry} />
        ))}
      </ul>
      <p className="no-print">
        <Link href={paths.workList(id)} className="link">
          {total.count > entries.length ? `All ${totalWords(total)}` : "Open this list"}
          <span className="visually-hidden">: {title}</span>
        </Link>
      </p>
    </section>
  );
}

/** Where to look: every list with something in it and how much. */
export function WorkIndex({ lists }: { readonly lists: readonly WorkList[] }) {
  return (
    <nav aria-label="Lists of work" className="no-print">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {lists.map(({ id, title, total }) => (
          <li key={id}>
            <a href={`#work-${id}`} className="link inline-block py-0.5">
              <UnbrokenDates>{title}</UnbrokenDates> <b className="font-semibold">{totalWords(total)}</b>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** All that is empty, in one line. */
export function NothingWaits({ lists }: { readonly lists: readonly WorkList[] }) {
  if (lists.length === 0) return null;
  return (
    <p className="border-t border-line pt-3 text-ink-2">
      Nothing waits in:{" "}
      {lists.map(({ id, nothing }, at) => (
        <span key={id}>
          {at > 0 ? ", " : ""}
          <Link href={paths.workList(id)} className="link">
            {nothing}
          </Link>
        </span>
      ))}
      .
    </p>
  );
}
