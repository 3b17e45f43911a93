// For an emergency department or an anaesthetist who has never met the patient: what not to give, and what is given.
import { stateOf } from "@/lib/domain/plan/treatment-states";
import type { AvoidList } from "@/lib/domain/safety/avoid-list";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import type { PlanView } from "@/lib/features/plan/queries/plan";
import { UnbrokenDates } from "../ui/nowrap";

export interface EmergencyCardProps {
  readonly view: PlanView;
  readonly diagnosis: string;
  readonly avoid: AvoidList;
  /** Treatments that lack a co-signature. */
  readonly unsigned: readonly string[];
}

export function EmergencyCard({ view, diagnosis, avoid, unsigned }: EmergencyCardProps) {
  const open = view.inForce.filter((t) => stateOf(t) !== "stopped");
  const isGiven = (t: (typeof open)[number]) => stateOf(t) === "active" && !unsigned.includes(t.treatmentId);
  const given = open.filter(isGiven);
  const paused = open.filter((t) => !isGiven(t));
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
            </li>
          ))}
        </ul>
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
