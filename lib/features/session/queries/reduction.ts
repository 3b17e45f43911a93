// The reduction that counts for a session: the newest that covers its number.
import type { Reduction } from "@/lib/domain/delivery/reduction";

/** SQL: the reduction of session `s` of course `c` as JSON; null when its dose was never changed. */
export const reductionText = `(SELECT json_build_object('percent', d.percent, 'reason', d.reason) FROM cycle_dose d
    WHERE d.course_id = c.id AND d.from_n <= s.n AND (d.to_n IS NULL OR d.to_n >= s.n) ORDER BY d.at DESC, d.id DESC LIMIT 1) AS reduction`;

export type ReductionColumn = { readonly reduction: Reduction | null };
