"use client";
import { useState } from "react";
import type { FieldClash } from "@/lib/domain/plan/merge-fields";
import { formatInstant } from "@/lib/domain/shared/instant";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/radio-group";
import type { OpenConflict } from "./draft-autosave";

export interface ConflictChoiceProps<T extends object> {
  readonly conflict: OpenConflict<T>;
  readonly zone: string;
  readonly labelOf: (field: string) => string;
  /** A value of one field in words. */
  readonly wordsOf: (field: string, value: unknown) => string;
  readonly onResolve: (value: T) => void;
}

/** Field by field mine or theirs (D4). Nothing is saved, and nothing is lost, until it is chosen. */
export function ConflictChoice<T extends object>({
  conflict,
  zone,
  labelOf,
  wordsOf,
  onResolve,
}: ConflictChoiceProps<T>) {
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [asked, setAsked] = useState(false);
  const { clashes, value, kept } = conflict.merged;
  const fields = clashes.map((clash) => labelOf(clash.field)).join(", ");

  function apply() {
    setAsked(true);
    if (clashes.some((clash) => !chosen[clash.field])) return;
    const mine = Object.fromEntries(
      clashes.filter((clash) => chosen[clash.field] === "mine").map((clash) => [clash.field, clash.mine]),
    );
    onResolve({ ...value, ...mine });
  }

  return (
    <section
      aria-labelledby="conflict-title"
      className="flex flex-col gap-3 rounded-control border-2 border-check-edge bg-surface p-4"
    >
      <h2 id="conflict-title" className="text-lead">
        Somebody saved this first
      </h2>
      <p>
        {conflict.by} saved this{" "}
        {conflict.at ? <span className="nowrap">{formatInstant(conflict.at, zone)}</span> : null}. Your change to{" "}
        {fields} is kept here. Choose for each what holds.
        {kept.length > 0 ? ` Your change to ${kept.map(labelOf).join(", ")} is kept as well.` : ""}
      </p>
      {clashes.map((clash) => (
        <RadioGroup
          key={clash.field}
          name={`conflict-${clash.field}`}
          label={labelOf(clash.field)}
          error={asked && !chosen[clash.field] ? "Choose yours or theirs" : undefined}
          value={chosen[clash.field] ?? ""}
          onValueChange={(next) => setChosen({ ...chosen, [clash.field]: next })}
          options={optionsOf(clash, conflict.by, wordsOf)}
        />
      ))}
      <div>
        <Button variant="primary" onClick={apply}>
          Save what is chosen
        </Button>
      </div>
    </section>
  );
}

function optionsOf(clash: FieldClash, by: string, wordsOf: (field: string, value: unknown) => string) {
  return [
    { value: "mine", label: "Mine", hint: wordsOf(clash.field, clash.mine) },
    { value: "theirs", label: `Theirs (${by})`, hint: wordsOf(clash.field, clash.theirs) },
  ];
}
