// What has to agree in a signed version, whoever holds it: the database, or a file that was exported from it.
import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/domain/plan/canonical";

/** A signed version with what has to agree with it. */
export type SignedRow = {
  planId: string;
  version: number;
  patientId: string;
  content: string;
  contentHash: string;
  facts: unknown;
  findings: unknown;
  signedBy: string;
  signedAt: string;
  reason: string | null;
  treatments: { treatmentId: string; kind: string; lane: string; action: string; content: unknown }[] | null;
  authors: SignatureRow[] | null;
  events: SigningEvent[] | null;
};
export type SignatureRow = { signerId: string; name: string; role: string; hash: string; at: string };
export type SigningEvent = { signerId: string; name: string; role: string; hash: string | null; at: string };

/** The hash of a text as signed content carries it. */
export const hashOf = (text: string) => `h1:${createHash("sha256").update(text, "utf8").digest("hex")}`;

type Content = {
  planId?: unknown;
  version?: unknown;
  patientId?: unknown;
  reason?: unknown;
  factsHash?: unknown;
  findings?: unknown;
  treatments?: { treatmentId?: unknown; kind?: unknown; lane?: unknown; action?: unknown }[];
};

/** Where a version does not say what its hash covers: content, facts, findings, treatments. */
export function contentProblems(row: SignedRow): string[] {
  if (hashOf(row.content) !== row.contentHash) return ["the content is not the one of its hash"];
  const content = JSON.parse(row.content) as Content;
  const wrong: string[] = [];
  const { planId, version, patientId, reason } = content;
  if (
    planId !== row.planId ||
    version !== row.version ||
    patientId !== row.patientId ||
    (reason ?? null) !== row.reason
  )
    wrong.push("the row says something else than its signed content");
  if (content.factsHash !== hashOf(canonicalJson(row.facts))) wrong.push("the facts are not those that were signed");
  if (canonicalJson(content.findings) !== canonicalJson(row.findings))
    wrong.push("the findings are not those that were signed");
  const signed = content.treatments ?? [];
  const same = (row.treatments ?? []).every((stored, at) => {
    const own = signed[at];
    return (
      canonicalJson(stored.content) === canonicalJson(own) &&
      [stored.treatmentId, stored.kind, stored.lane, stored.action].join() ===
        [own?.treatmentId, own?.kind, own?.lane, own?.action].join()
    );
  });
  if (!same || (row.treatments ?? []).length !== signed.length)
    wrong.push("the treatments are not those that were signed");
  return wrong;
}

/** Whether the author's signature is the one that the event of its signing names. */
export function signatureProblems({ authors, events, contentHash, signedBy, signedAt }: SignedRow): string[] {
  const [signature, second] = authors ?? [];
  const [event, another] = events ?? [];
  if (!signature) return ["nobody's signature is on it"];
  if (second) return ["more than one author has signed it"];
  if (!event || another) return [event ? "it was signed more than once" : "nothing says when it was signed"];
  const expected = { signerId: event.signerId, name: event.name, role: event.role, hash: event.hash, at: event.at };
  const same = canonicalJson(signature) === canonicalJson(expected);
  if (same && event.hash === contentHash && signedBy === event.signerId && signedAt === event.at) return [];
  return ["the signature is not the one that was given"];
}
