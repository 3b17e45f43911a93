// Why a whole file is refused. One problem at a time: the first thing a person has to mend.

export type ImportProblemCode =
  | "too-large"
  | "too-many-keys"
  | "too-many-values"
  | "too-many-entries"
  | "too-deep"
  | "string-too-long"
  | "truncated"
  | "not-json"
  | "forbidden-key"
  | "not-fhir"
  | "not-a-bundle"
  | "wrong-type"
  | "bundle-type"
  | "no-patient"
  | "several-patients"
  | "patient-invalid";

/** A refused import: where in the file, what is wrong, and how to mend it. Never quotes a value of the file. */
export type ImportProblem = {
  readonly code: ImportProblemCode;
  readonly path: string;
  readonly message: string;
  readonly mend: string;
};

/** One line for a terminal or an error summary. */
export function importProblemSentence(problem: ImportProblem): string {
  return `${problem.path}: ${problem.message} ${problem.mend}`;
}
