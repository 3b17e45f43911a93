import "server-only";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { treatmentSchema } from "@/lib/domain/plan/treatment";
import { visitCount } from "@/lib/domain/referral/report-due";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone } from "@/lib/domain/shared/instant";
import { askedSentences, askedTaper, type SignedTaper } from "@/lib/domain/taper/asked";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { headJson, type VersionHead, versionAndSignature } from "./signed-row";

/** What was recorded about the visits of one referral. */
export type VisitsOfReferral = { readonly referralId: string; readonly state: string; readonly sentence: string };

/** What one version planned, and what is recorded of it; the sessions of courses come from their own feature. */
export type PlannedView = {
  readonly planId: string;
  readonly patientId: string;
  readonly title: string;
  readonly currentVersion: number;
  readonly versions: readonly VersionHead[];
  readonly version: VersionHead;
  readonly treatments: readonly Treatment[];
  /** By treatment: sentences of a taper, as first signed and as asked for since. */
  readonly tapers: ReadonlyMap<string, readonly string[]>;
  readonly visits: ReadonlyMap<string, VisitsOfReferral>;
};

type Row = {
  patient_id: string;
  title: string;
  current_version: number;
  zone: string;
  versions: VersionHead[];
  treatments: unknown[];
  tapers: { version: number; effectiveOn: Day; reason: string | null; content: unknown }[];
  visits: {
    treatmentId: string;
    referralId: string;
    state: string;
    attended: number;
    missed: number;
    planned: number;
  }[];
};

// $2 version, or the current one. A visit that was replaced or entered in error does not count.
const planned = statement<Row>(
  "plan-delivered",
  `SELECT p.patient_id, p.title, p.current_version, s.zone,
    (SELECT coalesce(json_agg(${headJson} ORDER BY v.version DESC), '[]'::json) FROM ${versionAndSignature} WHERE v.plan_id = p.id) AS versions,
    (SELECT coalesce(json_agg(t.content ORDER BY t.position), '[]'::json) FROM treatment_version t
      WHERE t.plan_id = p.id AND t.version = coalesce($2::int, p.current_version)) AS treatments,
    (SELECT coalesce(json_agg(json_build_object('version', t.version, 'effectiveOn', v.effective_on::text,
              'reason', coalesce(t.content->>'changeReason', v.reason), 'content', t.content) ORDER BY t.version), '[]'::json)
       FROM treatment_version t JOIN version v ON v.plan_id = t.plan_id AND v.version = t.version
      WHERE t.plan_id = p.id AND t.kind = 'steroid') AS tapers,
    (SELECT coalesce(json_agg(json_build_object('treatmentId', r.treatment_id, 'referralId', r.id, 'state', r.status,
              'attended', n.attended, 'missed', n.missed, 'planned', n.planned)), '[]'::json)
       FROM referral r CROSS JOIN LATERAL (
         SELECT count(*) FILTER (WHERE x.state = 'attended')::int AS attended, count(*) FILTER (WHERE x.state = 'missed')::int AS missed,
                count(*) FILTER (WHERE x.state = 'scheduled')::int AS planned
           FROM visit x WHERE x.referral_id = r.id AND x.errored_at IS NULL
            AND NOT EXISTS (SELECT 1 FROM visit y WHERE y.replaces_id = x.id)) n
      WHERE r.plan_id = p.id) AS visits
   FROM plan p JOIN patient pt ON pt.id = p.patient_id JOIN site s ON s.id = pt.site_id WHERE p.id = $1::uuid`,
);

/** What a version planned beside what was done of it; null before the first version and when there is no such version. */
export async function plannedForScreen(
  actor: Actor,
  planId: string,
  version: number | null,
): Promise<PlannedView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: (view: PlannedView) => ({
      action: "plan.read",
      patientId: view.patientId,
      planId,
      version: view.version.version,
    }),
    run: async ({ sql, now }) => {
      const [row] = await sql(planned, [planId, version]);
      const head = row?.versions.find((v) => v.version === (version ?? row.current_version));
      if (!row || !head) return null;
      const treatments = row.treatments.map((one) => treatmentSchema.parse(one));
      const today = dayInZone(now, row.zone);
      return {
        planId,
        patientId: row.patient_id,
        title: row.title,
        currentVersion: row.current_version,
        versions: row.versions,
        version: head,
        treatments,
        tapers: tapersOf(row, today),
        visits: visitsOf(row, treatments),
      };
    },
  });
}

function tapersOf(row: Row, today: Day): Map<string, readonly string[]> {
  const byTreatment = new Map<string, SignedTaper[]>();
  for (const { version, effectiveOn, reason, content } of row.tapers) {
    const steroid = treatmentSchema.parse(content);
    if (steroid.kind !== "steroid") continue;
    const { treatmentId } = steroid;
    byTreatment.set(treatmentId, [...(byTreatment.get(treatmentId) ?? []), { version, effectiveOn, reason, steroid }]);
  }
  return new Map(
    [...byTreatment].flatMap(([treatmentId, signed]) => {
      const asked = askedTaper(signed, today);
      return asked ? [[treatmentId, askedSentences(asked)] as const] : [];
    }),
  );
}

function visitsOf(row: Row, treatments: readonly Treatment[]): Map<string, VisitsOfReferral> {
  return new Map(
    row.visits.map(({ treatmentId, referralId, state, attended, missed, planned: ahead }) => {
      const t = treatments.find((one) => one.treatmentId === treatmentId);
      const asked = t && "sessionsRequested" in t ? t.sessionsRequested : null;
      const more = [missed > 0 ? `${missed} missed` : "", ahead > 0 ? `${ahead} planned` : ""].filter(Boolean);
      const sentence = `Visits: ${[visitCount(asked, attended).text, ...more].join(", ")}.`;
      return [treatmentId, { referralId, state, sentence }] as const;
    }),
  );
}
