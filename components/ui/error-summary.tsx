"use client";
import { useEffect, useRef } from "react";

export interface FormError {
  readonly message: string;
  /** Id of the field to go to; absent when the fault belongs to no single field. */
  readonly fieldId?: string;
}

/** Takes focus whenever a new list of errors arrives, and marks the page title while it stands. */
export function ErrorSummary({ errors }: { readonly errors: readonly FormError[] }) {
  const box = useRef<HTMLElement>(null);

  useEffect(() => {
    if (errors.length === 0) return;
    box.current?.focus();
    const before = document.title;
    document.title = before.startsWith("Error: ") ? before : `Error: ${before}`;
    return () => {
      document.title = before;
    };
  }, [errors]);

  if (errors.length === 0) return null;
  return (
    <section
      ref={box}
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      className="rounded-control border-2 border-stop-edge bg-surface p-3"
    >
      <h2 id="error-summary-title" className="text-lead">
        There is a problem
      </h2>
      <ul className="mt-1 flex flex-col gap-1">
        {errors.map((error) => (
          <li key={`${error.fieldId ?? ""}:${error.message}`} className="font-semibold text-stop">
            {error.fieldId ? <FieldLink id={error.fieldId}>{error.message}</FieldLink> : error.message}
          </li>
        ))}
      </ul>
    </section>
  );
}

function FieldLink({ id, children }: { readonly id: string; readonly children: string }) {
  return (
    <a
      href={`#${id}`}
      className="inline-block py-0.5 underline underline-offset-2"
      onClick={(event) => {
        const field = document.getElementById(id);
        if (!field) return;
        event.preventDefault();
        field.scrollIntoView({ block: "center" });
        field.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}
