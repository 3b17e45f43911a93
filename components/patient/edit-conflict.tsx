"use client";
import { type FormEvent, useEffect, useRef } from "react";
import { mergeEdit, type Values } from "@/lib/domain/patient/merge-edit";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { RadioGroup } from "../ui/radio-group";

export interface EditConflictProps {
  readonly base: Values;
  readonly mine: Values;
  readonly theirs: Values;
  readonly by: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly show: (field: string, value: Values[string]) => string;
  readonly busy: boolean;
  readonly onSettled: (values: Values) => void;
}

/** Somebody else saved first: both values, chosen field by field; what only one of the two changed merges and is listed. */
export function EditConflict({ base, mine, theirs, by, labels, show, busy, onSettled }: EditConflictProps) {
  const { asked, taken, merged } = mergeEdit(base, mine, theirs);
  const box = useRef<HTMLDivElement>(null);

  // The question comes while the person looks at the button below.
  useEffect(() => box.current?.focus(), []);

  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const chosen = asked.map((field) => [
      field,
      data.get(`choose-${field}`) === "theirs" ? (theirs[field] ?? null) : (mine[field] ?? null),
    ]);
    if (asked.some((field) => !data.get(`choose-${field}`))) return;
    onSettled({ ...merged, ...Object.fromEntries(chosen) });
  }

  return (
    <div ref={box} tabIndex={-1}>
      <Notice
        tone="check"
        title={`${by ?? "Somebody else"} saved this patient first. Your change is kept here.`}
        headingLevel={2}
      >
        <form method="post" onSubmit={onSubmit} className="flex flex-col gap-3">
          {taken.length > 0 ? (
            <ul>
              {taken.map((field) => (
                <li key={field}>
                  {labels[field] ?? field}: {show(field, base[field] ?? null)} → {show(field, theirs[field] ?? null)}{" "}
                  (their change, kept)
                </li>
              ))}
            </ul>
          ) : null}
          {asked.map((field) => (
            <RadioGroup
              key={field}
              name={`choose-${field}`}
              label={labels[field] ?? field}
              hint="You both changed this. Choose one."
              options={[
                { value: "mine", label: `Mine: ${show(field, mine[field] ?? null)}` },
                { value: "theirs", label: `Theirs: ${show(field, theirs[field] ?? null)}` },
              ]}
            />
          ))}
          <div>
            <Button type="submit" variant="primary" busy={busy}>
              {asked.length > 0 ? "Save with these choices" : "Save both changes"}
            </Button>
          </div>
        </form>
      </Notice>
    </div>
  );
}
