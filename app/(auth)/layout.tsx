import type { ReactNode } from "react";
import { DemoBand } from "@/components/shell/demo-band";
import { env } from "@/lib/platform/env";

/** Pages for somebody who has no session. */
export default function AuthLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      {env().DEMO === "1" ? <DemoBand /> : null}
      <div className="mx-auto flex min-h-[80dvh] w-full max-w-112 flex-col justify-center gap-6 px-4 py-10">
        <header>
          <p className="text-lead font-bold text-ink-2">Concord</p>
        </header>
        <main className="flex flex-col gap-6">{children}</main>
        <footer className="border-t border-line pt-3 text-small text-ink-2">
          Concord supports clinical judgement and is not a certified medical device.
        </footer>
      </div>
    </>
  );
}
