import { roleWords } from "@/lib/domain/access/role-words";
import type { Role } from "@/lib/domain/access/roles";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { VersionHead } from "@/lib/features/plan/queries/signed-row";
import { Nowrap } from "../ui/nowrap";

/** A role as it was printed under a signature. */
export const signerRole = (role: string) => (Object.hasOwn(roleWords, role) ? roleWords[role as Role] : "System");

/** `h1:` and the first twelve digits; the whole hash is in the title of the element that shows it. */
export const shortHash = (hash: string) => hash.slice(0, 15);

/** Who signed a version, as what, when, and from which day it holds. */
export function SignatureLine({ version, zone }: { readonly version: VersionHead; readonly zone: string }) {
  return (
    <p className="text-small text-ink-2">
      Signed <Nowrap>{formatInstant(version.signedAt, zone)}</Nowrap> by{" "}
      <span className="font-semibold text-ink">{version.signerName}</span>, {signerRole(version.signerRole)} · in force
      from <Nowrap>{formatDay(version.effectiveOn)}</Nowrap> · content hash{" "}
      <code title={version.contentHash} className="nowrap">
        {shortHash(version.contentHash)}
      </code>
    </p>
  );
}
