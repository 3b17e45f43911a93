import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

export interface FieldProps {
  /** Form name; also the id that an error summary links to, unless `id` is given. */
  readonly name: string;
  readonly id?: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  /** Adds "(optional)" to the label: everything else is required. */
  readonly optional?: boolean;
  /** Keeps the label for screen readers only, where a heading or column already names the field. */
  readonly labelHidden?: boolean;
  /** A note below the input, such as "from template" or the echo of a typed date. */
  readonly note?: ReactNode;
  readonly className?: string;
}

export interface FieldParts {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
}

/** The ids and ARIA links of one field, shared by every kind of input. */
export function fieldParts({ name, id = name, hint, error, note }: FieldProps): FieldParts {
  const described = [hint && `${id}-hint`, error && `${id}-error`, note && `${id}-note`].filter(Boolean).join(" ");
  return { id, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
}

/** Picks the field's own properties out, leaving those of the input element. */
export function splitField<P extends FieldProps>(props: P) {
  const { name, id, label, hint, error, optional, labelHidden, note, className, ...input } = props;
  return { field: { name, id, label, hint, error, optional, labelHidden, note, className }, input };
}

/** Label above, hint below it, then the input, then what is wrong with it. */
export function Field({ field, children }: { readonly field: FieldProps; readonly children: ReactNode }) {
  const { id } = fieldParts(field);
  return (
    <div className={cx("flex min-w-0 flex-col gap-1", field.className)}>
      <label htmlFor={id} className={field.labelHidden ? "visually-hidden" : "font-semibold"}>
        {field.label}
        {field.optional ? <span className="font-normal text-ink-3"> (optional)</span> : null}
      </label>
      <FieldHint id={id} hint={field.hint} />
      {children}
      <FieldNote id={id} note={field.note} />
      <FieldError id={id} error={field.error} />
    </div>
  );
}

export function FieldHint({ id, hint }: { readonly id: string; readonly hint: ReactNode }) {
  if (!hint) return null;
  return (
    <div id={`${id}-hint`} className="text-small text-ink-2">
      {hint}
    </div>
  );
}

export function FieldNote({ id, note }: { readonly id: string; readonly note: ReactNode }) {
  if (!note) return null;
  return (
    <div id={`${id}-note`} className="text-small text-ink-2">
      {note}
    </div>
  );
}

export function FieldError({ id, error }: { readonly id: string; readonly error: string | undefined }) {
  if (!error) return null;
  return (
    <p id={`${id}-error`} className="flex items-start gap-1.5 text-small font-semibold text-stop">
      <CircleAlert aria-hidden="true" size={16} strokeWidth={1.75} className="mt-px shrink-0" />
      <span>
        <span className="visually-hidden">Error: </span>
        {error}
      </span>
    </p>
  );
}

/** The look of every box a person types into. */
export const inputClass =
  "control min-h-8 w-full rounded-control border border-field bg-surface px-2.5 py-1 text-ink aria-invalid:border-2 aria-invalid:border-stop-edge disabled:bg-sunken disabled:text-ink-2 [&[readonly]]:bg-sunken";
