"use client";
import type { Route } from "next";
import { buttonClass } from "./button-class";
import { Link } from "./link";
import { useQuery } from "./use-query";

export interface PageLinks {
  /** Cursor of the last row shown, when more follow. */
  readonly after: string | null;
  /** Cursor of the first row shown, when some come before. */
  readonly before: string | null;
}

/** Previous and next by cursor: a list that grows meanwhile neither skips nor repeats a row. */
export function Pager({ pages }: { readonly pages: PageLinks }) {
  const { href } = useQuery();
  if (!pages.after && !pages.before) return null;
  return (
    <nav aria-label="Pages" className="no-print flex gap-2">
      {pages.before ? (
        <Link href={href({ before: pages.before, after: null }) as Route} className={buttonClass({})}>
          Previous page
        </Link>
      ) : null}
      {pages.after ? (
        <Link href={href({ after: pages.after, before: null }) as Route} className={buttonClass({})}>
          Next page
        </Link>
      ) : null}
    </nav>
  );
}
