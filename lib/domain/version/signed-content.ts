// The whole text under a signature: what the plan says, and what it was judged on (design, invariants 3 and 4).
import * as z from "zod";
import { cosignContentSchema } from "../cosign/needs";
import { canonicalJson } from "../plan/canonical";
import { planContentSchema } from "../plan/plan-content";
import { signedCannotTellSchema, signedFindingSchema } from "../safety/decision-schema";
import type { Day } from "../shared/day";
import { daySchema } from "../shared/day-schema";

/** The plan content with the hash of the stored facts, the engine that judged it, and what the engine found. */
export const signedContentSchema = planContentSchema.extend({
  factsHash: z.string().min(1).max(100),
  engineVersion: z.string().min(1).max(60),
  findings: z.array(signedFindingSchema).max(500),
  /** Both absent from versions signed before there was a safety engine. */
  cannotTell: z.array(signedCannotTellSchema).max(500).optional(),
  judgedOn: (daySchema as z.ZodType<Day>).optional(),
  /** Whose second signature its treatments need; absent when none does, and from versions signed before co-signatures. */
  cosign: cosignContentSchema.optional(),
});
export type SignedContent = z.infer<typeof signedContentSchema>;

const shownContentSchema = signedContentSchema.extend({ effectiveOn: (daySchema as z.ZodType<Day>).nullable() });

/** What a sign page shows: the content to be signed, with the effective date still open where none was entered yet. */
export type ShownContent = Omit<SignedContent, "effectiveOn"> & { readonly effectiveOn: Day | null };

/** The one text of a content, over which its hash is taken. */
export function signedText(content: ShownContent): string {
  return canonicalJson(content);
}

/** What a sign page sends back as the content it showed, or null when it is no such content. */
export function readShown(value: unknown): ShownContent | null {
  const parsed = shownContentSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The content of a signed version; throws when the stored text is not one, which is a fault. */
export function readSigned(text: string): SignedContent {
  return signedContentSchema.parse(JSON.parse(text));
}
