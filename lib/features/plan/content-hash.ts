import "server-only";
import { createHash } from "node:crypto";

/** `h1:` and the SHA-256 of a canonical text; the database checks the same (invariant 3). */
export function contentHash(text: string): string {
  return `h1:${createHash("sha256").update(text, "utf8").digest("hex")}`;
}
