"use client";
import { Disclosure } from "../ui/disclosure";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { GoalFields, type GoalsToRate, readGoals } from "./goal-fields";
import type { MoveDoor } from "./move-doors";

export interface Receivers {
  readonly therapists: readonly { readonly value: string; readonly label: string }[];
  readonly teams: readonly { readonly value: string; readonly label: string }[];
}

export interface MoveFieldsProps {
  readonly door: MoveDoor;
  readonly prefix: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly receivers: Receivers | null;
  readonly rated: GoalsToRate;
}

/** The fields of one move; nothing is chosen beforehand. */
export function MoveFields({ door, prefix, fields, receivers, rated }: MoveFieldsProps) {
  const field = (name: string, path = name) => ({
    name,
    id: `${prefix}-${path}`,
    ...(fields[path] ? { error: fields[path] } : {}),
  });
  switch (door.form) {
    case "none":
      return null;
    case "words":
      return <TextArea {...field(door.field ?? "reason")} label={door.ask} rows={3} />;
    case "report":
      return (
        <>
          <TextArea
            {...field("summary")}
            label="Summary"
            hint="What was done, and what was reached of the goals"
            rows={6}
          />
          <TextArea {...field("recommendation")} label="Recommendation" optional rows={3} />
          <Disclosure summary="Goals" open={Object.keys(fields).some((name) => /^(goal|target)/.test(name))}>
            <GoalFields {...rated} prefix={prefix} fields={fields} />
          </Disclosure>
        </>
      );
    case "outside":
      return (
        <>
          <TextInput
            {...field("service")}
            label="Name of the outside service"
            hint="Such as: day hospital of another city"
            autoComplete="off"
          />
          <TextArea {...field("reason")} label="Why it is sent outside" rows={2} />
        </>
      );
    case "receiver": {
      const toError = fields.to ?? fields["to.personId"] ?? fields["to.teamId"];
      return (
        <>
          <Select
            name="to"
            id={`${prefix}-to`}
            {...(toError ? { error: toError } : {})}
            label="To whom"
            emptyLabel="Choose a therapist or a pool"
            options={[
              ...(receivers?.therapists ?? []).map((t) => ({ value: `therapist:${t.value}`, label: t.label })),
              ...(receivers?.teams ?? []).map((t) => ({ value: `pool:${t.value}`, label: `Pool of ${t.label}` })),
            ]}
          />
          <TextArea {...field("reason")} label="Why it is reassigned" rows={2} />
        </>
      );
    }
  }
}

const text = (data: FormData, name: string) => {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
};

/** What the fields of a move send beside the referral and its revision. */
export function readMove(door: MoveDoor, data: FormData, { goals }: GoalsToRate): Record<string, unknown> {
  switch (door.form) {
    case "none":
      return {};
    case "words":
      return { [door.field ?? "reason"]: text(data, door.field ?? "reason") };
    case "report":
      return {
        summary: text(data, "summary"),
        recommendation: text(data, "recommendation"),
        goals: readGoals(data, goals),
      };
    case "outside":
      return { service: text(data, "service"), reason: text(data, "reason") };
    case "receiver": {
      const [type, id = ""] = text(data, "to").split(":");
      const to = type === "therapist" ? { type, personId: id } : type === "pool" ? { type, teamId: id } : null;
      return { to, reason: text(data, "reason") };
    }
  }
}
