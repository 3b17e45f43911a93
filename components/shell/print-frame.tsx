import type { ReactNode } from "react";

export interface PrintFrameProps {
  /** Two identifiers and the allergies, repeated on every sheet. */
  readonly header: ReactNode;
  /** Plan, version, signer, printed by and when; the page number is added by the style sheet. */
  readonly footer: ReactNode;
  /** Words across the top of what is not, or no longer, in force: "DRAFT, NOT SIGNED", "SUPERSEDED by version 5". */
  readonly warning?: string;
  readonly children: ReactNode;
}

/**
 * A printed document. Table header and footer groups are what browsers repeat on every sheet; here they are no table.
 * The header must stay below a quarter of the sheet, or it is no longer repeated.
 */
export function PrintFrame({ header, footer, warning, children }: PrintFrameProps) {
  return (
    <div className="print-frame">
      <div className="print-frame-head">
        {header}
        {warning ? <p className="print-warning">{warning}</p> : null}
      </div>
      <div className="print-frame-body">{children}</div>
      <div className="print-frame-foot">{footer}</div>
    </div>
  );
}
