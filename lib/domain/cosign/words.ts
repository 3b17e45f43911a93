// What screens, prints and lists say of co-signatures.
import type { CosignCause } from "./needs";
import type { AskedRole } from "./policy";

export const askedWords: Readonly<Record<AskedRole, string>> = {
  oncologist: "an oncologist",
  "team-lead": "a team lead",
};

export const roleWords: Readonly<Record<AskedRole, string>> = { oncologist: "oncologist", "team-lead": "team lead" };

/** "an oncologist and a team lead". */
export const askedText = (roles: readonly AskedRole[]): string => roles.map((role) => askedWords[role]).join(" and ");

export const causeWords: Readonly<Record<CosignCause, string>> = {
  "cancer-lane": "it is cancer therapy",
  agent: "its agent is on the list of the co-signature policy",
  override: "a must resolve about it was overridden",
  carried: "an earlier version asked for it and nobody gave it",
};

export const causesText = (causes: readonly CosignCause[]): string =>
  causes.map((cause) => causeWords[cause]).join(", and ");

/** "active except 1 treatment awaiting co-signature" (SGN-6); null when none waits. */
export function exceptText(waiting: number): string | null {
  if (waiting === 0) return null;
  return `Active except ${waiting} ${waiting === 1 ? "treatment" : "treatments"} awaiting co-signature`;
}
