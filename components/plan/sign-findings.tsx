// The findings of a draft on its sign page, exactly as they would be stored, each with its decision in place.
import { groupIssues, type IssueGroup } from "@/lib/domain/safety/decision-groups";
import type { ReviewFinding, ReviewView } from "@/lib/features/plan/queries/review";
import { paths } from "@/lib/platform/paths";
import { DecideForm } from "../safety/decide-form";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { Notice } from "../ui/notice";
import { SignedCannotTellList } from "../version/signed-cannot-tell";
import { SignedIssue } from "../version/signed-finding";
import { AcknowledgeAll } from "./acknowledge-all";

type Group = IssueGroup<ReviewFinding>;
type Shown = { readonly view: ReviewView; readonly zone: string };

export function SignFindings({ view, zone }: Shown) {
  const { safety, draft } = view;
  if (!safety)
    return (
      <Notice tone="stop" headingLevel={2} title="The safety check failed: this draft cannot be signed">
        Nobody knows whether this plan is safe. Reload the page; if it fails again, tell your administrator.
      </Notice>
    );
  const groups = groupIssues(safety.findings, (one) => one.finding);
  const waiting = groups.filter((group) => group.members.some((one) => one.blocks));
  const rest = groups.filter((group) => !waiting.includes(group));
  const decided = rest.filter((group) => group.members.some((one) => one.finding.decision));
  const quiet = rest.filter((group) => !decided.includes(group));
  const left = quiet.filter(({ tier }) => tier === "must-resolve" || tier === "check");
  const passive = quiet.filter(({ tier }) => tier === "before-dose" || tier === "information");
  const checks = waiting.filter((group) => group.tier === "check");
  return (
    <section aria-labelledby="findings-title" className="flex flex-col gap-2">
      <h2 id="findings-title" className="text-lead">
        Safety: {headline(waiting)}
      </h2>
      <Issues groups={waiting} view={view} zone={zone} />
      {checks.length > 1 && draft.isMine ? (
        <AcknowledgeAll
          draftId={draft.id}
          count={checks.length}
          findings={checks.flatMap((group) => blocking(group).map(({ finding }) => finding))}
        />
      ) : null}
      <Folded summary="Decided" groups={decided} view={view} zone={zone} open />
      <Folded
        summary="About treatments this version does not start or raise; they do not hold up signing"
        groups={left}
        view={view}
        zone={zone}
        open={left.some((group) => group.tier === "must-resolve")}
      />
      <Folded summary="Before dose, and information" groups={passive} view={view} zone={zone} />
      <SignedCannotTellList entries={safety.cannotTell} judgedOn={view.content.judgedOn} />
    </section>
  );
}

const blocking = (group: Group) => group.members.filter((one) => one.blocks);

function headline(waiting: readonly Group[]): string {
  const count = (tier: string) => waiting.filter((group) => group.tier === tier).length;
  const [grave, checks] = [count("must-resolve"), count("check")];
  const parts = [
    grave > 0 ? `${grave} must resolve` : "",
    checks > 0 ? `${checks} ${checks === 1 ? "check" : "checks"} to acknowledge` : "",
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(", ") : "nothing waits for a decision";
}

function Folded({
  summary,
  groups,
  open,
  ...shown
}: Shown & { readonly summary: string; readonly groups: readonly Group[]; readonly open?: boolean }) {
  if (groups.length === 0) return null;
  return (
    <Disclosure summary={`${summary} (${groups.length})`} {...(open ? { open } : {})}>
      <div className="flex flex-col gap-2">
        <Issues groups={groups} {...shown} />
      </div>
    </Disclosure>
  );
}

function Issues({ groups, view, zone }: Shown & { readonly groups: readonly Group[] }) {
  return groups.map((group) => (
    <SignedIssue key={`${group.tier} ${group.cause}`} issues={group.members} zone={zone}>
      <OpenTreatments group={group} view={view} />
      {view.draft.isMine ? <Decision group={group} view={view} /> : null}
    </SignedIssue>
  ));
}

/** The way to mend it: the treatments it is about. */
function OpenTreatments({ group, view }: { readonly group: Group; readonly view: ReviewView }) {
  const names = new Map(group.members.flatMap((one) => one.finding.treatments.map((id, at) => [id, one.about[at]])));
  if (!group.members.some((one) => one.finding.decision === null) || names.size === 0) return null;
  return (
    <ul className="no-print flex flex-wrap gap-x-3">
      {[...names].map(([id, name]) => (
        <li key={id}>
          <Link href={paths.draftTreatment(view.planId, id)} className="link">
            Open {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** Everything of the group that waits is decided at once; what was decided in this draft can be taken back. */
function Decision({ group, view }: { readonly group: Group; readonly view: ReviewView }) {
  const { tier, first } = group;
  if (tier !== "must-resolve" && tier !== "check") return null;
  const undecided = group.members.filter((one) => one.finding.decision === null);
  const open = undecided.length > 0;
  const members = open ? undecided : group.members;
  return (
    <DecideForm
      draftId={view.draft.id}
      patientId={view.patientId}
      title={first.finding.title}
      tier={tier}
      overridable={members.every((one) => one.finding.overridable)}
      decided={!open}
      findings={members.map(({ finding: { ruleId, treatments, basis } }) => ({ ruleId, treatments, basis }))}
    />
  );
}
