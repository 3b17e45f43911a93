import "server-only";
import { type ActionTaken, actionWords } from "@/lib/domain/side-effect/side-effect";
import { paths } from "@/lib/platform/paths";
import { sqlList } from "./list";
import { ageOf, bedFirst, fromPatients, named, who } from "./view";

type Effect = {
  planId: string;
  treatmentId: string;
  name: string;
  effect: string;
  grade: number;
  actionTaken: ActionTaken;
  by: string;
};

/** Side effects that ask for a decision, the most severe first, until the plan changed the treatment or somebody decided to continue. */
export const sideEffects = sqlList<Effect>(
  {
    id: "side-effects",
    title: "Side effects to decide",
    empty: "No side effect of your patients waits for a decision.",
    nothing: "side effects",
    roles: ["neurologist"],
  },
  `SELECT s.id::text AS key, 2 * (5 - s.grade) + ${bedFirst} AS urgency, s.recorded_at AS since, p.team_id,
          pl.lead_id = access.actor() AS mine, p.bed, l.given || ' ' || l.family AS owner, ${who("p")} AS who,
          json_build_object('planId', s.plan_id, 'treatmentId', s.treatment_id, 'effect', s.effect, 'grade', s.grade,
            'actionTaken', s.action_taken, 'by', w.given || ' ' || w.family,
            'name', (SELECT t.content->>'name' FROM treatment_version t WHERE t.treatment_id = s.treatment_id ORDER BY t.version DESC LIMIT 1)) AS detail
     FROM ${fromPatients} JOIN side_effect s ON s.patient_id = p.id AND s.errored_at IS NULL AND side_effect_waits(s)
     JOIN plan pl ON pl.id = s.plan_id JOIN person l ON l.id = pl.lead_id JOIN person w ON w.id = s.recorded_by`,
  (rows, moment) =>
    rows.map((row) => {
      const { planId, treatmentId, name, effect, grade, actionTaken, by } = row.detail;
      const href = paths.sideEffects(planId, treatmentId);
      return {
        key: row.key,
        href,
        ...named(row.who),
        tag: { tone: grade >= 3 ? "stop" : "check", words: `Grade ${grade}` },
        bed: row.bed,
        lines: [`${name}: ${effect}`, ...(actionTaken === "none" ? [] : [actionWords[actionTaken]]), `By ${by}`],
        age: ageOf(row.since, moment),
        owner: row.owner,
        action: { label: "Decide", href },
      };
    }),
);
