// What waits in the current version, whether what it waits for is known, and the re-check before a release.
import "server-only";
import { can } from "@/lib/domain/access/can";
import type { TreatmentCondition } from "@/lib/domain/plan/frame";
import { awaitedKind, needsFirstDay, waitsForRelease } from "@/lib/domain/plan/release";
import type { Treatment } from "@/lib/domain/plan/treatment";
import type { ProposedFinding } from "@/lib/domain/safety/decision-findings";
import type { SignedCannotTell } from "@/lib/domain/safety/decision-schema";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { formatMeasured } from "@/lib/domain/wording/dose";
import type { Actor } from "@/lib/platform/actor-types";
import { type Sql, statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { blockingRelease, type ReleaseRow, recheck, releaseText } from "./release-source";
import { instantText } from "./signed-row";

/** The newest value of what a treatment waits for. */
export type AwaitedResult = {
  readonly code: string;
  readonly label: string;
  readonly value: string;
  readonly takenOn: Day;
};

export type Activation = {
  readonly treatmentId: string;
  readonly reason: string;
  readonly by: string;
  readonly at: string;
};

export type PlanReleases = {
  /** Released since the version was signed. */
  readonly released: readonly Activation[];
  /** By treatment: the newest value of the result it waits for, where its words are exactly the name of one. */
  readonly results: Readonly<Record<string, AwaitedResult>>;
  readonly mayRelease: boolean;
};

type PlanRow = {
  patient_id: string;
  treatments: Treatment[];
  released: Activation[];
};
const planStatement = statement<PlanRow>(
  "plan-releases",
  `SELECT p.patient_id, (SELECT coalesce(json_agg(t.content), '[]'::json) FROM treatment_now t WHERE t.plan_id = p.id
            AND t.version = p.current_version AND jsonb_typeof(t.content->'condition') = 'object') AS treatments,
          (SELECT coalesce(json_agg(json_build_object('treatmentId', a.treatment_id, 'reason', a.reason,
             'by', w.given || ' ' || w.family, 'at', ${instantText("a.activated_at")})), '[]'::json)
             FROM treatment_activation a JOIN person w ON w.id = a.activated_by
            WHERE a.plan_id = p.id AND a.version = p.current_version AND a.kind = 'released') AS released
     FROM plan p WHERE p.id = $1::uuid`,
);

type ResultRow = {
  code: string;
  label: string;
  number: string | null;
  text: string | null;
  unit: string | null;
  takenOn: Day;
};
const resultsStatement = statement<ResultRow>(
  "awaited-results",
  `SELECT DISTINCT ON (o.code) o.code, o.text AS label, trim_scale(o.value_number)::text AS number, o.value_text AS text, o.unit,
          o.taken_on::text AS "takenOn"
     FROM observation o WHERE o.patient_id = $1::uuid AND o.code = ANY ($2::text[]) AND o.errored_at IS NULL
    ORDER BY o.code, o.taken_at DESC, o.recorded_at DESC, o.id DESC`,
);

async function resultsOf(sql: Sql, patientId: string, conditions: readonly (TreatmentCondition | null)[]) {
  const codes = conditions.flatMap((condition) => (condition ? (awaitedKind(condition) ?? []) : []));
  const rows = codes.length > 0 ? await sql(resultsStatement, [patientId, codes]) : [];
  return new Map(rows.map((row) => [row.code, resultOf(row)]));
}

const resultOf = ({ code, label, number, text, unit, takenOn }: ResultRow): AwaitedResult => ({
  code,
  label,
  value: number === null ? (text ?? "not stated") : formatMeasured(number, unit ?? ""),
  takenOn,
});

/** What waits and what was released in the current version; part of a page that has its own access entry. */
export async function releasesForPlan(actor: Actor, planId: string): Promise<PlanReleases | null> {
  return await read<PlanReleases>({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql, relation }) => {
      const [row] = await sql(planStatement, [planId]);
      if (!row) return null;
      const found = await resultsOf(
        sql,
        row.patient_id,
        row.treatments.map((t) => t.condition),
      );
      const results = row.treatments.flatMap(({ treatmentId, condition }) => {
        const result = condition ? found.get(awaitedKind(condition) ?? "") : undefined;
        return result ? [[treatmentId, result] as const] : [];
      });
      return {
        released: row.released,
        results: Object.fromEntries(results),
        mayRelease: can(actor, "plan:sign", relation.ties),
      };
    },
  });
}

export type ReleaseView = {
  readonly planId: string;
  readonly patientId: string;
  readonly planTitle: string;
  readonly status: string;
  readonly deceased: boolean;
  readonly version: number;
  /** As signed, still waiting; and as it would be in force. */
  readonly before: Treatment;
  readonly released: Treatment;
  readonly condition: TreatmentCondition;
  readonly result: AwaitedResult | null;
  /** The first day that was signed is over: the release names another one. */
  readonly asksFirstDay: boolean;
  readonly firstDay: Day | null;
  readonly names: Readonly<Record<string, string>>;
  /** Null when the engine failed. */
  readonly check: {
    readonly hash: string;
    readonly blocking: readonly ProposedFinding[];
    readonly others: readonly ProposedFinding[];
    readonly cannotTell: readonly SignedCannotTell[];
    readonly judgedOn: Day;
  } | null;
  readonly may: { readonly release: boolean; readonly draft: boolean };
};

const releaseStatement = statement<{ source: ReleaseRow }>("release-screen", releaseText);

/** The re-check of one treatment that waits, on the facts of this moment; null when it does not wait. */
export async function releaseForScreen(
  actor: Actor,
  planId: string,
  treatmentId: string,
  asked: Day | null = null,
): Promise<ReleaseView | null> {
  return await read<ReleaseView>({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: ({ patientId }) => ({ action: "release.read", patientId, planId, detail: { treatmentId } }),
    run: async ({ sql, now, relation }) => {
      const [row] = await sql(releaseStatement, [planId]);
      const signed = row?.source.treatments.find((t) => t.treatmentId === treatmentId);
      if (!row || !signed?.condition || !waitsForRelease(signed)) return null;
      const { source } = row;
      const asksFirstDay = needsFirstDay(signed, dayInZone(now, source.site.zone));
      const firstDay = asked ?? (asksFirstDay ? dayInZone(now, source.site.zone) : null);
      const check = recheck(source, { treatmentId, firstDay, now });
      if (!check) return null;
      const { condition } = signed;
      const [result] = (await resultsOf(sql, source.patientId, [condition])).values();
      return {
        planId,
        patientId: source.patientId,
        planTitle: source.title,
        status: source.status,
        deceased: source.deceased,
        version: source.version,
        before: check.before,
        released: check.released,
        condition,
        result: result ?? null,
        asksFirstDay,
        firstDay,
        names: Object.fromEntries(source.treatments.map((t) => [t.treatmentId, t.name])),
        check: check.findings && {
          hash: check.hash,
          blocking: blockingRelease(check.findings),
          others: aboutIt(check.findings, treatmentId),
          cannotTell: check.cannotTell,
          judgedOn: check.today,
        },
        may: { release: can(actor, "plan:sign", relation.ties), draft: can(actor, "plan:draft", relation.ties) },
      };
    },
  });
}

/** What else is known about the treatment, for reading before the click. */
function aboutIt(findings: readonly ProposedFinding[], treatmentId: string): ProposedFinding[] {
  const blocking = blockingRelease(findings);
  return findings.filter((one) => !blocking.includes(one) && one.finding.treatments.includes(treatmentId));
}
