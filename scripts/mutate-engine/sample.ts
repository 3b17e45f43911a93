// A fixed choice among the mutants, which stays the same where the code around them does.
import { createHash } from "node:crypto";
import { engineFiles, type Mutant, mutantsOf } from "./mutants";

/** A number that hangs on the mistake and the text of its line, not on where the line stands. */
function drawn({ file, line, from, to, source }: Mutant): string {
  const text = source.split("\n")[line - 1]?.trim();
  return createHash("sha256").update([file, text, from, to].join("\n")).digest("hex");
}

/** So many mutants of all engine files, always the same ones. */
export function sampleOf(count: number): readonly Mutant[] {
  const all = engineFiles.flatMap(mutantsOf).map((mutant) => ({ mutant, draw: drawn(mutant) }));
  return all
    .sort((a, b) => a.draw.localeCompare(b.draw))
    .slice(0, count)
    .map(({ mutant }) => mutant);
}
