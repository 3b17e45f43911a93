// For an emergency department or an anaesthetist who has never met the patient: what not to give, and what is given.
import type { Treatment } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import type { AvoidList } from "@/lib/domain/safety/avoid-list";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import type { PlanView } from "@/lib/features/plan/queries/plan";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";

export interface EmergencyCardProps {
  readonly view: PlanView;
  readonly diagnosis: string;
  readonly avoid: AvoidList;
  /** Treatments that lack a co-signature. */
  readonly unsigned: readonly string[];
  /** Today at the patient's site. */
  readonly today: Day;
}

/** The day from which it is stopped or on hold, while that day lies ahead and it is still given; otherwise null. */
function goesOnUntil(t: Treatment, today: Day): string | null {
  const ends = stateOf(t) === "stopped" || stateOf(t) === "held";
  return ends && t.actionFrom && t.actionFrom > today ? formatDay(t.actionFrom) : null;
}

export function EmergencyCard({ view, diagnosis, avoid, unsigned, today }: EmergencyCardProps) {
  const lacks = (t: Treatment) => unsigned.includes(t.treatmentId);
  const isGiven = (t: Treatment) => (stateOf(t) === "active" && !lacks(t)) || goesOnUntil(t, today) !== null;
  const given = view.inForce.filter(isGiven);
  const stopped = view.inForce.filter((t) => stateOf(t) === "stopped" && !isGiven(t));
  const paused = view.inForce.filter((t) => stateOf(t) !== "stopped" && !isGiven(t));
  return (
    <div className="flex flex-col gap-4">
      <p className="text-lead">
        <b>{diagnosis}</b>
      </p>
      <Avoid avoid={avoid} diagnosis={diagnosis} />
      <section aria-labelledby="given-now" className="flex flex-col gap-1">
        <h2 id="given-now" className="text-lead">
          {view.status === "on-hold" ? "THE PLAN IS ON HOLD: nothing of it is given" : "In the plan now"}
        </h2>
        <ul className="flex list-disc flex-col gap-0.5 pl-5">
          {given.map((t) => (
            <li key={t.treatmentId} data-clinical="">
              <UnbrokenDates>{treatmentText(t).plain}</UnbrokenDates>
              {stateOf(t) === "held" ? (
                <UnbrokenDates>{` (on hold from ${goesOnUntil(t, today)})`}</UnbrokenDates>
              ) : null}
            </li>
          ))}
        </ul>
        {stopped.map((t) => (
          <p key={t.treatmentId} data-clinical="">
            Stopped: {t.name}
            {t.actionFrom ? (
              <>
                , from <Nowrap>{formatDay(t.actionFrom)}</Nowrap>
              </>
            ) : null}
            . What it leaves behind may matter still.
          </p>
        ))}
        {given.length === 0 ? <p>Nothing is active.</p> : null}
        {paused.length > 0 ? <p>Signed, but not given: {paused.map((t) => t.name).join(", ")}.</p> : null}
      </section>
      <p>
        Neurologist: <b>{view.leadName}</b>. Ask before an anaesthetic, before a new antibiotic, and before a medicine
        of the plan is left out.
      </p>
    </div>
  );
}

function Avoid({ avoid, diagnosis }: { readonly avoid: AvoidList; readonly diagnosis: string }) {
  if (avoid.state === "cannot-tell")
    return (
      <section aria-labelledby="avoid" className="keep-together border-2 border-dashed border-ink p-2">
        <h2 id="avoid" className="text-lead">
          What must not be given: cannot tell
        </h2>
        <p>
          Concord has a list for disorders of the neuromuscular junction only, and none for {diagnosis}. That does not
          mean that everything is safe: ask the neurologist.
        </p>
      </section>
    );
  return (
    <section aria-labelledby="avoid" className="border-2 border-ink p-2">
      <h2 id="avoid" className="text-lead">
        Do not give, or only after asking the neurologist
      </h2>
      <ul className="flex flex-col gap-2">
        {avoid.entries.map((entry) => (
          <li key={entry.ruleId} data-clinical="" className="keep-together">
            <b className="uppercase">{entry.medicines.join(", ")}</b>. {entry.why} <b>{entry.action}</b>
            <span className="block text-small">
              Source: {entry.sources.join("; ")} (rule {entry.ruleId} version {entry.ruleVersion}, clinically reviewed:{" "}
              {entry.reviewed ?? "not yet"})
            </span>
          </li>
        ))}
      </ul>
      <p className="pt-1">This list is not complete. A medicine that is missing here is not thereby safe.</p>
    </section>
  );
}
