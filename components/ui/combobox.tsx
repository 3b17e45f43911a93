"use client";
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { ComboboxOption } from "./combobox-match";
import { cx } from "./cx";
import { Field, type FieldProps, fieldParts, inputClass } from "./field";
import { type OptionSearch, useOptions } from "./use-options";

export interface ComboboxProps<O extends ComboboxOption> extends FieldProps {
  /** The whole list, filtered here … */
  readonly options?: readonly O[];
  /** … or a search that answers with the matching options, best first. Keep its identity stable. */
  readonly search?: OptionSearch<O>;
  readonly defaultOption?: O;
  readonly onOptionChange?: (option: O | null) => void;
  /** How an option is drawn in the list, such as tall man letters; its plain label stays what is typed. */
  readonly draw?: (option: O) => ReactNode;
  readonly emptyText?: string;
  /** For the first field of a panel. */
  readonly focusOnShow?: boolean;
}

/**
 * Type-ahead over a closed list (ARIA 1.2 combobox). The form receives the value of the chosen option under `name`.
 * Text that matches nothing stays as typed and chooses nothing: the box then says so.
 */
export function Combobox<O extends ComboboxOption>({
  options: list,
  search,
  defaultOption,
  onOptionChange,
  draw,
  emptyText = "Nothing matches. Check the spelling or try another name.",
  focusOnShow,
  ...field
}: ComboboxProps<O>) {
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(defaultOption?.label ?? "");
  const [chosen, setChosen] = useState<O | null>(defaultOption ?? null);
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const asked = chosen && typed === chosen.label ? "" : typed;
  const { options, searching, failed } = useOptions(asked, list, search);
  const active = open ? options[at] : undefined;
  const unmatched = !open && typed.trim() !== "" && !chosen;
  const shown = { ...field, note: unmatched ? "Not chosen yet: pick one from the list." : field.note };
  const parts = fieldParts(shown);

  useEffect(() => {
    if (focusOnShow) input.current?.focus();
  }, [focusOnShow]);

  function choose(option: O | null) {
    setChosen(option);
    onOptionChange?.(option);
  }

  function pick(option: O) {
    setTyped(option.label);
    choose(option);
    setOpen(false);
    setAt(-1);
    input.current?.focus();
  }

  function move(step: number) {
    setOpen(true);
    if (options.length > 0)
      setAt((from) => (from + step + options.length + (from < 0 && step < 0 ? 1 : 0)) % options.length);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter" && active) pick(active);
    else if (event.key === "Escape" && open) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const status = statusText({
    open,
    searching,
    failed,
    count: options.length,
    asked,
    searches: Boolean(search),
    emptyText,
  });
  return (
    <Field field={shown}>
      <div className="relative">
        <input type="hidden" name={field.name} value={chosen?.value ?? ""} />
        <input
          {...parts}
          ref={input}
          type="text"
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${listId}-${at}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          className={inputClass}
          onKeyDown={onKeyDown}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setAt(0);
            if (chosen) choose(null);
          }}
        />
        <div
          hidden={!open || (options.length === 0 && status === "")}
          className="absolute inset-x-0 top-full z-20 mt-1 max-h-72 overflow-y-auto rounded-control border border-field bg-surface shadow-lg"
        >
          <div id={listId} role="listbox" aria-label={typeof field.label === "string" ? field.label : "Choices"}>
            {options.map((option, index) => (
              <div
                key={option.value}
                id={`${listId}-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === at}
                data-clinical=""
                ref={index === at ? (row) => row?.scrollIntoView({ block: "nearest" }) : undefined}
                onMouseDown={(event) => event.preventDefault()}
                onMouseUp={() => pick(option)}
                className={cx(
                  "min-h-8 border-l-3 px-2.5 py-1.5",
                  index === at ? "border-accent bg-accent-soft" : "border-transparent hover:bg-sunken",
                )}
              >
                {draw ? draw(option) : <span className="font-semibold">{option.label}</span>}
                {option.detail ? <span className="block text-small text-ink-2">{option.detail}</span> : null}
              </div>
            ))}
          </div>
          {options.length === 0 && status ? <p className="px-2.5 py-2 text-small text-ink-2">{status}</p> : null}
        </div>
        <span role="status" className="visually-hidden">
          {status}
        </span>
      </div>
    </Field>
  );
}

function statusText(of: {
  open: boolean;
  searching: boolean;
  failed: boolean;
  count: number;
  asked: string;
  searches: boolean;
  emptyText: string;
}): string {
  if (!of.open) return "";
  if (of.searches && of.asked.trim() === "") return "Type to search.";
  if (of.searching) return "Searching";
  if (of.failed) return "The search failed. Type again to retry.";
  if (of.count === 0) return of.emptyText;
  return `${of.count} ${of.count === 1 ? "choice" : "choices"}`;
}
