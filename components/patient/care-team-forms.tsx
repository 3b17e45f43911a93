"use client";
import { careFunctionWords, choicesOf } from "@/lib/domain/patient/words";
import { addCareTeamMemberAction, endCareTeamMemberAction } from "@/lib/features/patient/actions/chart";
import { DayField } from "../shell/day-field";
import { Checkbox } from "../ui/checkbox";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { RadioGroup } from "../ui/radio-group";
import type { ChartDays } from "./chart-days";
import { ChartForm, textOf } from "./chart-form";

/** Takes a person into the care team; from the first day they may open the chart. */
export function AddMemberForm({
  patientId,
  people,
  today,
  order,
}: ChartDays & { readonly patientId: string; readonly people: readonly ComboboxOption[] }) {
  const read = (data: FormData) => ({
    patientId,
    personId: textOf(data, "personId"),
    function: textOf(data, "function"),
    fromOn: textOf(data, "fromOn"),
    toOn: textOf(data, "toOn"),
    cover: data.get("cover") !== null,
  });
  return (
    <ChartForm
      door={addCareTeamMemberAction}
      prefix="member"
      read={read}
      submit="Add to the care team"
      saved="Added to the care team"
    >
      {(field) => (
        <>
          <Combobox {...field("personId")} label="Person" options={people} />
          <RadioGroup {...field("function")} label="What for" options={choicesOf(careFunctionWords)} />
          <DayField {...field("fromOn")} label="First day" hint="t for today" today={today} order={order} />
          <DayField {...field("toOn")} label="Last day" optional hint="Cover needs one" today={today} order={order} />
          <Checkbox {...field("cover")} label="This is cover for somebody else" />
        </>
      )}
    </ChartForm>
  );
}

/** Ends a membership with a last day, or at once when the day is left empty. */
export function EndMemberForm({
  patientId,
  memberId,
  revision,
  today,
  order,
}: ChartDays & { readonly patientId: string; readonly memberId: string; readonly revision: number }) {
  const read = (data: FormData) => ({ patientId, memberId, revision, lastDay: textOf(data, "lastDay") });
  return (
    <ChartForm
      door={endCareTeamMemberAction}
      prefix={`end-${memberId}`}
      read={read}
      submit="End the membership"
      saved="Membership ended"
      danger
    >
      {(field) => (
        <DayField
          {...field("lastDay")}
          label="Last day"
          optional
          hint="Left empty, it ends at once and this person can no longer open the chart."
          today={today}
          order={order}
        />
      )}
    </ChartForm>
  );
}
