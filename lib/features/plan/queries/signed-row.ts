// A signed version as the database answers it, and as the screens use it.
import type { Day } from "@/lib/domain/shared/day";
import { readSigned, type SignedContent } from "@/lib/domain/version/signed-content";

/** Who signed which version when, why, and what it did, in words. */
export type VersionHead = {
  readonly version: number;
  readonly effectiveOn: Day;
  readonly signedAt: string;
  readonly signerId: string;
  readonly signerName: string;
  readonly signerRole: string;
  readonly reason: string | null;
  readonly summary: string;
  readonly contentHash: string;
};

export type SignedVersionView = VersionHead & { readonly content: SignedContent };

export const instantText = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** JSON of a version head; the aliases are v (version) and s (its author's signature). */
export const headJson = `json_build_object('version', v.version, 'effectiveOn', v.effective_on::text, 'signedAt', ${instantText("v.signed_at")},
  'signerId', s.signer_id, 'signerName', s.signer_name, 'signerRole', s.signer_role, 'reason', v.reason, 'summary', v.summary, 'contentHash', v.content_hash)`;

/** FROM of a version with its author's signature. */
export const versionAndSignature =
  "version v JOIN signature s ON s.plan_id = v.plan_id AND s.version = v.version AND s.meaning = 'author'";

export function signedVersion(head: VersionHead, content: string): SignedVersionView {
  return { ...head, content: readSigned(content) };
}
