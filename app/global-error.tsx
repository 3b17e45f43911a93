"use client";
import { FaultNotice } from "@/components/shell/fault-notice";
import "./globals.css";

/** Replaces the whole document when the root layout itself fails; always light, since no preference can be read. */
export default function DocumentFault({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <html lang="en-GB" data-theme="light">
      <body>
        <title>Fault – Concord</title>
        <main>
          <FaultNotice error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
