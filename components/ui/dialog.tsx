"use client";
import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";

export interface DialogProps {
  readonly open: boolean;
  readonly title: ReactNode;
  /** Called for Escape, the close button and, where allowed, nothing else: a click outside never discards input. */
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  /** Without a close button and deaf to Escape, for a choice that has to be made. */
  readonly mustChoose?: boolean;
  /** Opaque backdrop, for when what lies behind may no longer be seen. */
  readonly covers?: boolean;
}

/** The native modal dialog: it traps focus, makes the page inert and gives focus back to its opener. */
export function Dialog({ open, title, onClose, children, footer, mustChoose, covers }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        if (!mustChoose) onClose();
      }}
      onClose={() => {
        if (open && !mustChoose) onClose();
      }}
      className={`m-auto max-h-[calc(100dvh-2rem)] w-[min(36rem,calc(100vw-2rem))] overflow-y-auto rounded-control border border-line bg-surface p-4 text-ink shadow-lg ${covers ? "backdrop:bg-canvas" : ""}`}
    >
      <div className="flex items-start justify-between gap-4">
        <h2 id={titleId} className="text-lead">
          {title}
        </h2>
        {mustChoose ? null : (
          <button
            type="button"
            aria-label="Close"
            onClick={onClose}
            className="control inline-flex min-h-8 min-w-8 items-center justify-center rounded-control hover:bg-sunken"
          >
            <X aria-hidden="true" size={16} strokeWidth={1.75} />
          </button>
        )}
      </div>
      <div className="mt-2">{children}</div>
      {footer ? <div className="mt-4 flex flex-wrap justify-end gap-2">{footer}</div> : null}
    </dialog>
  );
}
