import "server-only";
import { conditionSchema } from "@/lib/domain/plan/frame";
import { formatDay } from "@/lib/domain/shared/day";
import { type NewResult, releaseOf } from "@/lib/domain/work/release";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import { type MadeRow, madeList } from "./list";
import { ageOf, fromPatients, iso, named, type PatientColumns, patientColumns } from "./view";

type Row = PatientColumns & {
  team_id: string;
  plan_id: string;
  treatment_id: string;
  name: string;
  condition: unknown;
  since: string;
  lead: string;
  mine: boolean;
  results: NewResult[];
};

const MOST = 500;

// Since when it waits: the first version that says so in these words. A result counts when it was recorded after that.
const waiting = statement<Row>(
  "work-waiting",
  `SELECT ${patientColumns("p")}, p.team_id, pl.id AS plan_id, t.treatment_id, t.content->>'name' AS name, t.content->'condition' AS condition,
          ${iso("f.since")} AS since, l.given || ' ' || l.family AS lead, pl.lead_id = access.actor() AS mine,
          (SELECT coalesce(json_agg(json_build_object('code', o.code, 'text', o.text, 'recordedAt', ${iso("o.recorded_at")}) ORDER BY o.recorded_at, o.id), '[]'::json)
             FROM observation o WHERE o.patient_id = p.id AND o.errored_at IS NULL AND o.recorded_at > f.since
              AND t.content->'condition'->>'type' = 'hold-until') AS results
     FROM ${fromPatients} JOIN plan pl ON pl.patient_id = p.id AND pl.status IN ('active', 'on-hold') JOIN person l ON l.id = pl.lead_id
     JOIN treatment_now t ON t.plan_id = pl.id AND t.version = pl.current_version AND t.action <> 'stop'
      AND t.status <> 'awaiting-cosignature' AND jsonb_typeof(t.content->'condition') = 'object'
     CROSS JOIN LATERAL (SELECT min(v.signed_at) AS since FROM treatment_version o JOIN version v ON v.plan_id = o.plan_id AND v.version = o.version
                          WHERE o.plan_id = pl.id AND o.treatment_id = t.treatment_id AND o.content->'condition' = t.content->'condition') f
    ORDER BY f.since, t.treatment_id LIMIT ${MOST + 1}`,
);

/** Treatments signed as "if no response by DATE" or "hold until RESULT" about which somebody can decide now. */
export const toRelease = madeList(
  {
    id: "to-release",
    title: "To release or to drop",
    empty: "No treatment waits for a result or a day that has come.",
    nothing: "treatments to release",
    roles: ["neurologist"],
  },
  async ({ sql }, moment) => {
    const found = await sql(waiting);
    const rows = found.slice(0, MOST).flatMap((row): MadeRow[] => {
      const condition = conditionSchema.safeParse(row.condition);
      if (!condition.success) return [];
      const release = releaseOf(condition.data, row.results, moment.today);
      if (release.answer === "waits") return [];
      const due = release.answer === "due";
      const day = condition.data.type === "conditional" ? condition.data.by : null;
      const since = !due ? row.since : day ? `${day}T00:00:00.000Z` : release.since;
      const result = condition.data.type === "hold-until" ? condition.data.result : "";
      const href = paths.release(row.plan_id, row.treatment_id);
      return [
        {
          key: row.treatment_id,
          urgency: (due ? 0 : 4) + (row.mine ? 0 : 2) + (row.bed ? 0 : 1),
          since,
          teamId: row.team_id,
          mine: row.mine,
          bed: row.bed,
          entry: {
            key: row.treatment_id,
            href,
            ...named(row),
            tag: due
              ? { tone: "check", words: day ? `Day to decide ${formatDay(day)}` : "Result is in" }
              : { tone: "info", words: "Cannot tell" },
            bed: row.bed,
            lines: [
              row.name,
              due
                ? release.because
                : `Waits for: ${result}. Concord does not know this result by its words: look whether it is in.`,
            ],
            age: ageOf(since, moment),
            owner: row.lead,
            action: { label: "Look and decide", href },
          },
        },
      ];
    });
    return { rows, more: found.length > MOST };
  },
);
