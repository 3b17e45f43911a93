// What two versions say differently about the findings they were signed in spite of.
import { sameIdentity } from "../safety/decision";
import type { SignedFinding } from "../safety/decision-schema";
import { overrideReasons } from "../safety/decision-words";

type Judged = { readonly version: number; readonly findings: readonly SignedFinding[] };

const overridden = ({ findings }: Judged) => findings.filter((f) => f.decision?.kind === "override");

/** Sentences on overrides that are new, given anew on other facts, or no longer needed; from the older version to the newer. */
export function overrideChanges(from: Judged, to: Judged): string[] {
  const [before, after] = [overridden(from), overridden(to)];
  const said = after.flatMap((finding) => {
    const old = before.find((f) => sameIdentity(f, finding));
    const { decision } = finding;
    if (!decision || old?.decision?.at === decision.at) return [];
    const reason = decision.reason ? overrideReasons[decision.reason] : "";
    const why = [reason, decision.text].filter(Boolean).join(": ");
    return [`Overridden${old ? " again" : ""} in version ${decision.version}: ${finding.title}. ${why}`];
  });
  const gone = before.filter((finding) => !after.some((f) => sameIdentity(f, finding)));
  return [...said, ...gone.map(({ title }) => `No longer overridden in version ${to.version}: ${title}`)];
}
