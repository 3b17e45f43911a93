import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Tx } from "./db";

// Links that work once and for a short time. The token exists in the link only; the table holds its hash.
export const LINK_MINUTES = 30;

/** What a table keeps of a secret token. */
export const hashOf = (token: string) => createHash("sha256").update(token).digest("hex");

/** Makes a reset link for a person and ends earlier ones that were not used. */
export async function makeResetLink(tx: Tx, personId: string, createdBy: string, now: string): Promise<string> {
  const at = new Date(now);
  await tx.oneTimeLink.updateMany({
    where: { personId, purpose: "reset", usedAt: null, expiresAt: { gt: at } },
    data: { expiresAt: at },
  });
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(at.getTime() + LINK_MINUTES * 60_000);
  await tx.oneTimeLink.create({
    data: { id: uuid(), purpose: "reset", personId, tokenHash: hashOf(token), expiresAt, createdBy },
  });
  return token;
}

/** Uses a link up: of two that come at once, one gets it. Null when it is unknown, used, or too old. */
export async function spendLink(
  tx: Tx,
  purpose: "setup" | "reset",
  token: string,
  now: string,
): Promise<{ readonly id: string; readonly personId: string | null } | null> {
  const tokenHash = hashOf(token);
  const used = await tx.oneTimeLink.updateMany({
    where: { tokenHash, purpose, usedAt: null, expiresAt: { gt: new Date(now) } },
    data: { usedAt: new Date(now) },
  });
  if (used.count !== 1) return null;
  return await tx.oneTimeLink.findUnique({ where: { tokenHash }, select: { id: true, personId: true } });
}
