import type { Route } from "next";
import { Link } from "@/components/ui/link";
import type { WorkEntry, WorkList } from "@/lib/features/work/queries/view";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";

/** One list of work: every entry leads somewhere, and an empty list says so. */
export function WorkSection({ list }: { readonly list: WorkList }) {
  const { id, title, entries, empty, more } = list;
  return (
    <section aria-labelledby={`work-${id}`} className="flex min-w-0 flex-col gap-2 border-t border-line pt-3">
      <h2 id={`work-${id}`} className="text-lead">
        <UnbrokenDates>{title}</UnbrokenDates>
        {entries.length > 0 ? (
          <span className="font-normal text-ink-2"> ({more ? `${entries.length}+` : entries.length})</span>
        ) : null}
      </h2>
      {entries.length === 0 ? <p className="text-ink-2">{empty}</p> : null}
      <ul className="flex flex-col">
        {entries.map((entry) => (
          <Entry key={entry.key} entry={entry} />
        ))}
      </ul>
      {more ? <p className="text-ink-2">More wait than are shown here.</p> : null}
    </section>
  );
}

function Entry({ entry }: { readonly entry: WorkEntry }) {
  const { href, title, identity, tag, lines } = entry;
  return (
    <li data-clinical="" className="border-b border-line py-2 last:border-0">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
        <Link href={href as Route} className="link row-link font-semibold">
          {title}
        </Link>
        {identity ? (
          <span className="text-small text-ink-2">
            <Nowrap>Born {identity.born}</Nowrap> · <Nowrap>MRN {identity.mrn}</Nowrap>
          </span>
        ) : null}
        {tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : null}
      </div>
      {lines.map((line) => (
        <p key={line} className="prose-width">
          <UnbrokenDates>{line}</UnbrokenDates>
        </p>
      ))}
    </li>
  );
}
