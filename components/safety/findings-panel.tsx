// The safety review beside a draft (ux.md C6): what must be resolved, what to check, what cannot be told. Never a dialog.
import { type PanelGroup, type PanelView, panelSummary } from "@/lib/domain/safety/app/panel-view";
import { paths } from "@/lib/platform/paths";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { CannotTellList } from "./cannot-tell";
import { DecideGroup } from "./decide-group";
import { FindingCard } from "./finding-card";
import { PreCheckList } from "./pre-checks";
import type { SafetyPlace } from "./safety-links";

export interface FindingsPanelProps {
  readonly view: PanelView;
  readonly place: SafetyPlace;
  /** In the editor of one treatment: its findings come first, those of the rest of the plan are folded. */
  readonly here?: string | null;
  /** Instead of "No finding about this treatment." */
  readonly empty?: string;
}

const concerns = (here: string | null) => (group: PanelGroup) => here === null || group.treatments.includes(here);

export function FindingsPanel({ view, place, here = null, empty }: FindingsPanelProps) {
  const isHere = concerns(here);
  const waiting = [...view.mustResolve, ...view.checks];
  const [near, elsewhere] = [waiting.filter(isHere), waiting.filter((group) => !isHere(group))];
  const preChecks = here ? (view.preChecks[here] ?? []) : [];
  const information = view.information.filter(isHere);
  const decided = view.decided.filter(isHere);
  const cards = (groups: readonly PanelGroup[]) =>
    groups.map((group) => <FindingCard key={group.key} group={group} place={place} here={here} />);
  return (
    <section aria-labelledby="safety-review" className="flex flex-col gap-2">
      <h2 id="safety-review" className="text-body">
        Safety review: <span className="font-normal text-ink-2">{panelSummary(view)}</span>
      </h2>
      {near.length === 0 ? (
        <p className="text-ink-2">
          {empty ?? (here ? "No finding about this treatment." : "No finding waits for a decision.")}
        </p>
      ) : (
        cards(near)
      )}
      {elsewhere.length > 0 ? (
        <Disclosure summary={`Elsewhere in the plan: ${panelSummary(split(elsewhere))}`}>
          <div className="flex flex-col gap-2">{cards(elsewhere)}</div>
        </Disclosure>
      ) : null}
      {preChecks.length > 0 ? (
        <section aria-labelledby="pre-checks">
          <h3 id="pre-checks" className="text-body">
            Before dose ({preChecks.length})
          </h3>
          <PreCheckList checks={preChecks} />
        </section>
      ) : null}
      {view.notChecked.length > 0 ? <NotChecked entries={view.notChecked} place={place} /> : null}
      <CannotTellList missing={view.missing} count={view.couldNotCheck} place={place} here={here} />
      {information.length > 0 ? (
        <Disclosure summary="Information">
          <div className="flex flex-col gap-2">{cards(information)}</div>
        </Disclosure>
      ) : null}
      {decided.length > 0 ? (
        <Disclosure summary={`Already decided (${decided.length})`}>
          <ul className="flex flex-col gap-2">
            {decided.map((group) => (
              <DecidedGroup key={group.key} group={group} place={place} />
            ))}
          </ul>
        </Disclosure>
      ) : null}
    </section>
  );
}

const split = (groups: readonly PanelGroup[]) => ({
  mustResolve: groups.filter((group) => group.first.finding.tier === "must-resolve"),
  checks: groups.filter((group) => group.first.finding.tier === "check"),
});

function NotChecked({ entries, place }: { entries: PanelView["notChecked"]; place: SafetyPlace }) {
  return (
    <div className="edge-cue rounded-control border-l-4 border-check-edge px-3 py-1" data-clinical="">
      <ul>
        {entries.map(({ title }) => (
          <li key={title}>{title}</li>
        ))}
      </ul>
      {entries.some(({ inLists }) => inLists) ? (
        <Link href={paths.medications(place.patientId)} className="link">
          Match them in the lists of the chart
        </Link>
      ) : null}
    </div>
  );
}

const decisionWords: Readonly<Record<string, string>> = { override: "Overridden", acknowledge: "Acknowledged" };

function DecidedGroup({ group, place }: { group: PanelGroup; place: SafetyPlace }) {
  const { finding, decided } = group.first;
  return (
    <li data-clinical="">
      <p className="font-semibold">{finding.title}</p>
      <p className="text-small text-ink-2">
        {decided ? `${decisionWords[decided.kind] ?? "Decided"} by ${decided.by}` : null}
        {decided?.text ? `: ${decided.text}` : null}
      </p>
      <DecideGroup group={group} place={place} />
    </li>
  );
}
