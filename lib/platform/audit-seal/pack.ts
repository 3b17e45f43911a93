// The audit pack of one plan: everything that was signed, on which facts, by whom, and the chain of what was done to the plan, as
// one text. Pure: it is written where the database is and verified where there is none.
import { createHash } from "node:crypto";
import canonicalize from "canonicalize";
import type { StoredEvent } from "@/lib/domain/audit/event-text";
import type { Code } from "./key";
import type { SealRow } from "./rows";
import type { SignedRow } from "./signed-row";

export const PACK_FORMAT = "concord-audit-pack/1";

export type PackedSignature = {
  readonly signerId: string;
  readonly name: string;
  readonly role: string;
  readonly meaning: string;
  readonly hash: string;
  readonly at: string;
};

/** A version as it is stored; overrides, rule ids and rule versions stand in its findings. */
export type PackedVersion = Omit<SignedRow, "events"> & {
  readonly knowledgeVersion: string;
  readonly engineVersion: string;
  readonly effectiveOn: string;
  readonly signatures: readonly PackedSignature[];
};

export type PackedActivation = {
  readonly version: number;
  readonly treatmentId: string;
  readonly kind: string;
  readonly reason: string;
  readonly content: unknown;
  readonly judged: string;
  readonly judgedHash: string;
  readonly at: string;
  readonly by: string;
};

export type AuditPack = {
  readonly format: typeof PACK_FORMAT;
  /** What this file is and how it is verified, in words. */
  readonly guide: readonly string[];
  readonly madeAt: string;
  readonly madeBy: { readonly id: string; readonly name: string; readonly role: string };
  readonly patient: {
    readonly id: string;
    readonly mrn: string;
    readonly family: string;
    readonly given: string;
    readonly born: string;
  };
  readonly plan: {
    readonly id: string;
    readonly title: string;
    readonly status: string;
    readonly currentVersion: number;
  };
  readonly versions: readonly PackedVersion[];
  readonly activations: readonly PackedActivation[];
  readonly acknowledgements: readonly {
    readonly version: number;
    readonly personId: string;
    readonly role: string;
    readonly at: string;
  }[];
  /** Every event of the chain of the plan, from 1 on, with its code. */
  readonly chain: readonly StoredEvent[];
  /** The newest seal of the whole audit when the pack was made. */
  readonly seal: SealRow | null;
};

export type SealedPack = { readonly pack: AuditPack; readonly hash: string; readonly code: Code };

export const packGuide: readonly string[] = [
  "The audit pack of one plan of Concord: every signed version with its facts, findings, overrides, rule versions and signatures, and the chain of what was done to the plan.",
  "Verify: npm run --silent audit -- verify FILE. No database is needed.",
  "Without AUDIT_KEY this shows that nothing in the file was altered unless somebody worked out its hashes anew, and that content, facts, findings, treatments and signatures agree.",
  "With AUDIT_KEY it also shows that the codes of the pack, of its chain and of the seal were made by this installation, so that working out hashes anew does not help.",
  "Neither shows what happened after the pack was made, or that the database still says the same: that is npm run audit -- verify where the database is.",
];

/** RFC 8785 text of a value; unlike signed content, letters stay as they are. */
export function packText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError("a pack holds something that JSON cannot carry");
  return text;
}

export const packHash = (pack: unknown): string =>
  `h1:${createHash("sha256").update(packText(pack), "utf8").digest("hex")}`;

/** What the code of a pack is made over. */
export const packCodeText = (hash: string): string => JSON.stringify(["pack:a1", hash]);

/** The file: canonical, so that each of its bytes counts. */
export function sealedPackText(pack: AuditPack, codeOf: (text: string) => Code): { text: string; hash: string } {
  const hash = packHash(pack);
  const sealed: SealedPack = { pack, hash, code: codeOf(packCodeText(hash)) };
  return { text: `${packText(sealed)}\n`, hash };
}
