// The PNS-Care score (Graus et al. 2021, doi 10.1212/NXI.0000000000001014): how certain it is that a neurological
// syndrome is paraneoplastic. Cut-offs and point table are recalled and to be checked against the paper before release.
import { type AntibodyRisk, antibodyById } from "../knowledge/antibodies";
import { type PhenotypeRisk, phenotypeById } from "../knowledge/phenotypes";
import type { Day } from "../shared/day";
import { type CancerFacts, cancerLevel, type ScoreOptions } from "./cancer-level";

export type PnsLevel = "definite" | "probable" | "possible" | "non-pns";

export interface ScoreInput extends CancerFacts {
  /** Phenotype ids; the highest class counts. */
  readonly phenotypes: readonly string[];
  /** Ids of antibodies found; the highest class counts. */
  readonly antibodiesFound: readonly string[];
  /** Ids of antibodies tested and not found. One in neither list was not tested: it scores nothing, and is no negative result. */
  readonly antibodiesNotFound: readonly string[];
  /** True when the syndrome began under an immune checkpoint inhibitor. */
  readonly underCheckpointInhibitor: boolean;
}

/** One line of the explanation: what was looked at, what was found, how many points. */
export interface ScoreLine {
  readonly level: "clinical" | "laboratory" | "cancer";
  readonly finding: string;
  readonly points: number;
}

export interface PnsCareScore {
  readonly kind: "score";
  readonly points: number;
  readonly level: PnsLevel;
  readonly lines: readonly ScoreLine[];
  /** Assumptions, exceptions and cautions, each a sentence to show beside the score. */
  readonly notes: readonly string[];
  /** Shown as a label: the separate recommendation for syndromes under checkpoint inhibitors applies. */
  readonly context: "ICI context" | null;
  readonly computedFor: Day;
  /** The day on which the score will be another one if nothing else changes; null when it stays. */
  readonly nextChangeOn: Day | null;
  /** The class from that day on; null when the class stays although the points change. */
  readonly nextLevel: PnsLevel | null;
}

export type ScoreOutcome =
  | PnsCareScore
  | { readonly kind: "not-applicable"; readonly reason: string; readonly computedFor: Day }
  | { readonly kind: "cannot-tell"; readonly missing: readonly string[]; readonly computedFor: Day };

const phenotypePoints: Record<Exclude<PhenotypeRisk, "outside-criteria">, number> = {
  high: 3,
  intermediate: 2,
  "not-associated": 0,
};
const antibodyPoints: Record<AntibodyRisk, number> = { high: 3, intermediate: 2, lower: 0, "outside-criteria": 0 };

const riskWords = {
  high: "high-risk",
  intermediate: "intermediate-risk",
  lower: "lower-risk",
  "outside-criteria": "not in the criteria",
} as const;

/** The level for a total, before the rule that definite needs an antibody. */
export function levelFor(points: number): PnsLevel {
  if (points >= 8) return "definite";
  if (points >= 6) return "probable";
  return points >= 4 ? "possible" : "non-pns";
}

function clinicalLine(ids: readonly string[]): ScoreLine | null {
  const known = ids
    .flatMap((id) => phenotypeById(id) ?? [])
    .filter((phenotype) => phenotype.risk !== "outside-criteria");
  const scored = known.flatMap((p) =>
    p.risk === "outside-criteria" ? [] : [{ ...p, points: phenotypePoints[p.risk] }],
  );
  const best = scored.toSorted((a, b) => b.points - a.points)[0];
  if (!best) return null;
  const words =
    best.risk === "not-associated"
      ? "not known to be associated with cancer"
      : `${riskWords[best.risk as "high"]} phenotype`;
  return { level: "clinical", finding: `${best.label}: ${words}`, points: best.points };
}

const notTested = "No antibody was tested";

