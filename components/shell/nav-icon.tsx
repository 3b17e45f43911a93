import {
  BookOpen,
  Building2,
  CalendarDays,
  ClipboardList,
  EyeOff,
  FileStack,
  GitBranch,
  History,
  Inbox,
  LockKeyholeOpen,
  type LucideIcon,
  ScrollText,
  Send,
  Settings,
  ShieldAlert,
  UserCog,
  Users,
} from "lucide-react";
import type { NavIcon as Name } from "./navigation";

const ICONS: Readonly<Record<Name, LucideIcon>> = {
  work: Inbox,
  patients: Users,
  plans: ClipboardList,
  sessions: CalendarDays,
  referrals: Send,
  templates: FileStack,
  reference: BookOpen,
  history: History,
  unseen: EyeOff,
  overrides: ShieldAlert,
  departures: GitBranch,
  audit: ScrollText,
  glass: LockKeyholeOpen,
  people: UserCog,
  sites: Building2,
  settings: Settings,
};

export function NavIcon({ name }: { readonly name: Name }) {
  const Icon = ICONS[name];
  return <Icon aria-hidden="true" size={16} strokeWidth={1.75} className="shrink-0" />;
}
