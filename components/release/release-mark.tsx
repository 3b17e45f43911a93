import type { PlanState } from "@/lib/domain/plan/plan-states";
import { waitsForRelease } from "@/lib/domain/plan/release";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { waitsFor } from "@/lib/domain/version/treatment-text";
import type { AwaitedResult, PlanReleases } from "@/lib/features/plan/queries/release";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { UnbrokenDates } from "../ui/nowrap";

export interface ReleaseMarkProps {
  readonly planId: string;
  readonly treatment: Treatment;
  readonly plan: PlanState;
  readonly releases: PlanReleases;
  readonly zone: string;
  /** It waits for a co-signature first, and cannot be released before. */
  readonly unsigned?: boolean;
}

/** The newest value of what a treatment waits for, or that there is none. */
export function resultWords(result: AwaitedResult | null | undefined): string {
  return result ? `${result.label} ${result.value}, ${formatDay(result.takenOn)}` : "No such result is recorded";
}

/** Beside a treatment: what it waits for and the way to its release, or who released it. */
export function ReleaseMark({ planId, treatment, plan, releases, zone, unsigned = false }: ReleaseMarkProps) {
  const { treatmentId, name, condition } = treatment;
  const done = releases.released.find((one) => one.treatmentId === treatmentId);
  if (done)
    return (
      <span className="text-small text-ink-2" data-clinical="">
        <UnbrokenDates>{`Released by ${done.by}, ${formatInstant(done.at, zone)}: ${done.reason}`}</UnbrokenDates>
      </span>
    );
  if (!condition || !waitsForRelease(treatment) || plan === "completed" || plan === "discontinued") return null;
  const result = releases.results[treatmentId];
  return (
    <span className="flex flex-col items-start text-small" data-clinical="">
      <UnbrokenDates>{`Waits for: ${waitsFor(condition)}`}</UnbrokenDates>
      {result ? (
        <span className="font-semibold">
          <UnbrokenDates>{`In: ${resultWords(result)}`}</UnbrokenDates>
        </span>
      ) : null}
      {unsigned ? (
        "Released only after its co-signature"
      ) : (
        <Link href={paths.release(planId, treatmentId)} className="link no-print">
          {releases.mayRelease ? "Release" : "What it waits for"}
          <span className="visually-hidden"> {name}</span>
        </Link>
      )}
    </span>
  );
}
