import type { NavGroup } from "@/components/shell/navigation";
import type { AllergyLine } from "@/components/shell/patient-allergies";

export const galleryNavigation: readonly NavGroup[] = [
  {
    entries: [
      { href: "/dev/gallery", label: "My work", icon: "work", count: "7" },
      { href: "/patients", label: "Patients", icon: "patients" },
      { href: "/plans", label: "Plans", icon: "plans", count: "500+" },
      { href: "/sessions", label: "Sessions", icon: "sessions" },
      { href: "/referrals", label: "Referrals", icon: "referrals" },
      { href: "/templates", label: "Templates", icon: "templates" },
    ],
  },
  {
    title: "Oversight",
    entries: [
      { href: "/oversight/history", label: "Plan history", icon: "history" },
      { href: "/oversight/audit", label: "Audit", icon: "audit" },
    ],
  },
];

export const longAllergies: readonly AllergyLine[] = [
  { substance: "latex", severe: false, reaction: "contact dermatitis" },
  { substance: "trimethoprim–sulfamethoxazole", severe: true, reaction: "anaphylaxis" },
  { substance: "human immunoglobulin (product with added sucrose)", severe: true, reaction: "acute kidney injury" },
  { substance: "carbamazepine", severe: false },
];

export interface GalleryRow {
  readonly id: string;
  readonly patient: string;
  readonly born: string;
  readonly plan: string;
  readonly action: string;
  readonly due: string;
}

export const galleryRows: readonly GalleryRow[] = [
  {
    id: "1",
    patient: "OKAFOR, Ruth",
    born: "09-Apr-1961",
    plan: "LEMS with small cell lung cancer",
    action: "Sign version 4",
    due: "23-Nov-2026",
  },
  {
    id: "2",
    patient: "WOLFESCHLEGELSTEINHAUSENBERGERDORFF-MONTGOMERY, Maximiliana Theodora",
    born: "30-Sep-1948",
    plan: "Anti-NMDA receptor encephalitis with ovarian teratoma, second relapse, after rituximab",
    action: "Answer the therapist’s question about swallowing before the next meal plan",
    due: "24-Nov-2026",
  },
];
