// The re-check beside a click that makes a treatment active: what blocks, what else is known, what could not be told.
import type { ProposedFinding } from "@/lib/domain/safety/decision-findings";
import type { SignedCannotTell } from "@/lib/domain/safety/decision-schema";
import { tierWords } from "@/lib/domain/safety/decision-words";
import { rulesWord } from "@/lib/domain/safety/evidence-words";
import type { Day } from "@/lib/domain/shared/day";
import { Disclosure } from "../ui/disclosure";
import { Notice } from "../ui/notice";
import { SignedCannotTellList } from "../version/signed-cannot-tell";
import { SignedIssue } from "../version/signed-finding";

export interface CheckedNowProps {
  /** Null when the engine failed. */
  readonly check: {
    readonly blocking: readonly ProposedFinding[];
    readonly others: readonly ProposedFinding[];
    readonly cannotTell: readonly SignedCannotTell[];
    readonly judgedOn: Day;
  } | null;
  readonly names: Readonly<Record<string, string>>;
  readonly zone: string;
  /** Title of the notice when the engine failed. */
  readonly failed: string;
}

export function CheckedNow({ check, names, zone, failed }: CheckedNowProps) {
  return (
    <section aria-labelledby="check" className="flex flex-col gap-2 border-t border-line pt-3">
      <h2 id="check" className="text-lead">
        Checked again now: {headline(check)}
      </h2>
      {check === null ? (
        <Notice tone="stop" title={failed}>
          Nobody knows whether this is safe. Reload the page; if it fails again, tell your administrator.
        </Notice>
      ) : null}
      <Issues findings={check?.blocking ?? []} names={names} zone={zone} />
      <Others findings={check?.others ?? []} names={names} zone={zone} />
      {check ? <SignedCannotTellList entries={check.cannotTell} judgedOn={check.judgedOn} /> : null}
    </section>
  );
}

function headline(check: CheckedNowProps["check"]): string {
  if (!check) return "failed";
  const { blocking, others, cannotTell } = check;
  if (blocking.length > 0) return blocking.length === 1 ? "1 must resolve" : `${blocking.length} must resolve`;
  const waiting = others.filter(({ finding }) => finding.tier === "check" && !finding.decision).length;
  const parts = [
    waiting > 0 ? (waiting === 1 ? "1 check to read" : `${waiting} checks to read`) : "",
    // What could not be checked is not the same as nothing found.
    cannotTell.length > 0 ? `${rulesWord(cannotTell.length)} could not be checked` : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing stands against it";
}

interface ListProps {
  readonly findings: readonly ProposedFinding[];
  readonly names: Readonly<Record<string, string>>;
  readonly zone: string;
}

function Issues({ findings, names, zone }: ListProps) {
  return findings.map(({ finding }) => (
    <SignedIssue
      key={`${finding.ruleId} ${finding.treatments.join()}`}
      zone={zone}
      issues={[{ finding, about: finding.treatments.flatMap((id) => names[id] ?? []) }]}
    />
  ));
}

function Others({ findings, ...shown }: ListProps) {
  const isFolded = ({ finding: { tier, decision } }: ProposedFinding) =>
    decision !== null || tier === "information" || tier === "before-dose";
  const folded = findings.filter(isFolded);
  return (
    <>
      <Issues findings={findings.filter((one) => !isFolded(one))} {...shown} />
      {folded.length > 0 ? (
        <Disclosure
          summary={`${folded.length} more: decided, ${tierWords["before-dose"].toLowerCase()} and information`}
        >
          <div className="flex flex-col gap-2">
            <Issues findings={folded} {...shown} />
          </div>
        </Disclosure>
      ) : null}
    </>
  );
}
