import "server-only";
import { createHash } from "node:crypto";
import type { JudgedDraft } from "./judged";

/** A mark that changes whenever what the safety panel of a draft shows changes; it says nothing of what that is. */
export function panelStamp({ panel }: JudgedDraft): string {
  return createHash("sha256").update(JSON.stringify(panel)).digest("base64url");
}
