/** One thing that is wrong in a case file: where, what, and how to mend it. */
export interface CaseProblem {
  /** As written in the file: `facts.plan[2].doseUnit`. */
  readonly path: string;
  readonly problem: string;
  readonly mend: string;
}

/** The problem as one line for a person: the path first. */
export function caseProblemLine({ path, problem, mend }: CaseProblem): string {
  return `${path}: ${problem}. ${mend}`;
}
