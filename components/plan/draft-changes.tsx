import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { completeTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { describeChange, summarise } from "@/lib/domain/version/describe";
import { diffTreatments } from "@/lib/domain/version/diff";
import type { DraftItem } from "@/lib/features/draft/queries/editor";
import { paths } from "@/lib/platform/paths";
import { UnbrokenDates } from "../ui/nowrap";

export interface DraftChangesProps {
  readonly planId: string;
  readonly version: number;
  readonly current: readonly Treatment[];
  readonly items: readonly DraftItem[];
}

/** What this draft would change, in clinical sentences; treatments that are not complete yet are left out and counted. */
export function DraftChanges({ planId, version, current, items }: DraftChangesProps) {
  const results = items.map(({ content }) => ({ content, result: completeTreatment(content) }));
  const open = new Set(results.flatMap(({ content, result }) => (result.ok ? [] : [content.treatmentId])));
  const next = results.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const known = current.filter((t) => t.action !== "stop" && !open.has(t.treatmentId));
  const changes = diffTreatments(known, next).filter((change) => change.status !== "unchanged");
  return (
    <section id="changes" tabIndex={-1} aria-labelledby="changes-title" className="flex flex-col gap-1">
      <h2 id="changes-title" className="text-body">
        Compared with version {version}
      </h2>
      <p>
        {summarise(changes)}.{" "}
        <Link href={paths.plan(planId) as Route} className="link">
          Open signed version {version}
        </Link>
      </p>
      <ul data-clinical="" className="flex list-disc flex-col gap-1 pl-4">
        {changes.map((change) => (
          <li key={change.treatmentId}>
            <UnbrokenDates>{describeChange(change)}</UnbrokenDates>
          </li>
        ))}
      </ul>
      {open.size > 0 ? (
        <p className="text-small text-ink-2">
          Not compared, because not complete: {open.size} {open.size === 1 ? "treatment" : "treatments"}.
        </p>
      ) : null}
    </section>
  );
}
