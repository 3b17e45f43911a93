import "server-only";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { type AskedTaper, askedTaper, type SignedTaper } from "@/lib/domain/taper/asked";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

/** What somebody entered about the same medicine among the home medicines since the taper began. */
export type SaidToTake = {
  readonly id: string;
  readonly on: Day;
  readonly text: string;
  readonly dose: string | null;
  readonly status: string;
  readonly source: string;
};

export type TaperHistory = { readonly asked: AskedTaper | null; readonly said: readonly SaidToTake[] };

type Row = { version: number; content: unknown; effective_on: Day; reason: string | null; zone: string };
const versions = statement<Row>(
  "taper-versions",
  `SELECT t.version, t.content, v.effective_on, coalesce(t.content->>'changeReason', v.reason) AS reason, s.zone
     FROM treatment_version t JOIN version v ON v.plan_id = t.plan_id AND v.version = t.version
     JOIN patient p ON p.id = v.patient_id JOIN site s ON s.id = p.site_id
    WHERE t.plan_id = $1::uuid AND t.treatment_id = $2::uuid ORDER BY t.version`,
);
const said = statement<SaidToTake>(
  "taper-said",
  `SELECT h.id, (h.recorded_at AT TIME ZONE $4)::date::text AS on, h.text, h.dose_text AS dose, h.status, h.source
     FROM plan p JOIN home_medicine h ON h.patient_id = p.patient_id
    WHERE p.id = $1::uuid AND h.agent = $2 AND h.errored_at IS NULL AND (h.recorded_at AT TIME ZONE $4)::date >= $3::date
    ORDER BY h.recorded_at, h.id`,
);

/** A signed steroid over all its versions: what was foreseen, what was then asked for, and what was said to be taken. */
export async function taperHistory(actor: Actor, planId: string, treatmentId: string): Promise<TaperHistory | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, now }) => {
      const rows = await sql(versions, [planId, treatmentId]);
      const signed = rows.flatMap((row): SignedTaper[] => {
        const steroid = treatmentSchema.parse(row.content);
        if (steroid.kind !== "steroid") return [];
        return [{ version: row.version, effectiveOn: row.effective_on, reason: row.reason, steroid }];
      });
      const [first, zone] = [signed[0], rows[0]?.zone];
      if (!first || !zone) return null;
      const { agent, start } = first.steroid;
      return {
        asked: askedTaper(signed, dayInZone(now, zone)),
        said: agent ? await sql(said, [planId, agent, start, zone]) : [],
      };
    },
  });
}
