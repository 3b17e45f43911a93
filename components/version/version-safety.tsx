// What a version was signed in spite of, and what could not be told then: shown and printed for ever.
import { groupIssues } from "@/lib/domain/safety/decision-groups";
import type { SignedFinding } from "@/lib/domain/safety/decision-schema";
import { formatDay } from "@/lib/domain/shared/day";
import type { SignedContent } from "@/lib/domain/version/signed-content";
import { Disclosure } from "../ui/disclosure";
import { SignedCannotTellList } from "./signed-cannot-tell";
import { SignedIssue } from "./signed-finding";

export function VersionSafety({ content, zone }: { readonly content: SignedContent; readonly zone: string }) {
  if (content.engineVersion === "none")
    return (
      <p className="text-small text-ink-2">Signed without automatic safety checks: they were not available yet.</p>
    );
  const { findings, cannotTell = [], judgedOn, engineVersion, knowledgeVersion } = content;
  const nameOf = (id: string) => content.treatments.find((t) => t.treatmentId === id)?.name;
  const issues = findings.map((finding) => ({ finding, about: finding.treatments.flatMap((id) => nameOf(id) ?? []) }));
  const groups = groupIssues(issues, (issue) => issue.finding);
  const open = groups.filter((group) => group.tier === "must-resolve");
  const checks = groups.filter((group) => group.tier === "check");
  const passive = groups.filter((group) => group.tier === "before-dose" || group.tier === "information");
  return (
    <section aria-labelledby="version-safety" className="print-open flex flex-col gap-2">
      <h2 id="version-safety" className="text-lead">
        Safety at signing
      </h2>
      <p className="text-ink-2">{summaryOf(findings)}</p>
      {open.map((group) => (
        <SignedIssue key={group.cause} issues={group.members} zone={zone} />
      ))}
      {checks.length > 0 ? (
        <Disclosure summary={`${checks.length} ${checks.length === 1 ? "check" : "checks"}`}>
          <div className="flex flex-col gap-2">
            {checks.map((group) => (
              <SignedIssue key={group.cause} issues={group.members} zone={zone} />
            ))}
          </div>
        </Disclosure>
      ) : null}
      {passive.length > 0 ? (
        <Disclosure summary={`Before dose and information (${passive.length})`}>
          <div className="flex flex-col gap-2">
            {passive.map((group) => (
              <SignedIssue key={`${group.tier} ${group.cause}`} issues={group.members} zone={zone} />
            ))}
          </div>
        </Disclosure>
      ) : null}
      <SignedCannotTellList entries={cannotTell} judgedOn={judgedOn} />
      <p className="text-small text-ink-2">
        Judged{judgedOn ? ` on ${formatDay(judgedOn)}` : ""} by engine {engineVersion} with the clinical data{" "}
        {knowledgeVersion}.
      </p>
    </section>
  );
}

function summaryOf(findings: readonly SignedFinding[]): string {
  const count = (is: (f: SignedFinding) => boolean) => findings.filter(is).length;
  const overridden = count((f) => f.decision?.kind === "override");
  const acknowledged = count((f) => f.decision?.kind === "acknowledge");
  const left = count((f) => f.decision === null && (f.tier === "must-resolve" || f.tier === "check"));
  if (overridden + acknowledged + left === 0) return "No finding needed a decision.";
  const parts = [
    overridden > 0 ? `${overridden} overridden` : "",
    acknowledged > 0 ? `${acknowledged} acknowledged` : "",
    left > 0 ? `${left} left as found, about treatments this version did not start or raise` : "",
  ];
  return `${parts.filter(Boolean).join(", ")}.`;
}
