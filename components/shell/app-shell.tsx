import type { ReactNode } from "react";
import { LiveRegion } from "../ui/live-region";
import { BottomBar } from "./bottom-bar";
import type { NavGroup } from "./navigation";
import type { Theme } from "./preferences";
import { Rail } from "./rail";
import { ShortcutSheet } from "./shortcut-sheet";
import { SkipLink } from "./skip-link";
import { TopBar } from "./top-bar";

export interface AppShellProps {
  /** What this person may open; decided by the caller from capabilities. */
  readonly navigation: readonly NavGroup[];
  readonly railFolded: boolean;
  readonly theme: Theme;
  readonly shortcutsOn: boolean;
  readonly siteName: string;
  readonly account: { readonly name: string; readonly role: string; readonly href: string };
  /** The sign-out form. */
  readonly signOut: ReactNode;
  /** Bands above everything: demo, break-glass. */
  readonly bands?: ReactNode;
  /** Session warning and the like, which show only when needed. */
  readonly overlays?: ReactNode;
  readonly children: ReactNode;
}

/** The frame of every signed-in page: skip link, rail or bottom bar, top bar, one main landmark, one live region. */
export function AppShell(props: AppShellProps) {
  return (
    <>
      <SkipLink />
      {props.bands}
      <div className="flex min-h-dvh items-stretch max-md:pb-16 print:min-h-0 print:pb-0">
        <Rail groups={props.navigation} folded={props.railFolded} />
        <div className="flex min-w-0 flex-1 flex-col">
          <TopBar
            theme={props.theme}
            siteName={props.siteName}
            account={props.account}
            help={<ShortcutSheet groups={props.navigation} on={props.shortcutsOn} />}
            signOut={props.signOut}
          />
          <main id="main" tabIndex={-1} className="w-full max-w-360 flex-1 outline-none">
            {props.children}
          </main>
        </div>
      </div>
      <BottomBar groups={props.navigation} />
      {props.overlays}
      <LiveRegion />
    </>
  );
}
