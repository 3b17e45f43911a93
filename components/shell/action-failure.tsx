"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { useMemo } from "react";
import type { ActionFailure } from "@/lib/platform/action-result";
import { paths } from "@/lib/platform/paths";
import { buttonClass } from "../ui/button-class";
import { ErrorSummary, type FormError } from "../ui/error-summary";

export interface ActionFailureProps {
  readonly failure: ActionFailure | null;
  /** Id of the input of a field path, when it is not the path itself. Keep its identity stable. */
  readonly idOf?: (path: string) => string;
}

const samePath = (path: string) => path;

/**
 * Everything a failed send has to say, at the top of the form: the sentence, a link to every field at fault, the way back
 * in when the session has ended (in a new tab, so that what was typed stays), and the reference of a fault.
 */
export function ActionFailureSummary({ failure, idOf = samePath }: ActionFailureProps) {
  const here = usePathname();
  const query = useSearchParams().toString();
  // A new list takes the focus, so it is made once per failure.
  const errors = useMemo(() => errorsOf(failure, idOf), [failure, idOf]);
  if (!failure) return null;
  const next = encodeURIComponent(query ? `${here}?${query}` : here);
  return (
    <div className="flex flex-col gap-2">
      <ErrorSummary errors={errors} />
      {failure.code === "signed-out" ? (
        <p>
          <a
            href={`${paths.signIn}?next=${next}`}
            target="_blank"
            rel="noopener"
            className={buttonClass({ variant: "secondary" })}
          >
            Sign in again in a new tab
          </a>
        </p>
      ) : null}
      {failure.reference ? (
        <p className="text-small text-ink-2">
          Reference for your administrator: <span className="nowrap font-semibold text-ink">{failure.reference}</span>
        </p>
      ) : null}
    </div>
  );
}

function errorsOf(failure: ActionFailure | null, idOf: (path: string) => string): readonly FormError[] {
  if (!failure) return [];
  const fields = Object.entries(failure.fields ?? {});
  if (fields.length === 0) return [{ message: failure.message }];
  return fields.map(([path, message]) => (path === "" ? { message } : { message, fieldId: idOf(path) }));
}
