"use client";
import { type FormEvent, type ReactNode, useCallback, useState } from "react";
import type { ActionDoor } from "@/lib/platform/action-result";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";

/** The name, id and error of one field of a form that may stand on the page more than once. */
export type FieldOf = (path: string) => { readonly name: string; readonly id: string; readonly error?: string };

export interface ChartFormProps<O> {
  readonly door: ActionDoor<O>;
  /** Tells the fields of several forms on one page apart. */
  readonly prefix: string;
  /** The typed object that is sent, made from what stands in the form. */
  readonly read: (data: FormData) => unknown;
  readonly submit: string;
  /** Said after a success; never a name. */
  readonly saved: string;
  readonly onSaved?: (value: O) => void;
  readonly danger?: boolean;
  readonly extra?: ReactNode;
  readonly children: (field: FieldOf) => ReactNode;
}

/** One form, one door. What was typed stays after a failure; after a success the form is empty again. */
export function ChartForm<O>(props: ChartFormProps<O>) {
  const [round, setRound] = useState(0);
  return <OneRound key={round} {...props} onDone={() => setRound((before) => before + 1)} />;
}

function OneRound<O>(props: ChartFormProps<O> & { readonly onDone: () => void }) {
  const { door, prefix, read, submit, saved, onSaved, onDone, danger, extra, children } = props;
  const { send, pending, slow, failure, fields } = useAction(door);
  const idOf = useCallback((path: string) => `${prefix}-${path}`, [prefix]);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = await send(read(new FormData(event.currentTarget)));
    if (!answer.ok) return;
    toast(saved);
    onDone();
    onSaved?.(answer.value);
  }

  const field: FieldOf = (path) => {
    const error = fields[path];
    return { name: path, id: idOf(path), ...(error ? { error } : {}) };
  };
  return (
    <form method="post" onSubmit={onSubmit} noValidate className="flex max-w-xl flex-col gap-3">
      <ActionFailureSummary failure={failure} idOf={idOf} />
      {children(field)}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant={danger ? "danger" : "primary"} busy={pending}>
          {submit}
        </Button>
        {extra}
        {slow ? <span role="status">Still working. Nothing is lost.</span> : null}
      </div>
    </form>
  );
}

/** The text of a field, "" when it is absent. */
export function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === "string" ? value : "";
}

/** Yes, no or not answered. */
export function judgementOf(data: FormData, name: string): boolean | null {
  const value = textOf(data, name);
  return value === "yes" ? true : value === "no" ? false : null;
}
