"use client";
import { FaultNotice } from "@/components/shell/fault-notice";

export default function PageFault({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  return (
    <main>
      <FaultNotice error={error} retry={retry} />
    </main>
  );
}
