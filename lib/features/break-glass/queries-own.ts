import "server-only";
import {
  type BreakGlassEnd,
  type BreakGlassState,
  breakGlassState,
  type Verdict,
} from "@/lib/domain/break-glass/break-glass";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PersonActor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

/** One's own emergency access and what leads said of it; without the patient, who is in nobody's list outside the care team. */
export type OwnAccess = {
  readonly id: string;
  readonly startedAt: string;
  readonly state: BreakGlassState;
  readonly reason: string;
  readonly said: readonly { readonly verdict: Verdict; readonly comment: string; readonly by: string }[];
};

type Row = {
  id: string;
  started_at: string;
  expires_at: string;
  ended_at: string | null;
  ended_why: BreakGlassEnd | null;
  reason: string;
  said: OwnAccess["said"];
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const own = statement<Row>(
  "break-glass-own",
  `SELECT g.id, ${iso("g.started_at")} AS started_at, ${iso("g.expires_at")} AS expires_at, ${iso("g.ended_at")} AS ended_at, g.ended_why, g.reason,
          coalesce((SELECT json_agg(json_build_object('verdict', r.verdict, 'comment', r.comment, 'by', w.given || ' ' || w.family)
                                    ORDER BY r.reviewed_at, r.id)
                      FROM break_glass_review r JOIN person w ON w.id = r.reviewed_by WHERE r.break_glass_id = g.id), '[]'::json) AS said
     FROM break_glass g WHERE g.person_id = access.actor() ORDER BY g.started_at DESC, g.id LIMIT 20`,
);

/** The last twenty of the person who asks; null for everybody who may not break the glass. */
export async function ownAccesses(actor: PersonActor): Promise<readonly OwnAccess[] | null> {
  return await read({
    actor,
    needs: "break-glass:use",
    on: noSubject,
    run: async ({ sql, now }) =>
      (await sql(own)).map((row) => ({
        id: row.id,
        startedAt: formatInstant(row.started_at, actor.siteZone),
        state: breakGlassState({ expiresAt: row.expires_at, endedAt: row.ended_at, endedWhy: row.ended_why }, now),
        reason: row.reason,
        said: row.said,
      })),
  });
}