function laboratoryLine({ antibodiesFound, antibodiesNotFound }: ScoreInput): ScoreLine {
  const best = antibodiesFound
    .flatMap((id) => antibodyById(id) ?? [])
    .toSorted((a, b) => antibodyPoints[b.risk] - antibodyPoints[a.risk])[0];
  if (!best) {
    const tested = antibodiesNotFound.map((id) => antibodyById(id)?.label ?? id).join(", ");
    return { level: "laboratory", finding: tested ? `No antibody found (tested: ${tested})` : notTested, points: 0 };
  }
  return {
    level: "laboratory",
    finding: `${best.label}: ${riskWords[best.risk]} antibody`,
    points: antibodyPoints[best.risk],
  };
}

/**
 * The score for a day, with its explanation. Not applicable outside the criteria; cannot tell when the phenotype or the
 * cancer facts it needs are missing. Ids that the knowledge does not know are named as missing, never scored as 0.
 */
export function pnsCareScore(
  input: ScoreInput,
  on: Day,
  options: ScoreOptions = { restartClockAtNonConsistentTumour: true },
): ScoreOutcome {
  const outside = input.phenotypes.map(phenotypeById).find((phenotype) => phenotype?.risk === "outside-criteria");
  const clinical = clinicalLine(input.phenotypes);
  if (!clinical && outside) {
    return {
      kind: "not-applicable",
      reason: `${outside.label} is outside the 2021 criteria; no score is computed`,
      computedFor: on,
    };
  }
  const unknown = [
    ...input.phenotypes.filter((id) => !phenotypeById(id)).map((id) => `phenotype "${id}" is not known`),
    ...[...input.antibodiesFound, ...input.antibodiesNotFound]
      .filter((id) => !antibodyById(id))
      .map((id) => `antibody "${id}" is not known`),
  ];
  const cancer = cancerLevel(input, on, options);
  const missing = [
    ...unknown,
    ...(clinical ? [] : ["phenotype not recorded"]),
    ...(cancer.kind === "cannot-tell" ? cancer.missing : []),
  ];
  if (!clinical || cancer.kind === "cannot-tell" || missing.length > 0)
    return { kind: "cannot-tell", missing, computedFor: on };

  const laboratory = laboratoryLine(input);
  const lines: ScoreLine[] = [
    clinical,
    laboratory,
    { level: "cancer", finding: cancer.finding, points: cancer.points },
  ];
  const points = lines.reduce((sum, line) => sum + line.points, 0);
  const { level, exception } = finalLevel(points, laboratory.points, cancer.points, input.phenotypes);
  const notes = [
    ...exception,
    ...cancer.notes,
    ...(laboratory.finding === notTested
      ? [`${notTested}: that is no negative result, and the score can rise once one is found.`]
      : []),
    ...(level === "non-pns"
      ? ["Non-PNS does not exclude a treatable autoimmune disease: it may still be present."]
      : []),
    ...(input.underCheckpointInhibitor
      ? ["Began under an immune checkpoint inhibitor: follow the separate recommendation of the 2021 criteria."]
      : []),
  ];
  const next = cancer.nextChangeOn ? pnsCareScore(input, cancer.nextChangeOn, options) : null;
  return {
    kind: "score",
    points,
    level,
    lines,
    notes,
    context: input.underCheckpointInhibitor ? "ICI context" : null,
    computedFor: on,
    nextChangeOn: cancer.nextChangeOn,
    nextLevel: next?.kind === "score" && next.level !== level ? next.level : null,
  };
}

function finalLevel(
  points: number,
  antibody: number,
  cancer: number,
  phenotypes: readonly string[],
): { level: PnsLevel; exception: string[] } {
  const byPoints = levelFor(points);
  if (phenotypes.includes("opsoclonus-myoclonus") && cancer === 4 && antibody === 0) {
    return {
      level: "definite",
      exception: [
        "Definite by the exception for opsoclonus-myoclonus with a consistent tumour, which needs no antibody (our reading of the abstract).",
      ],
    };
  }
  if (byPoints === "definite" && antibody < 2) {
    return { level: "probable", exception: ["Definite needs a high- or intermediate-risk antibody."] };
  }
  const seronegative = points === 7 && antibody === 0;
  return {
    level: byPoints,
    exception: seronegative ? ["Definite would need a high- or intermediate-risk antibody."] : [],
  };
}
