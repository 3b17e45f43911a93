import "server-only";
import { can, writingTies } from "@/lib/domain/access/can";
import { acknowledgingRoles, rolesMissing } from "@/lib/domain/version/acknowledgement";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { instantText } from "./signed-row";

export type SeenVersion = {
  readonly version: number;
  readonly current: boolean;
  /** Who has said so, first one first. */
  readonly seen: readonly { readonly name: string; readonly role: string; readonly at: string }[];
  /** Roles that must know it and of which nobody has said so. */
  readonly missing: readonly string[];
  /** The reader may say so: not the signer, not said before, and the version is in force. */
  readonly mayAcknowledge: boolean;
};

type Row = {
  version: number;
  current: boolean;
  signed_by: string;
  signer_role: string;
  treatments: { lane: string; kind: string }[];
  seen: { personId: string; name: string; role: string; at: string }[];
};

const seenStatement = statement<Row>(
  "plan-version-seen",
  `SELECT v.version, v.version = p.current_version AS current, v.signed_by, s.role AS signer_role,
          (SELECT coalesce(json_agg(json_build_object('lane', t.lane, 'kind', t.kind)), '[]'::json) FROM treatment_version t
            WHERE t.plan_id = v.plan_id AND t.version = v.version AND t.status <> 'stopped') AS treatments,
          (SELECT coalesce(json_agg(json_build_object('personId', a.person_id, 'name', w.given || ' ' || w.family, 'role', a.role,
                    'at', ${instantText("a.at")}) ORDER BY a.at, a.id), '[]'::json)
             FROM version_acknowledgement a JOIN person w ON w.id = a.person_id WHERE a.plan_id = v.plan_id AND a.version = v.version) AS seen
     FROM plan p JOIN version v ON v.plan_id = p.id AND v.version = coalesce($2::int, p.current_version) JOIN person s ON s.id = v.signed_by
    WHERE p.id = $1::uuid`,
);

/** Who has seen the version in force, or the one asked for; null before the first signature and for who may not read the plan. */
export async function versionSeen(
  actor: Actor,
  planId: string,
  version: number | null = null,
): Promise<SeenVersion | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, relation }) => {
      const [row] = await sql(seenStatement, [planId, version]);
      if (!row) return null;
      const cares = can(actor, "plan:read", writingTies(relation.ties));
      const said = row.seen.some((one) => one.personId === actor.id);
      return {
        version: row.version,
        current: row.current,
        seen: row.seen.map(({ name, role, at }) => ({ name, role, at })),
        // Once another version holds, nobody has to see this one any more.
        missing: row.current
          ? rolesMissing(
              row.treatments,
              row.seen.map((one) => one.role),
              row.signer_role,
            )
          : [],
        mayAcknowledge:
          cares &&
          row.current &&
          row.signed_by !== actor.id &&
          !said &&
          acknowledgingRoles.some((role) => role === actor.role),
      };
    },
  });
}
