// One issue: what was found with the patient's own values, why it matters, what to do, and which rule says so.
import type { PanelFinding, PanelGroup } from "@/lib/domain/safety/app/panel-view";
import { tierWords } from "@/lib/domain/safety/decision-words";
import type { Tier } from "@/lib/domain/safety/finding";
import { paths } from "@/lib/platform/paths";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";
import type { Tone } from "../ui/tone";
import { DecideGroup } from "./decide-group";
import { actionHref, type SafetyPlace } from "./safety-links";

const toneOf: Readonly<Record<Tier, Tone>> = {
  "must-resolve": "stop",
  "before-dose": "check",
  check: "check",
  information: "info",
};

export interface FindingCardProps {
  readonly group: PanelGroup;
  readonly place: SafetyPlace;
  /** The treatment whose editor this is beside. */
  readonly here: string | null;
}

export function FindingCard({ group, place, here }: FindingCardProps) {
  const { first, others } = group;
  const { finding } = first;
  return (
    <Notice
      tone={toneOf[finding.tier]}
      title={
        <>
          <span className="visually-hidden">{tierWords[finding.tier]}: </span>
          {finding.title}
        </>
      }
    >
      <div className="flex flex-col gap-1" data-clinical="">
        <FindingBody shown={first} place={place} here={here} />
        {others.length > 0 ? (
          <Disclosure
            summary={`Also: ${others.map((other) => other.finding.title).join("; ")}`}
            open={finding.tier === "must-resolve"}
          >
            <ul className="flex flex-col gap-2">
              {others.map((other) => (
                <li key={`${other.finding.ruleId} ${other.finding.treatments.join()}`}>
                  <p className="font-semibold">{other.finding.title}</p>
                  <FindingBody shown={other} place={place} here={here} />
                </li>
              ))}
            </ul>
          </Disclosure>
        ) : null}
        <DecideGroup group={group} place={place} />
      </div>
    </Notice>
  );
}

function FindingBody({ shown, place, here }: { shown: PanelFinding; place: SafetyPlace; here: string | null }) {
  const { finding, advice, actions, changes, decided } = shown;
  const links = actions.flatMap((action) => {
    const href = actionHref(action, place, here);
    return href ? [{ href, label: action.label }] : [];
  });
  return (
    <>
      <p>
        <UnbrokenDates>{finding.message}</UnbrokenDates>
      </p>
      <p className="text-ink-2">{finding.why}</p>
      {shown.standing === "changed" && decided ? (
        <p className="font-semibold">
          Decided before by {decided.by}, and changed since: <span className="font-normal">{changes.join(" ")}</span>
        </p>
      ) : null}
      {advice.map((words) => (
        <p key={words}>
          <span className="font-semibold">What to do: </span>
          {words}
        </p>
      ))}
      {links.length > 0 ? (
        <ul className="flex flex-wrap gap-x-3 gap-y-1">
          {links.map(({ href, label }) => (
            <li key={`${href} ${label}`}>
              <Link href={href} className="link font-semibold">
                {label}
              </Link>
            </li>
          ))}
        </ul>
      ) : null}
      <RuleLine ruleId={finding.ruleId} version={finding.ruleVersion} hasPage={shown.hasPage} />
    </>
  );
}

/** Which rule says so; the product's own rules have no page. */
function RuleLine({ ruleId, version, hasPage }: { ruleId: string; version: string; hasPage: boolean }) {
  return (
    <p className="text-small text-ink-2">
      {hasPage ? (
        <>
          Rule{" "}
          <Link href={paths.rule(ruleId)} className="link" prefetch={false}>
            {ruleId}
          </Link>{" "}
          v{version} · clinically reviewed: not yet
        </>
      ) : (
        `About the record (${ruleId} v${version})`
      )}
    </p>
  );
}
