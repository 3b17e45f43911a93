// The cancer level of the PNS-Care score, the only one that changes with time alone.
import { addMonths, type Day, formatDay } from "../shared/day";

export interface CancerFacts {
  /** A tumour in remission counts as found, a suspected one as not found until confirmed. */
  readonly cancer: "found" | "not-found" | "unknown";
  /** When found: whether tumour, phenotype and antibody belong together; null when not judged. */
  readonly isConsistent: boolean | null;
  /** When found and not consistent: whether the tumour was shown to express the antigen; null when not tested. */
  readonly antigenExpressed: boolean | null;
  readonly cancerFoundOn: Day | null;
  /** Start of follow-up, from which the two years count. */
  readonly followUpStart: Day | null;
}

export interface ScoreOptions {
  /** Restarts the two years on the day a non-consistent tumour is found, as in the author reply's worked example. */
  readonly restartClockAtNonConsistentTumour: boolean;
}

export type CancerLevel =
  | {
      readonly kind: "points";
      readonly points: 0 | 1 | 4;
      readonly finding: string;
      readonly notes: readonly string[];
      readonly nextChangeOn: Day | null;
    }
  | { readonly kind: "cannot-tell"; readonly missing: readonly string[] };

const cannotTell = (...missing: string[]): CancerLevel => ({ kind: "cannot-tell", missing });
const four = (finding: string): CancerLevel => ({ kind: "points", points: 4, finding, notes: [], nextChangeOn: null });

/** 1 point before two years from the start of the clock, 0 from that day on. */
function byClock(start: Day, on: Day, finding: string, notes: readonly string[]): CancerLevel {
  const end = addMonths(start, 24);
  const isEarly = on < end;
  const since = `follow-up ${isEarly ? "under" : "of at least"} two years (since ${formatDay(start)})`;
  return {
    kind: "points",
    points: isEarly ? 1 : 0,
    finding: `${finding}, ${since}`,
    notes,
    nextChangeOn: isEarly ? end : null,
  };
}

/** Points for cancer on a day: 4, 1 or 0; cannot tell when a fact that decides is missing. */
export function cancerLevel(facts: CancerFacts, on: Day, options: ScoreOptions): CancerLevel {
  if (facts.cancer === "unknown") return cannotTell("cancer status not recorded");
  if (facts.cancer === "not-found") {
    return facts.followUpStart
      ? byClock(facts.followUpStart, on, "No tumour found", [])
      : cannotTell("start of follow-up not recorded");
  }
  if (facts.isConsistent === null)
    return cannotTell("whether the tumour is consistent with phenotype and antibody not recorded");
  if (facts.isConsistent) return four("Tumour found, consistent with phenotype and antibody");
  if (facts.antigenExpressed) return four("Tumour found, not consistent, but shown to express the antigen");
  return nonConsistent(facts, on, options);
}

function nonConsistent(facts: CancerFacts, on: Day, options: ScoreOptions): CancerLevel {
  const finding = "Tumour found, not consistent with phenotype and antibody, antigen not shown";
  if (!options.restartClockAtNonConsistentTumour) {
    const note = "The two years are not restarted at the non-consistent tumour, as chosen.";
    return facts.followUpStart
      ? byClock(facts.followUpStart, on, finding, [note])
      : cannotTell("start of follow-up not recorded");
  }
  if (!facts.cancerFoundOn) return cannotTell("date the tumour was found not recorded");
  const note =
    "Assumption: the two years restart on the day the non-consistent tumour was found (author reply, worked example); this can be switched off.";
  return byClock(facts.cancerFoundOn, on, finding, [note]);
}
