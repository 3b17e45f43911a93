"use client";
import { useState } from "react";
import { recordScoreAction } from "@/lib/features/patient/actions/facts";
import type { ChartDays } from "../patient/chart-days";
import { ChartForm, textOf } from "../patient/chart-form";
import { DayField } from "../shell/day-field";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { NumberInput } from "../ui/number-input";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";

export interface MeasureOption extends ComboboxOption {
  readonly units: readonly { readonly value: string; readonly label: string }[];
  /** What may be entered, and which way is better. */
  readonly range: string;
  readonly licence: string;
}

export interface ScoreFormProps extends ChartDays {
  readonly patientId: string;
  readonly measures: readonly MeasureOption[];
  readonly chosen: MeasureOption | null;
  /** The signed-in person, and the colleagues who may have rated. */
  readonly me: string;
  readonly raters: readonly string[];
}

const OTHER = "someone else";
const PATIENT = "the patient";

/** A score of an outcome measure with its day and its rater. It is kept like any other value of the chart. */
export function ScoreForm({ patientId, measures, chosen, me, raters, today, order }: ScoreFormProps) {
  const [measure, setMeasure] = useState(chosen);
  const [rater, setRater] = useState("");
  const read = (data: FormData) => ({
    patientId,
    code: textOf(data, "code"),
    value: textOf(data, "value"),
    unit: textOf(data, "unit"),
    takenOn: textOf(data, "takenOn"),
    takenTime: "",
    source: rater === PATIENT ? "reported by the patient" : "outcome measure",
    rater: rater === OTHER ? textOf(data, "rater") : rater,
    note: textOf(data, "note"),
    replaces: null,
  });
  return (
    <ChartForm
      door={recordScoreAction}
      prefix="score"
      read={read}
      submit="Record the score"
      saved="Score recorded"
      onSaved={() => {
        setMeasure(chosen);
        setRater("");
      }}
    >
      {(field) => (
        <>
          <Combobox
            {...field("code")}
            label="Measure"
            options={measures}
            {...(chosen ? { defaultOption: chosen } : {})}
            onOptionChange={setMeasure}
          />
          {measure ? <p className="text-small text-ink-2">{measure.licence}</p> : null}
          <NumberInput
            {...field("value")}
            label="Score"
            hint={measure ? measure.range : "The total; its range is shown once a measure is chosen"}
          />
          {measure ? <Unit key={measure.value} field={field("unit")} units={measure.units} /> : null}
          <DayField
            {...field("takenOn")}
            label="Rated on"
            hint="t for today, or 23 Nov 2026"
            today={today}
            order={order}
          />
          <Select
            {...field(rater === OTHER ? "raterKind" : "rater")}
            label="Rated by"
            emptyLabel="Choose who rated"
            required
            options={[
              { value: me, label: `${me} (you)` },
              ...raters.map((name) => ({ value: name, label: name })),
              { value: PATIENT, label: "The patient" },
              { value: OTHER, label: "Someone else" },
            ]}
            value={rater}
            onChange={(event) => setRater(event.target.value)}
          />
          {rater === OTHER ? <TextInput {...field("rater")} label="Name of the rater" maxLength={100} /> : null}
          <TextInput {...field("note")} label="Note" optional maxLength={500} />
        </>
      )}
    </ChartForm>
  );
}

/** One unit is said; of several, one is chosen. */
function Unit({
  field,
  units,
}: {
  readonly field: { name: string; id: string; error?: string };
  readonly units: MeasureOption["units"];
}) {
  const [only] = units;
  if (units.length > 1 || !only) return <Select {...field} label="Unit" emptyLabel="Choose the unit" options={units} />;
  return (
    <p className="text-small text-ink-2">
      <input type="hidden" name="unit" value={only.value} />
      {only.label === "" ? "This score has no unit." : `Unit: ${only.label}`}
    </p>
  );
}
