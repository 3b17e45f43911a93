"use client";
import { type FormEvent, useId, useState } from "react";
import { Link } from "@/components/ui/link";
import type { SearchAnswer } from "@/lib/features/patient/queries-search";
import { paths } from "@/lib/platform/paths";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";

type State =
  | { readonly kind: "idle" | "searching" }
  | { readonly kind: "failed"; readonly words: string }
  | { readonly kind: "found"; readonly answer: SearchAnswer };

/** Finds a patient by name or record number. What is typed is posted, so that it stays out of addresses and histories. */
export function PatientSearch({ mayBreakGlass = false }: { readonly mayBreakGlass?: boolean }) {
  const listId = useId();
  const [state, setState] = useState<State>({ kind: "idle" });

  async function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get("text");
    setState({ kind: "searching" });
    setState(await ask(typeof text === "string" ? text : ""));
  }

  return (
    <search className="flex flex-col gap-2">
      <form method="post" onSubmit={onSubmit} className="flex flex-wrap items-end gap-2" autoComplete="off">
        <TextInput
          name="text"
          id="patient-search"
          label="Find a patient"
          hint="Beginning of family or given name, or the MRN"
          className="w-72 max-w-full"
          autoComplete="off"
        />
        <Button type="submit" busy={state.kind === "searching"}>
          Find
        </Button>
        {state.kind === "found" || state.kind === "failed" ? (
          <Button variant="quiet" onClick={() => setState({ kind: "idle" })}>
            Close the answer
          </Button>
        ) : null}
      </form>
      {state.kind === "failed" ? <p className="font-semibold text-stop">{state.words}</p> : null}
      {state.kind === "found" ? <Found id={listId} answer={state.answer} mayBreakGlass={mayBreakGlass} /> : null}
    </search>
  );
}

function Found(props: { readonly id: string; readonly answer: SearchAnswer; readonly mayBreakGlass: boolean }) {
  const { id, answer, mayBreakGlass } = props;
  if (answer.patients.length === 0)
    return (
      <p>
        None of your patients matches. Check the spelling, or use the MRN.
        {mayBreakGlass ? (
          <>
            {" "}
            A patient outside your care, and no time to wait?{" "}
            <Link href={paths.breakGlass} className="link">
              Emergency access
            </Link>
          </>
        ) : null}
      </p>
    );
  return (
    <div>
      <p id={id} className="text-small text-ink-2">
        {answer.more ? "First 20 matches; type more to narrow them down" : "Your patients that match"}
      </p>
      <ul aria-labelledby={id} data-clinical="" className="flex flex-col">
        {answer.patients.map((one) => (
          <li key={one.patientId} className="border-b border-line py-1.5 last:border-0">
            <Link
              href={paths.patient(one.patientId)}
              className="font-semibold text-accent underline underline-offset-2"
            >
              {one.name}
            </Link>{" "}
            <span className="nowrap">
              <span className="text-small text-ink-3">Born</span> {one.born}
            </span>{" "}
            <span className="nowrap">
              <span className="text-small text-ink-3">MRN</span> {one.mrn}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

async function ask(text: string): Promise<State> {
  try {
    const response = await fetch(paths.patientSearch, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ text }),
    });
    if (response.status === 401) return { kind: "failed", words: "Your session has ended. Sign in again to search." };
    if (!response.ok) return { kind: "failed", words: "The search failed. Try again." };
    const answer: SearchAnswer = await response.json();
    announce(`${answer.patients.length} found`);
    return { kind: "found", answer };
  } catch {
    return { kind: "failed", words: "No connection to the server. Check the connection, then try again." };
  }
}
