import { Link } from "@/components/ui/link";
import type { InboxList } from "@/lib/features/referral/queries-inbox";
import { paths } from "@/lib/platform/paths";

const words: Readonly<Record<InboxList, string>> = {
  today: "Visits today",
  "to-record": "To record",
  "unsafe-swallow": "Unsafe swallow",
  "report-due": "Report due",
  "goals-due": "Goal due",
  changed: "Changed since last look",
};

export interface InboxListsProps {
  readonly counts: Readonly<Record<InboxList, number>>;
  /** Only the first were looked at, so a count may be too low. */
  readonly capped: boolean;
  readonly current: InboxList | null;
}

/** The lists of a day, each with its own address and how many are in it. */
export function InboxLists({ counts, capped, current }: InboxListsProps) {
  const names = Object.keys(words) as InboxList[];
  return (
    <nav aria-label="Lists">
      <ul className="flex flex-wrap gap-x-4 gap-y-1">
        {[null, ...names].map((name) => (
          <li key={name ?? "all"}>
            <Link
              href={name ? `${paths.referrals}?list=${name}` : paths.referrals}
              className="link inline-flex min-h-8 items-center"
              {...(name === current ? { "aria-current": "page" as const } : {})}
            >
              {name ? `${words[name]}: ${counts[name]}${capped ? "+" : ""}` : "All"}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
