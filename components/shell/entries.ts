import type { Capability } from "@/lib/domain/access/roles";
import { paths } from "@/lib/platform/paths";
import type { NavEntry, NavGroup } from "./navigation";

type Place = NavEntry & { readonly needs: readonly Capability[] };

const daily: readonly Place[] = [
  { href: paths.work, label: "My work", icon: "work", needs: ["patient:read", "referral:read", "people:manage"] },
  { href: paths.patients, label: "Patients", icon: "patients", needs: ["patient:read"] },
  { href: paths.plans, label: "Plans", icon: "plans", needs: ["plan:read"] },
  { href: paths.sessions, label: "Sessions", icon: "sessions", needs: ["plan:read"] },
  { href: paths.referrals, label: "Referrals", icon: "referrals", needs: ["referral:read"] },
  { href: paths.templates, label: "Templates", icon: "templates", needs: ["plan:read"] },
  { href: paths.reference, label: "Reference", icon: "reference", needs: ["plan:read"] },
];
const oversight: readonly Place[] = [
  { href: paths.oversight, label: "Plan history", icon: "history", needs: ["oversight:history"] },
  { href: paths.unseen, label: "Not seen", icon: "unseen", needs: ["oversight:history"] },
  { href: paths.overrides, label: "Overrides", icon: "overrides", needs: ["oversight:history"] },
  { href: paths.deviations, label: "Departures", icon: "departures", needs: ["oversight:history"] },
  { href: paths.breakGlassReviews, label: "Emergency access", icon: "glass", needs: ["break-glass:review"] },
  { href: paths.audit, label: "Audit", icon: "audit", needs: ["oversight:audit"] },
];
const admin: readonly Place[] = [
  { href: paths.people, label: "People", icon: "people", needs: ["people:manage"] },
  { href: paths.teams, label: "Teams", icon: "patients", needs: ["people:manage"] },
  { href: paths.sites, label: "Sites", icon: "sites", needs: ["people:manage"] },
  { href: paths.cosignPolicy, label: "Co-signatures", icon: "overrides", needs: ["policy:manage"] },
];

/** The rail of one person: the places whose capability the role may ever hold; empty groups are left out. */
export function navigationFor(holds: (capability: Capability) => boolean): readonly NavGroup[] {
  const open = (places: readonly Place[]) =>
    places.filter((place) => place.needs.some(holds)).map(({ needs: _, ...entry }): NavEntry => entry);
  const groups: readonly NavGroup[] = [
    { entries: open(daily) },
    { title: "Oversight", entries: open(oversight) },
    { title: "Admin", entries: open(admin) },
  ];
  return groups.filter((group) => group.entries.length > 0);
}

/** Where somebody lands after signing in. */
export function homeFor(holds: (capability: Capability) => boolean) {
  return holds("people:manage") && !holds("patient:read") ? paths.people : paths.work;
}
