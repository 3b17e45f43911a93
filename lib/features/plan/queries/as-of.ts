import "server-only";
import { observationKindById } from "@/lib/domain/knowledge/observation-kinds";
import type { ActivationKind } from "@/lib/domain/plan/treatment-states";
import { type StoredFacts, storedFactsOrNull } from "@/lib/domain/safety/app/stored-facts";
import type { Day } from "@/lib/domain/shared/day";
import { type OnDay, versionOn } from "@/lib/domain/version/version-on";
import { formatMeasured } from "@/lib/domain/wording/dose";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { headJson, type SignedVersionView, signedVersion, type VersionHead, versionAndSignature } from "./signed-row";

/** A result that had been recorded by the end of the day and had not been marked entered in error by then. */
export type KnownResult = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly takenOn: Day;
  readonly errorSince: boolean;
};

export type PlanOnDay = {
  readonly planId: string;
  readonly patientId: string;
  readonly title: string;
  readonly currentVersion: number;
  readonly day: Day;
  readonly on: OnDay<VersionHead>;
  /** What held on the day, in full; null when nothing did. */
  readonly version: SignedVersionView | null;
  /** What had been added to its treatments by the end of the day: released, co-signed, urgent, declined. */
  readonly added: readonly { readonly treatmentId: string; readonly kind: ActivationKind; readonly at: string }[];
  /** Signed with it, and not active then for want of a co-signature. */
  readonly unsigned: readonly string[];
  /** The lists as they were when the version was signed; null when nothing held, or when they are of an older release. */
  readonly lists: Pick<StoredFacts, "allergies" | "homeMedicines" | "conditions" | "reviews"> | null;
  /** The newest of each kind, by what had been recorded then. */
  readonly results: readonly KnownResult[];
};

type Row = { patient_id: string; title: string; current_version: number; zone: string; versions: VersionHead[] };
const planStatement = statement<Row>(
  "plan-on-day",
  `SELECT p.patient_id, p.title, p.current_version, s.zone,
          (SELECT coalesce(json_agg(${headJson} ORDER BY v.version DESC), '[]'::json) FROM ${versionAndSignature} WHERE v.plan_id = p.id) AS versions
     FROM plan p JOIN patient pt ON pt.id = p.patient_id JOIN site s ON s.id = pt.site_id WHERE p.id = $1::uuid`,
);

type ContentRow = { content: string; facts: unknown; added: PlanOnDay["added"]; unsigned: PlanOnDay["unsigned"] };
// $3 day, $4 zone: a day ends by the clock of the patient's site.
const contentStatement = statement<ContentRow>(
  "plan-on-day-content",
  `SELECT v.content, v.facts,
          (SELECT coalesce(json_agg(json_build_object('treatmentId', a.treatment_id, 'kind', a.kind, 'at', to_char(a.activated_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
                                    ORDER BY a.activated_at), '[]'::json)
             FROM treatment_activation a WHERE a.plan_id = v.plan_id AND a.version = v.version
              AND (a.activated_at AT TIME ZONE $4)::date <= $3::date) AS added,
          (SELECT coalesce(json_agg(t.treatment_id ORDER BY t.position), '[]'::json) FROM treatment_version t
            WHERE t.plan_id = v.plan_id AND t.version = v.version AND treatment_state_now(t.status, false,
                  ARRAY(SELECT a.kind FROM treatment_activation a WHERE a.plan_id = t.plan_id AND a.version = t.version
                         AND a.treatment_id = t.treatment_id AND (a.activated_at AT TIME ZONE $4)::date <= $3::date)) = 'awaiting-cosignature') AS unsigned
     FROM version v WHERE v.plan_id = $1::uuid AND v.version = $2::int`,
);

type ResultRow = {
  id: string;
  code: string | null;
  text: string | null;
  value: string | null;
  value_text: string | null;
  unit: string | null;
  taken_on: Day;
  error_since: boolean;
};
const resultsStatement = statement<ResultRow>(
  "plan-on-day-results",
  `SELECT o.id, o.code, o.text, trim_scale(o.value_number)::text AS value, o.value_text, o.unit, o.taken_on, o.errored_at IS NOT NULL AS error_since
     FROM (SELECT DISTINCT ON (coalesce(x.code, x.text)) x.* FROM observation x
            WHERE x.patient_id = $1::uuid AND (x.recorded_at AT TIME ZONE $3)::date <= $2::date
              AND (x.errored_at IS NULL OR (x.errored_at AT TIME ZONE $3)::date > $2::date)
            ORDER BY coalesce(x.code, x.text), x.taken_at DESC, x.recorded_at DESC, x.id DESC) o
    ORDER BY o.taken_on DESC, coalesce(o.code, o.text)`,
);

/** The plan as it stood at the end of a day: what held, and what was known of the patient by then. */
export async function planOnDay(actor: Actor, planId: string, day: Day): Promise<PlanOnDay | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: (view: PlanOnDay) => ({
      action: "plan.read",
      patientId: view.patientId,
      planId,
      version: view.version?.version ?? null,
      detail: { asOf: day },
    }),
    run: async ({ sql }) => {
      const [row] = await sql(planStatement, [planId]);
      if (!row) return null;
      const on = versionOn(row.versions, day, row.zone);
      const head = on.inForce;
      const [kept] = head ? await sql(contentStatement, [planId, head.version, day, row.zone]) : [];
      const results = await sql(resultsStatement, [row.patient_id, day, row.zone]);
      return {
        planId,
        patientId: row.patient_id,
        title: row.title,
        currentVersion: row.current_version,
        day,
        on,
        version: head && kept ? signedVersion(head, kept.content) : null,
        added: kept?.added ?? [],
        unsigned: kept?.unsigned ?? [],
        lists: kept ? storedFactsOrNull(kept.facts) : null,
        results: results.map(resultOf),
      };
    },
  });
}

function resultOf(row: ResultRow): KnownResult {
  const { id, code, text, value, value_text: words, unit } = row;
  return {
    id,
    label: (code ? observationKindById(code)?.label : null) ?? text ?? code ?? "Result",
    value: value !== null ? formatMeasured(value, unit ?? "1") : (words ?? "Not recorded"),
    takenOn: row.taken_on,
    errorSince: row.error_since,
  };
}
