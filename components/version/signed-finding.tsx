// One issue as a version keeps it: what was found with the patient's own values, why it matters, which rule says so, and what
// was decided about it.
import type { ReactNode } from "react";
import type { SignedDecision, SignedFinding } from "@/lib/domain/safety/decision-schema";
import { overrideReasons, tierWords } from "@/lib/domain/safety/decision-words";
import type { Tier } from "@/lib/domain/safety/finding";
import { formatInstant } from "@/lib/domain/shared/instant";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";
import type { Tone } from "../ui/tone";

const tones: Readonly<Record<Tier, Tone>> = {
  "must-resolve": "stop",
  "before-dose": "check",
  check: "check",
  information: "info",
};

export interface ShownIssue {
  readonly finding: SignedFinding;
  /** Names of its treatments. */
  readonly about: readonly string[];
  /** It was decided before, and this changed since. */
  readonly changed?: { readonly by: string; readonly what: readonly string[] } | null;
}

export interface SignedIssueProps {
  /** Findings with one cause; the first speaks for all. */
  readonly issues: readonly ShownIssue[];
  readonly zone: string;
  readonly headingLevel?: 3 | 4;
  readonly children?: ReactNode;
}

export function SignedIssue({ issues, zone, headingLevel = 3, children }: SignedIssueProps) {
  const [first] = issues;
  if (!first) return null;
  const { tier, title } = first.finding;
  return (
    <Notice tone={tones[tier]} headingLevel={headingLevel} title={`${tierWords[tier]}: ${title}`}>
      <div className="flex flex-col gap-1.5" data-clinical="">
        {issues.map((issue, at) => (
          <Issue
            key={`${issue.finding.ruleId} ${issue.finding.treatments.join()}`}
            issue={issue}
            zone={zone}
            titled={at > 0}
          />
        ))}
        {children}
      </div>
    </Notice>
  );
}

function Issue({
  issue,
  zone,
  titled,
}: {
  readonly issue: ShownIssue;
  readonly zone: string;
  readonly titled: boolean;
}) {
  const { finding, about, changed } = issue;
  const said = finding.message.toLowerCase();
  const unnamed = about.filter((name) => !said.includes(name.toLowerCase()));
  return (
    <div className="keep-together">
      {titled ? <p className="font-semibold">{finding.title}</p> : null}
      <p>
        {unnamed.length > 0 ? <b>{unnamed.join(", ")}: </b> : null}
        <UnbrokenDates>{finding.message}</UnbrokenDates>
      </p>
      <p className="prose-width text-ink-2">{finding.why}</p>
      {changed ? (
        <p className="font-semibold">
          Decided before by {changed.by}, and changed since. {changed.what.join(" ")}
        </p>
      ) : null}
      {finding.decision ? <DecisionLine decision={finding.decision} zone={zone} /> : null}
      <RuleLine finding={finding} />
    </div>
  );
}

/** Who decided what, when and why; with the version that first carried it. */
export function DecisionLine({ decision, zone }: { readonly decision: SignedDecision; readonly zone: string }) {
  const { kind, reason, text, byName, at, version } = decision;
  return (
    <p>
      <b>{kind === "override" ? "Overridden" : "Acknowledged"}</b> by {byName},{" "}
      <span className="nowrap">{formatInstant(at, zone)}</span>, for version {version}
      {reason ? (
        <>
          . <b>{overrideReasons[reason]}</b>
        </>
      ) : null}
      {text ? <>: {text}</> : null}
    </p>
  );
}

/** The product's own rules are about the record and have no page in the reference. */
function RuleLine({ finding: { ruleId, ruleVersion } }: { readonly finding: SignedFinding }) {
  const own = ruleId.startsWith("product-");
  return (
    <p className="text-small text-ink-2">
      {own ? (
        `Rule of Concord about the record (${ruleId}, version ${ruleVersion})`
      ) : (
        <>
          Rule{" "}
          <Link href={paths.rule(ruleId)} className="link">
            {ruleId}
          </Link>
          , version {ruleVersion}, clinically reviewed: not yet
        </>
      )}
    </p>
  );
}
