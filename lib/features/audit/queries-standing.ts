import "server-only";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PersonActor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

/** How the audit stands: when it was last verified and with what result, and up to where it is sealed. */
export type AuditStanding = {
  readonly verified: {
    readonly at: string;
    readonly intact: boolean;
    readonly seal: string;
    readonly events: number;
    readonly problems: number;
    readonly firstProblem: string | null;
  } | null;
  readonly seal: { readonly n: string; readonly at: string; readonly code: string } | null;
};

type Row = {
  verified_at: string | null;
  intact: boolean | null;
  seal: string | null;
  events: string | null;
  problems: number | null;
  first_problem: string | null;
  n: string | null;
  sealed_at: string | null;
  mac: string | null;
};

const iso = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const standing = statement<Row>(
  "audit-standing",
  `SELECT ${iso("v.verified_at")} AS verified_at, v.intact, v.seal::text AS seal, v.events::text AS events, v.problems, v.first_problem,
          s.n::text AS n, ${iso("s.sealed_at")} AS sealed_at, s.mac
     FROM (VALUES (1)) AS one(x)
     LEFT JOIN LATERAL (SELECT * FROM audit_verification ORDER BY verified_at DESC, id DESC LIMIT 1) v ON true
     LEFT JOIN LATERAL (SELECT * FROM audit_seal ORDER BY audit_seal.n DESC LIMIT 1) s ON true`,
);

/** Null for everybody who may not see the audit. */
export async function auditStanding(actor: PersonActor): Promise<AuditStanding | null> {
  return await read({
    actor,
    needs: "oversight:audit",
    on: noSubject,
    run: async ({ sql }) => {
      const [row] = await sql(standing);
      const at = (text: string | null) => formatInstant(text ?? "", actor.siteZone);
      return {
        verified:
          row?.verified_at && row.intact !== null
            ? {
                at: at(row.verified_at),
                intact: row.intact,
                seal: row.seal ?? "0",
                events: Number(row.events ?? 0),
                problems: row.problems ?? 0,
                firstProblem: row.first_problem,
              }
            : null,
        seal: row?.n ? { n: row.n, at: at(row.sealed_at), code: row.mac ?? "" } : null,
      };
    },
  });
}
