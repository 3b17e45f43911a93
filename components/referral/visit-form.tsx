"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef } from "react";
import type { ActionDoor } from "@/lib/platform/action-result";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";

export interface VisitFormProps {
  readonly door: ActionDoor<unknown>;
  readonly label: string;
  readonly submit: string;
  readonly done: string;
  /** Of the ids of the fields: the id of a field is this and the last part of its path. */
  readonly prefix: string;
  readonly read: (data: FormData) => Readonly<Record<string, unknown>>;
  readonly onDone: () => void;
  readonly danger?: boolean;
  readonly children: (fields: Readonly<Record<string, string>>) => ReactNode;
}

/** One thing to say about a visit: its fields, its button, and what came of it. What was typed stays until it was saved. */
export function VisitForm({ door, label, submit, done, prefix, read, onDone, danger, children }: VisitFormProps) {
  const router = useRouter();
  const { send, pending, slow, failure, fields } = useAction(door);
  const form = useRef<HTMLFormElement>(null);
  const idOf = useCallback((path: string) => `${prefix}-${path.split(".").at(-1)}`, [prefix]);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("input:not([type=hidden]), textarea, select")?.focus();
  }, []);

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const answer = await send(read(new FormData(event.currentTarget)));
    if (!answer.ok) return;
    toast(done);
    onDone();
    router.refresh();
  }

  return (
    <form
      onSubmit={onSubmit}
      noValidate
      ref={form}
      aria-label={label}
      className="flex max-w-2xl flex-col gap-3 border-l-4 border-accent pl-3"
    >
      <ActionFailureSummary failure={failure} idOf={idOf} />
      {failure?.code === "changed-by-someone-else" ? (
        <p>
          <Button onClick={() => router.refresh()}>Show it as it is now</Button>
        </p>
      ) : null}
      {children(byName(fields))}
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" variant={danger ? "danger" : "primary"} busy={pending}>
          {submit}
        </Button>
        <Button onClick={onDone}>Leave as it is</Button>
        {slow ? <span role="status">Still working. Nothing is lost.</span> : null}
      </div>
    </form>
  );
}

const byName = (fields: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(fields).map(([path, words]) => [path.split(".").at(-1) ?? path, words]));
