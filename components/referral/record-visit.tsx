"use client";
import { useState } from "react";
import { recordVisitAction } from "@/lib/features/referral/actions";
import { Checkbox } from "../ui/checkbox";
import { Disclosure } from "../ui/disclosure";
import { NumberInput } from "../ui/number-input";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";
import { GoalFields, type GoalsToRate, readGoals } from "./goal-fields";
import { readSwallow, SwallowFields } from "./swallow-fields";
import { VisitForm } from "./visit-form";

/** What the discipline can record, as plain lists: the catalogues themselves stay on the server. */
export interface VisitChoices {
  readonly speech: boolean;
  readonly interventions: readonly { readonly id: string; readonly label: string }[];
  readonly scales: readonly { readonly id: string; readonly label: string; readonly range: string }[];
  readonly progress: readonly { readonly value: string; readonly label: string }[];
}

export interface RecordVisitProps {
  readonly referralId: string;
  readonly visitId: string;
  readonly revision: number;
  readonly when: string;
  readonly choices: VisitChoices;
  readonly rated: GoalsToRate;
  readonly onDone: () => void;
}

/** The note of one visit, short enough for two minutes. */
export function RecordVisit({ referralId, visitId, revision, when, choices, rated, onDone }: RecordVisitProps) {
  const [attendance, setAttendance] = useState("");
  const [swallow, setSwallow] = useState("");
  const prefix = `visit-${visitId}`;
  return (
    <VisitForm
      door={recordVisitAction}
      label={`Record the visit of ${when}`}
      submit="Save this visit"
      done="Visit recorded."
      prefix={prefix}
      read={(data) => ({ referralId, visitId, revision, ...readRecord(data, choices, rated) })}
      onDone={onDone}
    >
      {(fields) => {
        const field = (name: string) => ({
          name,
          id: `${prefix}-${name}`,
          ...(fields[name] ? { error: fields[name] } : {}),
        });
        return (
          <>
            <RadioGroup
              {...field("attendance")}
              label="Attendance"
              inline
              value={attendance}
              onValueChange={setAttendance}
              options={[
                { value: "attended", label: "Attended" },
                { value: "missed", label: "Missed" },
              ]}
            />
            {attendance === "missed" ? <TextArea {...field("reason")} label="Why it was missed" rows={2} /> : null}
            {attendance === "attended" ? (
              <>
                <RadioGroup {...field("progress")} label="Compared with before" inline options={choices.progress} />
                {choices.speech ? (
                  <RadioGroup
                    {...field("swallow")}
                    label="Swallow assessed at this visit"
                    inline
                    value={swallow}
                    onValueChange={setSwallow}
                    options={[
                      { value: "yes", label: "Yes" },
                      { value: "no", label: "No" },
                    ]}
                  />
                ) : null}
                {choices.speech && swallow === "yes" ? <SwallowFields prefix={prefix} fields={fields} /> : null}
                <Interventions prefix={prefix} choices={choices} error={fields.interventions} />
                <Disclosure summary="Scales">
                  <Scales prefix={prefix} choices={choices} fields={fields} />
                </Disclosure>
                <Disclosure summary="Goals" open={Object.keys(fields).some((name) => /^(goal|target)/.test(name))}>
                  <GoalFields {...rated} prefix={prefix} fields={fields} />
                </Disclosure>
                <TextArea {...field("text")} label="Note" optional rows={3} />
              </>
            ) : null}
            {attendance ? (
              <TextArea
                {...field("flag")}
                label="Flag to the neurologist"
                hint="Stays on the neurologist's list of work until it was seen"
                optional
                rows={2}
              />
            ) : null}
          </>
        );
      }}
    </VisitForm>
  );
}

type PartProps = { readonly prefix: string; readonly choices: VisitChoices };

function Interventions({ prefix, choices, error }: PartProps & { readonly error: string | undefined }) {
  return (
    <fieldset>
      <legend className="mb-1 font-semibold">What was done</legend>
      {choices.interventions.map(({ id, label }, at) => (
        <Checkbox
          key={id}
          name="interventions"
          id={at === 0 ? `${prefix}-interventions` : `${prefix}-${id}`}
          value={id}
          label={label}
          {...(at === 0 && error ? { error } : {})}
        />
      ))}
    </fieldset>
  );
}

function Scales({ prefix, choices, fields }: PartProps & { readonly fields: Readonly<Record<string, string>> }) {
  return (
    <div className="flex flex-col gap-3">
      {choices.scales.map(({ id, label, range }) => (
        <NumberInput
          key={id}
          name={`scale-${id}`}
          id={`${prefix}-scale-${id}`}
          label={label}
          hint={range}
          optional
          {...(fields[`scale-${id}`] ? { error: fields[`scale-${id}`] } : {})}
        />
      ))}
    </div>
  );
}

const text = (data: FormData, name: string) => {
  const value = data.get(name);
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
};

function readRecord(data: FormData, { speech, scales }: VisitChoices, { goals }: GoalsToRate) {
  const flag = text(data, "flag");
  const attendance = text(data, "attendance");
  if (attendance !== "attended") return { outcome: { attendance, reason: text(data, "reason") ?? "" }, flag };
  const note = {
    schema: "visit-note/1",
    interventions: data.getAll("interventions").map(String),
    text: text(data, "text"),
    progress: text(data, "progress"),
    scales: scales.flatMap(({ id }) => {
      const value = text(data, `scale-${id}`);
      return value === null ? [] : [{ code: id, value }];
    }),
    swallow: speech ? readSwallow(data) : null,
  };
  return { outcome: { attendance, note, goals: readGoals(data, goals) }, flag };
}
