"use client";
import { useState } from "react";
import { Button } from "./button";
import { Field, type FieldProps, fieldParts, inputClass } from "./field";
import { UnbrokenDates } from "./nowrap";

/** What a typed date means. Ambiguity is asked about, never guessed. */
export type DateReading =
  | { readonly kind: "empty" }
  | { readonly kind: "day"; readonly value: string; readonly echo: string }
  | { readonly kind: "question"; readonly question: string; readonly choices: readonly DateChoice[] }
  | { readonly kind: "problem"; readonly message: string };

export interface DateChoice {
  readonly value: string;
  /** As it will stand in the box, such as 03-Apr-2026. */
  readonly text: string;
}

export interface DateFieldProps extends FieldProps {
  /** Reads the text; passed in, because the kit knows nothing of plan days or sites. */
  readonly parse: (text: string) => DateReading;
  /** Text shown at first, such as 23-Nov-2026. */
  readonly defaultText?: string;
  readonly onReadingChange?: (reading: DateReading, text: string) => void;
}

/**
 * A typed date with its reading echoed below. The form receives the ISO day under `name`, or, when the text is no date
 * yet, the text itself, so that the server can say what is wrong with it.
 */
export function DateField({ parse, defaultText = "", onReadingChange, ...given }: DateFieldProps) {
  const [text, setText] = useState(defaultText);
  const reading = parse(text);
  const field: FieldProps = { ...given, note: noteFor(reading) ?? given.note };
  const parts = fieldParts(field);

  function change(next: string) {
    setText(next);
    onReadingChange?.(parse(next), next);
  }

  return (
    <Field field={field}>
      <input type="hidden" name={given.name} value={reading.kind === "day" ? reading.value : text} />
      <input
        {...parts}
        type="text"
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => change(event.target.value)}
        className={`${inputClass} max-w-44`}
      />
      {reading.kind === "question" ? (
        <fieldset className="flex flex-wrap gap-2">
          <legend className="visually-hidden">{reading.question}</legend>
          {reading.choices.map((choice) => (
            <Button key={choice.value} size="small" onClick={() => change(choice.text)}>
              {choice.text}
            </Button>
          ))}
        </fieldset>
      ) : null}
    </Field>
  );
}

function noteFor(reading: DateReading) {
  if (reading.kind === "empty") return undefined;
  const text = reading.kind === "day" ? reading.echo : reading.kind === "question" ? reading.question : reading.message;
  return (
    <output className={reading.kind === "day" ? "nowrap" : "text-check"}>
      <UnbrokenDates>{text}</UnbrokenDates>
    </output>
  );
}
