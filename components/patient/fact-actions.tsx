"use client";
import { changeStatusAction, mapHomeMedicineAction, markInErrorAction } from "@/lib/features/patient/actions/facts";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { TextInput } from "../ui/text-input";
import { ChartForm, textOf } from "./chart-form";

export interface FactRef {
  readonly patientId: string;
  readonly id: string;
  readonly revision: number;
}

type StatusKind = "condition" | "allergy" | "home-medicine";
export type ErrorKind = StatusKind | "vaccination" | "observation";

/** One button for each other status. */
export function StatusButtons({
  kind,
  fact,
  status,
  moves,
}: {
  readonly kind: StatusKind;
  readonly fact: FactRef;
  readonly status: string;
  readonly moves: readonly { readonly value: string; readonly label: string }[];
}) {
  const { send, pending, failure } = useAction(changeStatusAction);
  async function move(next: string) {
    const answer = await send({ kind, ...fact, status: next });
    if (answer.ok) toast("Status changed");
  }
  return (
    <div className="flex flex-col gap-2">
      <ActionFailureSummary failure={failure} />
      <div className="flex flex-wrap gap-2">
        {moves
          .filter((one) => one.value !== status)
          .map((one) => (
            <Button key={one.value} size="small" busy={pending} onClick={() => move(one.value)}>
              {`Mark as ${one.label.toLowerCase()}`}
            </Button>
          ))}
      </div>
    </div>
  );
}

/** Says why a record was never right; it stays readable and counts no more. */
export function InErrorForm({ kind, fact }: { readonly kind: ErrorKind; readonly fact: FactRef }) {
  return (
    <ChartForm
      door={markInErrorAction}
      prefix={`error-${fact.id}`}
      read={(data) => ({ kind, ...fact, reason: textOf(data, "reason") })}
      submit="Mark entered in error"
      saved="Marked entered in error"
      danger
    >
      {(field) => <TextInput {...field("reason")} label="Why it was never right" />}
    </ChartForm>
  );
}

/** A person says which medicine of the catalogue this is; nothing is mapped by itself. */
export function MapMedicine({
  fact,
  options,
  proposal,
  mapped,
}: {
  readonly fact: FactRef;
  readonly options: readonly ComboboxOption[];
  readonly proposal: { readonly id: string; readonly name: string } | null;
  readonly mapped: boolean;
}) {
  const { send, pending, failure } = useAction(mapHomeMedicineAction);
  async function map(agent: string) {
    const answer = await send({ ...fact, agent });
    if (answer.ok) toast(agent === "" ? "Mapping taken back" : "Medicine mapped");
  }
  if (mapped) {
    return (
      <div className="flex flex-col items-start gap-2">
        <ActionFailureSummary failure={failure} />
        <Button size="small" busy={pending} onClick={() => map("")}>
          Take the mapping back
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-col items-start gap-2">
      {proposal ? (
        <>
          <ActionFailureSummary failure={failure} />
          <Button size="small" busy={pending} onClick={() => map(proposal.id)}>
            {`Confirm: this is ${proposal.name}`}
          </Button>
        </>
      ) : null}
      <ChartForm
        door={mapHomeMedicineAction}
        prefix={`map-${fact.id}`}
        read={(data) => ({ ...fact, agent: textOf(data, "agent") })}
        submit="Confirm the medicine"
        saved="Medicine mapped"
      >
        {(field) => <Combobox {...field("agent")} label="Which medicine the checks shall use" options={options} />}
      </ChartForm>
    </div>
  );
}
