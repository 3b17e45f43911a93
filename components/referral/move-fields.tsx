"use client";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";
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
}

/** The fields of one move; nothing is chosen beforehand. */
export function MoveFields({ door, prefix, fields, receivers }: MoveFieldsProps) {
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
export function readMove(door: MoveDoor, data: FormData): Record<string, unknown> {
  switch (door.form) {
    case "none":
      return {};
    case "words":
      return { [door.field ?? "reason"]: text(data, door.field ?? "reason") };
    case "report":
      return { summary: text(data, "summary"), recommendation: text(data, "recommendation") };
    case "receiver": {
      const [type, id = ""] = text(data, "to").split(":");
      const to = type === "therapist" ? { type, personId: id } : type === "pool" ? { type, teamId: id } : null;
      return { to, reason: text(data, "reason") };
    }
  }
}
