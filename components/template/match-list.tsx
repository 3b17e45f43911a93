import type { Route } from "next";
import { Link } from "../ui/link";

export interface ShownMatch {
  readonly id: string;
  readonly name: string;
  readonly version: number;
  readonly href: string;
  /** Best first; empty when nothing of the diagnosis speaks for it. */
  readonly reasons: readonly string[];
}

/** Templates with the reasons for the match, best first. */
export function MatchList({ matches }: { readonly matches: readonly ShownMatch[] }) {
  return (
    <ol className="flex flex-col gap-3">
      {matches.map((match, at) => (
        <li key={match.id} className="border-l-3 border-l-field pl-3">
          <Link href={match.href as Route} className="link font-semibold">
            {match.name}
          </Link>{" "}
          <span className="text-small text-ink-2">
            v{match.version}
            {at === 0 && match.reasons.length > 0 ? " · best match" : ""}
          </span>
          {match.reasons.length > 0 ? (
            <ul className="list-disc pl-5 text-small">
              {match.reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
