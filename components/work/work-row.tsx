import type { WorkEntry } from "@/lib/features/work/queries/view";
import { LinkButton } from "../ui/link-button";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { Tag } from "../ui/tag";
import { TakeReferral } from "./take-referral";

/** One thing that waits: who, what, why now, since when, whose, and the one thing to do. */
export function WorkRow({ entry }: { readonly entry: WorkEntry }) {
  const { title, identity, tag, bed, lines, age, owner } = entry;
  return (
    <li
      data-clinical=""
      className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1.5 border-b border-line py-2 last:border-0"
    >
      <div className="min-w-0 flex-1 basis-72">
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <span className="font-semibold">{title}</span>
          {identity ? (
            <span className="text-small text-ink-2">
              <Nowrap>Born {identity.born}</Nowrap> · <Nowrap>MRN {identity.mrn}</Nowrap>
              {bed ? (
                <>
                  {" "}
                  · <Nowrap>Bed {bed}</Nowrap>
                </>
              ) : null}
            </span>
          ) : null}
          {tag ? <Tag tone={tag.tone}>{tag.words}</Tag> : null}
        </div>
        {lines.map((line) => (
          <p key={line} className="prose-width">
            <UnbrokenDates>{line}</UnbrokenDates>
          </p>
        ))}
        {age || owner ? (
          <p className="text-small text-ink-2">
            {age ? (
              <>
                <b className="font-semibold">For {age.waited}</b>, <Nowrap>since {age.since}</Nowrap>
              </>
            ) : null}
            {age && owner ? " · " : null}
            {owner}
          </p>
        ) : null}
      </div>
      <div className="no-print">
        <Action entry={entry} />
      </div>
    </li>
  );
}

function Action({ entry: { action, title } }: { readonly entry: WorkEntry }) {
  if ("take" in action) return <TakeReferral label={action.label} patient={title} {...action.take} />;
  return (
    <LinkButton href={action.href} size="small">
      {action.label}
      <span className="visually-hidden">: {title}</span>
    </LinkButton>
  );
}
