import { CircleUser, MapPin } from "lucide-react";
import type { Route } from "next";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { IconText } from "../ui/icon-text";
import type { Theme } from "./preferences";
import { ThemeSwitch } from "./theme-switch";

export interface TopBarProps {
  readonly theme: Theme;
  readonly siteName: string;
  readonly account: { readonly name: string; readonly role: string; readonly href: string };
  readonly help: ReactNode;
  readonly signOut: ReactNode;
}

export function TopBar({ theme, siteName, account, help, signOut }: TopBarProps) {
  return (
    <header className="no-print flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line bg-surface px-4 py-1">
      <p className="text-lead font-bold md:hidden">Concord</p>
      <IconText icon={MapPin} className="text-small text-ink-2">
        <span className="visually-hidden">Site: </span>
        {siteName}
      </IconText>
      <span className="flex-1" />
      {help}
      <ThemeSwitch theme={theme} />
      <Link href={account.href as Route} className="control inline-flex min-h-7 items-center hover:underline">
        <IconText icon={CircleUser} className="text-small">
          <span className="visually-hidden">Account: </span>
          {account.name} <span className="text-ink-3">{account.role}</span>
        </IconText>
      </Link>
      {signOut}
    </header>
  );
}
