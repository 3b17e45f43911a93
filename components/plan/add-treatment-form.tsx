"use client";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import type { DraftTreatment } from "@/lib/domain/plan/draft-treatment";
import type { Lane } from "@/lib/domain/plan/frame";
import type { Kind } from "@/lib/domain/plan/treatment";
import { addTreatmentAction } from "@/lib/features/draft/actions";
import type { JudgedDraft } from "@/lib/features/draft/queries/judged";
import { paths } from "@/lib/platform/paths";
import { useLiveFindings } from "../safety/live-findings";
import { SafetyColumn } from "../safety/safety-column";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { RadioGroup } from "../ui/radio-group";
import { TextInput } from "../ui/text-input";
import { MedicineNameText } from "./medicine-name";

/** One thing that can be added: an agent of the catalogue, or a kind that is named in words. */
export interface Choice extends ComboboxOption {
  readonly kind: Kind;
  readonly agent: string | null;
  /** The name it gets; null when the prescriber names it. */
  readonly name: string | null;
  readonly shown: { readonly display: string; readonly plain: string };
  readonly lanes: readonly { readonly id: Lane; readonly label: string }[];
}

export interface AddTreatmentProps {
  readonly planId: string;
  readonly draftId: string;
  readonly patientId: string;
  readonly choices: readonly Choice[];
  /** Chosen on the page before, where a finding asked for it. */
  readonly wanted?: Choice;
  /** The draft as the server judged it; null when the safety engine failed. */
  readonly judged: JudgedDraft | null;
  /** Chosen by its kind on the page before. */
  readonly only?: { readonly kindLabel: string };
}

/** The id a treatment has while it is only looked at. */
const unsaved = "00000000-0000-4000-8000-000000000000";

/** What is chosen as the treatment it would become, so that its findings show before it is added. */
function asTreatment(choice: Choice | null, lane: string): DraftTreatment | undefined {
  if (!choice) return undefined;
  const own = choice.lanes.find((one) => one.id === lane) ?? choice.lanes[0];
  if (!own) return undefined;
  const { kind, agent, name } = choice;
  return { treatmentId: unsaved, kind, lane: own.id, action: "start", agent, name } as DraftTreatment;
}

/** Search an agent by name, brand or synonym; Enter adds it and opens its editor. */
export function AddTreatmentForm(props: AddTreatmentProps) {
  const { planId, draftId, patientId, choices, wanted, judged, only } = props;
  const router = useRouter();
  const { send, pending, failure, fields } = useAction(addTreatmentAction);
  const [choice, setChoice] = useState<Choice | null>(wanted ?? (choices.length === 1 ? (choices[0] ?? null) : null));
  const [name, setName] = useState("");
  const [lane, setLane] = useState<string>("");
  const [asked, setAsked] = useState<Readonly<Record<string, string>>>({});
  const lanes = choice?.lanes ?? [];
  const [onlyLane] = lanes.length === 1 ? lanes : [];
  const errors = { ...fields, ...asked };
  const typed = useMemo(() => asTreatment(choice, lane), [choice, lane]);
  const findings = useLiveFindings(judged, typed);
  const ownName = useMemo(() => choice !== null && choice.name === null, [choice]);

  async function add() {
    const missing = {
      ...(choice ? {} : { agent: "Choose a treatment from the list" }),
      ...(ownName && !name.trim() ? { name: "Enter what the treatment is called" } : {}),
      ...(choice && !onlyLane && !lane ? { lane: "Choose the lane that it serves" } : {}),
    };
    setAsked(missing);
    if (!choice || Object.keys(missing).length > 0) return;
    const { kind, agent } = choice;
    const answer = await send({ draftId, kind, lane: onlyLane?.id ?? lane, agent, name: choice.name ?? name.trim() });
    if (answer.ok) router.push(paths.draftTreatment(planId, answer.value.treatmentId));
  }

  return (
    <div className="flex flex-wrap items-start gap-6">
      <form
        className="flex min-w-72 max-w-160 flex-1 flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <ActionFailureSummary failure={failure} />
        {choices.length === 1 ? null : (
          <Combobox
            name="agent"
            label={only ? `${only.kindLabel}: search` : "Search a treatment"}
            hint="Name, brand or abbreviation, such as prednisone, Imuran, PLEX, physical therapy."
            options={choices}
            error={errors.agent}
            {...(wanted ? { defaultOption: wanted } : { focusOnShow: true })}
            emptyText="Nothing matches. Check the spelling, or choose a kind below and name it in words."
            draw={(option) => <MedicineNameText name={option.shown} />}
            onOptionChange={(next) => {
              setChoice(next);
              setLane("");
              setAsked({});
            }}
          />
        )}
        {ownName ? (
          <TextInput
            name="name"
            label="What it is called"
            hint="Outside the catalogue: interactions are not checked for it. The name cannot be changed later."
            error={errors.name}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        ) : null}
        {choice && lanes.length > 1 ? (
          <RadioGroup
            name="lane"
            label="Lane it serves"
            inline
            options={lanes.map((one) => ({ value: one.id, label: one.label }))}
            value={lane}
            error={errors.lane}
            onValueChange={setLane}
          />
        ) : null}
        <div>
          <Button type="submit" variant="primary" busy={pending}>
            {choice?.name ? `Add ${choice.name}` : "Add to the draft"}
          </Button>
        </div>
      </form>
      {choice ? (
        <div className="min-w-72 flex-1 lg:max-w-100">
          <SafetyColumn
            view={findings}
            place={{ planId, patientId, draftId, mayEdit: true, mayDecide: false }}
            here={unsaved}
            empty="Adding it raises no finding that waits for a decision."
          />
        </div>
      ) : null}
    </div>
  );
}
