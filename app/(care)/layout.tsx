import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { LiveUpdates } from "@/components/live/live-updates";
import { AppShell } from "@/components/shell/app-shell";
import { DemoBand } from "@/components/shell/demo-band";
import { navigationFor } from "@/components/shell/entries";
import { RAIL_COOKIE, readTheme, SHORTCUTS_COOKIE, THEME_COOKIE } from "@/components/shell/preferences";
import { PrintWatch } from "@/components/shell/print-watch";
import { SessionWatch } from "@/components/shell/session-watch";
import { SignOutButton } from "@/components/shell/sign-out-button";
import { mayEver } from "@/lib/domain/access/can";
import { roleName } from "@/lib/domain/access/role-words";
import { siteNameOf } from "@/lib/features/site/queries";
import { requireActor } from "@/lib/platform/actor";
import { env } from "@/lib/platform/env";
import { paths } from "@/lib/platform/paths";
import { IDLE_MINUTES } from "@/lib/platform/session";

/** The session row is touched at most once a minute, so one minute less is certain. */
const CERTAIN_SECONDS = (IDLE_MINUTES - 1) * 60;

export default async function CareLayout({ children }: { readonly children: ReactNode }) {
  const actor = await requireActor();
  const remembered = await cookies();
  return (
    <AppShell
      navigation={navigationFor((capability) => mayEver(actor, capability))}
      railFolded={remembered.get(RAIL_COOKIE)?.value === "folded"}
      theme={readTheme(remembered.get(THEME_COOKIE)?.value)}
      shortcutsOn={remembered.get(SHORTCUTS_COOKIE)?.value !== "off"}
      siteName={await siteNameOf(actor)}
      account={{ name: actor.name, role: roleName(actor), href: paths.account }}
      signOut={<SignOutButton />}
      bands={env().DEMO === "1" ? <DemoBand /> : undefined}
      overlays={
        <>
          <SessionWatch secondsLeft={CERTAIN_SECONDS} />
          <LiveUpdates />
          <PrintWatch />
        </>
      }
    >
      {children}
    </AppShell>
  );
}
