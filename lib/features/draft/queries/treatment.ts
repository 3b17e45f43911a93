import "server-only";
import type { Discipline } from "@/lib/domain/access/roles";
import type { Dated } from "@/lib/domain/calculation/working";
import { agentById, agentRoutes } from "@/lib/domain/knowledge/agents";
import type { Kind } from "@/lib/domain/plan/treatment";
import { ageAt, type Day } from "@/lib/domain/shared/day";
import type { UcumUnit } from "@/lib/domain/shared/quantity";
import type { RouteCode } from "@/lib/domain/wording/route";
import { usualDoseText } from "@/lib/domain/wording/usual-dose";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import { accessEntry, type DraftItem, type DraftView, draftView } from "./editor";

type Measurement<U extends UcumUnit> = Dated<U> & { readonly source: string };

/** The facts that doses are calculated from, and who a referral may go to. */
export type TreatmentFacts = {
  readonly weight: Measurement<"kg"> | null;
  readonly height: Measurement<"cm"> | null;
  readonly creatinine: Measurement<"mg/dL"> | null;
  readonly haematocrit: Measurement<"%"> | null;
  readonly sexAtBirth: "female" | "male" | "not-known";
  readonly ageYears: number;
  readonly therapists: readonly { readonly id: string; readonly name: string; readonly discipline: Discipline }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
  readonly agent: AgentHints | null;
  /** Days on which the patient's site does not work, weekends aside. */
  readonly holidays: readonly Day[];
};

export type AgentHints = {
  readonly id: string;
  readonly name: string;
  readonly brands: readonly string[];
  readonly routes: readonly RouteCode[];
  readonly strengths: readonly string[];
  /** Usual doses as prose: hints for the prescriber, never defaults. */
  readonly usual: readonly string[];
};

export type TreatmentView = Omit<DraftView, "items"> & { readonly item: DraftItem; readonly facts: TreatmentFacts };

type Row = Omit<TreatmentFacts, "ageYears" | "sexAtBirth" | "agent" | "therapists" | "teams"> & {
  sex_at_birth: TreatmentFacts["sexAtBirth"];
  born: Day;
  therapists: TreatmentFacts["therapists"] | null;
  teams: TreatmentFacts["teams"] | null;
};

const latest = (
  code: string,
) => `(SELECT json_build_object('value', trim_scale(o.standard_number)::text, 'unit', o.standard_unit,
      'takenOn', o.taken_on::text, 'source', o.source)
    FROM observation o WHERE o.patient_id = p.id AND o.code = '${code}' AND o.errored_at IS NULL AND o.standard_number IS NOT NULL
    ORDER BY o.taken_at DESC, o.recorded_at DESC, o.id DESC LIMIT 1) AS ${code}`;

// $2 is the discipline of a referral; null for every other kind, which needs no people.
const factsStatement = statement<Row>(
  "draft-treatment-facts",
  `SELECT p.sex_at_birth, p.born, ${latest("weight")}, ${latest("height")}, ${latest("creatinine")}, ${latest("haematocrit")},
          (SELECT json_agg(json_build_object('id', t.id, 'name', t.given || ' ' || t.family, 'discipline', t.discipline)
                    ORDER BY t.family, t.given, t.id)
             FROM person t WHERE t.site_id = p.site_id AND t.role = 'therapist' AND t.discipline = $2::text AND t.disabled_at IS NULL) AS therapists,
          (SELECT json_agg(json_build_object('id', g.id, 'name', g.name) ORDER BY g.name)
             FROM team g WHERE g.site_id = p.site_id AND EXISTS (
               SELECT 1 FROM team_member m JOIN person t ON t.id = m.person_id
                WHERE m.team_id = g.id AND t.discipline = $2::text AND t.disabled_at IS NULL)) AS teams,
          (SELECT COALESCE(json_agg(h.day::text ORDER BY h.day), '[]') FROM site_holiday h WHERE h.site_id = p.site_id) AS holidays
     FROM patient p WHERE p.id = $1::uuid`,
);

/** One treatment of the open draft, with the facts its editor calculates from; null when it is not in the draft. */
export async function treatmentForEditor(
  actor: Actor,
  planId: string,
  treatmentId: string,
): Promise<TreatmentView | null> {
  return await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    audit: accessEntry,
    run: async (seen) => {
      const view = await draftView(seen, actor, planId);
      const item = view?.items.find((entry) => entry.content.treatmentId === treatmentId);
      if (!view || !item) return null;
      const { items: _, ...rest } = view;
      const { kind, agent } = item.content;
      const [row] = await seen.sql(factsStatement, [view.patientId, disciplineOf(kind)]);
      if (!row) return null;
      const { sex_at_birth: sexAtBirth, born, therapists, teams, ...measured } = row;
      const facts = {
        ...measured,
        sexAtBirth,
        ageYears: ageAt(born, view.today),
        therapists: therapists ?? [],
        teams: teams ?? [],
        agent: hintsOf(typeof agent === "string" ? agent : null),
      };
      return { ...rest, item, facts };
    },
  });
}

function disciplineOf(kind: Kind): Discipline | null {
  return kind === "pt-referral" ? "physical" : kind === "slp-referral" ? "speech" : null;
}

function hintsOf(id: string | null): AgentHints | null {
  const agent = id ? agentById(id) : null;
  if (!agent) return null;
  const usual = [
    hint("Usual start", agent.typicalStart.text),
    hint("Usual maintenance", agent.typicalMaintenance?.text),
    hint("Kidney", agent.renal),
    hint("Liver", agent.hepatic),
  ];
  return {
    id: agent.id,
    name: agent.displayName,
    brands: agent.brandNames.filter((brand) => !brand.includes("(")),
    routes: agentRoutes(agent),
    strengths: agent.forms ?? [],
    usual: usual.filter((line) => line !== null),
  };
}

const hint = (label: string, text: string | null | undefined) => (text ? `${label}: ${usualDoseText(text)}` : null);
