import "server-only";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { judgePlan } from "@/lib/domain/safety/app/judge-plan";
import { readStoredFacts } from "@/lib/domain/safety/app/stored-facts";
import { type PlanSource, plannedReview } from "@/lib/domain/safety/app/to-engine-input";
import type { Judged } from "@/lib/domain/safety/decision-findings";
import type { Day } from "@/lib/domain/shared/day";
import { log } from "@/lib/platform/log";

export type Judge = (source: PlanSource) => Judged;

export type PlanRows = {
  readonly treatments: readonly DraftTreatment[];
  readonly current: readonly Treatment[] | null;
  /** As stored by `factsOfPatient`. */
  readonly facts: unknown;
  readonly diagnosis: PlanSource["diagnosis"];
  readonly jurisdiction: string;
  /** Today at the patient's site. */
  readonly asOf: Day;
  /** Where the sessions of a signed plan really are; a draft has none. */
  readonly sessions?: PlanSource["sessions"];
};

/** What the engine answers about a plan; null when it fails, which blocks signing and is logged without words of a patient. */
export function judgeRows({ facts, ...rows }: PlanRows, judge: Judge = judgePlan): Judged | null {
  try {
    const reviewOn = plannedReview(rows.treatments, rows.asOf);
    return judge({ ...rows, facts: readStoredFacts(facts), reviewOn });
  } catch (error) {
    const frames = error instanceof Error ? error.stack?.split("\n").filter((line) => /^\s+at /.test(line)) : [];
    log().error(
      { name: error instanceof Error ? error.name : typeof error, frames: frames?.slice(0, 8) },
      "safety engine",
    );
    return null;
  }
}
