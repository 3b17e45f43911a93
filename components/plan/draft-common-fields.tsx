"use client";
import type { ReactNode } from "react";
import type { DraftTreatment, Problem } from "@/lib/domain/plan/draft-treatment";
import { type Day, isDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { DayField } from "../shell/day-field";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

export interface CommonFieldsProps {
  readonly value: DraftTreatment;
  readonly onChange: (next: DraftTreatment) => void;
  readonly problems: readonly Problem[];
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly brands: readonly string[];
  /** Outcome measures that a review may look at. */
  readonly measures: readonly ComboboxOption[];
}

const text = (value: unknown) => (typeof value === "string" || typeof value === "number" ? String(value) : "");

/** Changes fields of a draft; the kind stays, so the type stays. */
export function withFields(value: DraftTreatment, fields: Readonly<Record<string, unknown>>): DraftTreatment {
  return { ...value, ...fields } as DraftTreatment;
}

/** Why, from when, until when or reviewed when, and under which condition: the same for every kind. */
export function CommonFields({ value, onChange, problems, today, dateOrder, brands, measures }: CommonFieldsProps) {
  const error = (path: string) => problems.find((problem) => problem.path === path)?.message;
  const set = (fields: Readonly<Record<string, unknown>>) => onChange(withFields(value, fields));
  const day = (name: "start" | "end" | "reviewOn", label: string, more: { hint?: ReactNode; optional?: boolean }) => (
    <DayField
      name={name}
      label={label}
      {...more}
      error={error(name)}
      today={today}
      order={dateOrder}
      {...shownDay(value[name])}
      onReadingChange={(reading, typed) => set({ [name]: reading.kind === "day" ? reading.value : typed || null })}
    />
  );
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="mb-2 text-lead font-bold">Reason and dates</legend>
      <TextArea
        name="reason"
        label="Reason for this treatment"
        hint="Why this patient gets it, such as: weakness limits walking."
        rows={2}
        error={error("reason")}
        value={text(value.reason)}
        onChange={(event) => set({ reason: event.target.value })}
      />
      <div className="grid gap-4 sm:grid-cols-3">
        {day("start", "Start", { hint: "Such as 23 nov 26, t+14 or +6w." })}
        {day("end", "End", { hint: "Or a review date.", optional: true })}
        {day("reviewOn", "Review on", { hint: "When somebody decides again.", optional: true })}
      </div>
      <ReviewGoal {...{ value, onChange, problems, measures }} />
      {brands.length > 0 ? (
        <Select
          name="brand"
          label="Brand"
          optional
          className="max-w-64"
          emptyLabel="Any brand"
          options={brands.map((brand) => ({ value: brand, label: brand }))}
          value={text(value.brand)}
          onChange={(event) => set({ brand: event.target.value || null })}
        />
      ) : null}
      <Condition {...{ value, onChange, problems, today, dateOrder }} />
      <TextArea
        name="note"
        label="Note"
        optional
        rows={2}
        error={error("note")}
        value={text(value.note)}
        onChange={(event) => set({ note: event.target.value || null })}
      />
    </fieldset>
  );
}

/** What the review measures and what counts as success, so that the day brings a decision and not a discussion. */
function ReviewGoal({
  value,
  onChange,
  problems,
  measures,
}: Pick<CommonFieldsProps, "value" | "onChange" | "problems" | "measures">) {
  const error = (path: string) => problems.find((problem) => problem.path === path)?.message;
  const chosen = measures.find((measure) => measure.value === value.reviewMeasure);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Combobox
        name="reviewMeasure"
        label="Review by"
        hint="An outcome measure."
        optional
        error={error("reviewMeasure")}
        options={measures}
        {...(chosen ? { defaultOption: chosen } : {})}
        onOptionChange={(option) => onChange(withFields(value, { reviewMeasure: option?.value ?? null }))}
      />
      <TextInput
        name="reviewSuccess"
        label="Success means"
        hint="Such as: at least 2 points better."
        optional
        maxLength={300}
        error={error("reviewSuccess")}
        value={text(value.reviewSuccess)}
        onChange={(event) => onChange(withFields(value, { reviewSuccess: event.target.value || null }))}
      />
    </div>
  );
}

/** What was kept as a day is shown as a day; half a date stays as it was typed. */
export function shownDay(kept: unknown): { defaultDay?: Day; defaultText?: string } {
  if (isDay(kept)) return { defaultDay: kept };
  return typeof kept === "string" ? { defaultText: kept } : {};
}

const conditions = [
  { value: "none", label: "Nothing: it begins on its start day" },
  { value: "conditional", label: "Only on a condition, decided by a day" },
  { value: "hold-until", label: "Held until a result is known" },
];

function Condition({ value, onChange, problems, today, dateOrder }: Omit<CommonFieldsProps, "brands" | "measures">) {
  const condition = value.condition ?? null;
  const error = (field: string) => problems.find((problem) => problem.path === `condition.${field}`)?.message;
  const set = (fields: Readonly<Record<string, unknown>>) =>
    onChange(withFields(value, { condition: { ...condition, ...fields } }));
  const type = text(condition?.type) || "none";
  return (
    <div className="flex flex-col gap-3">
      <RadioGroup
        name="condition.type"
        label="What it waits for"
        options={conditions}
        value={type}
        error={error("type")}
        onValueChange={(next) => onChange(withFields(value, { condition: next === "none" ? null : { type: next } }))}
      />
      {type === "conditional" ? (
        <div className="grid gap-4 border-l-2 border-line pl-4 sm:grid-cols-2">
          <TextInput
            name="condition.text"
            label="Condition"
            hint="Such as: if no response."
            error={error("text")}
            value={text(condition?.text)}
            onChange={(event) => set({ text: event.target.value })}
          />
          <DayField
            name="condition.by"
            label="Decided by"
            error={error("by")}
            today={today}
            order={dateOrder}
            {...shownDay(condition?.by)}
            onReadingChange={(reading, typed) => set({ by: reading.kind === "day" ? reading.value : typed || null })}
          />
        </div>
      ) : null}
      {type === "hold-until" ? (
        <TextInput
          name="condition.result"
          label="Result to wait for"
          hint="Such as: hepatitis B serology."
          className="border-l-2 border-line pl-4"
          error={error("result")}
          value={text(condition?.result)}
          onChange={(event) => set({ result: event.target.value })}
        />
      ) : null}
    </div>
  );
}
