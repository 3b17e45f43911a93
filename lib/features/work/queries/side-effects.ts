import "server-only";
import { waitedText } from "@/lib/domain/referral/words";
import { type ActionTaken, actionWords } from "@/lib/domain/side-effect/side-effect";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import {
  bedLine,
  fromPatients,
  ofPatient,
  type PatientColumns,
  patientColumns,
  SHOWN,
  type WorkList,
  workList,
} from "./view";

type EffectRow = PatientColumns & {
  id: string;
  plan_id: string;
  treatment_id: string;
  name: string;
  effect: string;
  grade: number;
  action_taken: ActionTaken;
  by: string;
  at: string;
};

// The most severe first; one's own plans before those of others.
const waiting = statement<EffectRow>(
  "work-side-effects",
  `SELECT ${patientColumns("p")}, s.id, s.plan_id, s.treatment_id, s.effect, s.grade, s.action_taken, w.given || ' ' || w.family AS by,
          to_char(s.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at,
          (SELECT t.content->>'name' FROM treatment_version t WHERE t.treatment_id = s.treatment_id ORDER BY t.version DESC LIMIT 1) AS name
     FROM ${fromPatients} JOIN side_effect s ON s.patient_id = p.id AND s.errored_at IS NULL AND side_effect_waits(s)
     JOIN plan pl ON pl.id = s.plan_id JOIN person w ON w.id = s.recorded_by
    ORDER BY s.grade DESC, (pl.lead_id = access.actor()) DESC, (p.bed IS NULL), s.recorded_at, s.id LIMIT ${SHOWN + 1}`,
);

/** Side effects that ask for a decision, until the plan changed the treatment or somebody decided to continue. */
export async function sideEffectList({ sql, now }: Seen): Promise<WorkList> {
  const list = {
    id: "side-effects",
    title: "Side effects to decide",
    empty: "No side effect of your patients waits for a decision.",
  };
  return workList(list, await sql(waiting), (row) => ({
    key: row.id,
    href: paths.sideEffects(row.plan_id, row.treatment_id),
    ...ofPatient(row),
    tag: { tone: row.grade >= 3 ? "stop" : "check", words: `Grade ${row.grade}` },
    lines: [
      ...bedLine(row.bed),
      `${row.name}: ${row.effect}`,
      ...(row.action_taken === "none" ? [] : [actionWords[row.action_taken]]),
      `${row.by}, ${waitedText(row.at, now)} ago`,
    ],
  }));
}
