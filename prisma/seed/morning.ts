// What is found at seven: most versions have been seen by oncology and nursing, a few have not, and one session is held.
import { acknowledgeVersion } from "@/lib/features/plan/commands/acknowledge-version";
import { recordSession } from "@/lib/features/session/commands/record";
import { systemActor } from "@/lib/platform/actor-types";
import { act } from "./act";
import { seenBy, type World } from "./world";

type Plan = { id: string; version: number; site: string; oncologist: string | null; nursing: boolean };

/** Every fourth version is left unseen, so that the lists have something to show. */
const LEFT_EVERY = 4;

export async function morning(world: World): Promise<void> {
  const { clock, people } = world;
  const actors = Object.values(people.actors);
  const at = clock.at(-1, "18:00");
  const plans = await seenBy(
    systemActor("Seed"),
    at,
    (tx) => tx.$queryRaw<Plan[]>`
      SELECT pl.id, pl.current_version AS version, p.site_id AS site,
             (SELECT m.person_id FROM care_team_member m JOIN person w ON w.id = m.person_id AND w.role = 'oncologist'
               WHERE m.patient_id = p.id AND m.to_on IS NULL AND m.from_on < ${at}::date LIMIT 1) AS oncologist,
             EXISTS (SELECT 1 FROM treatment_version t WHERE t.plan_id = pl.id AND t.version = pl.current_version AND t.status <> 'stopped'
               AND t.kind IN ('plasma-exchange', 'ivig', 'regimen', 'checkpoint-inhibitor')) AS nursing
        FROM plan pl JOIN patient p ON p.id = pl.patient_id AND NOT p.deceased
        JOIN version n ON n.plan_id = pl.id AND n.version = pl.current_version AND n.signed_at < ${at}::timestamptz
       WHERE pl.status IN ('active', 'on-hold') ORDER BY p.mrn`,
  );
  for (const [place, { id: planId, version, ...plan }] of plans.entries()) {
    if (place % LEFT_EVERY === 0) continue;
    const nurse = actors.find((one) => one.role === "nurse" && one.siteId === plan.site);
    const oncologist = actors.find((one) => one.id === plan.oncologist);
    if (oncologist) await act(at, acknowledgeVersion, oncologist, { planId, version });
    if (nurse && plan.nursing) await act(at, acknowledgeVersion, nurse, { planId, version });
  }
  await holdOne(world);
}

/** The night nurse holds the next infusion or exchange of one of the neurologist's patients, where one is to come. */
async function holdOne({ clock, people }: World): Promise<void> {
  const { quinn, byrne } = people.actors;
  const at = clock.at(-1, "21:40");
  const [session] = await seenBy(
    quinn,
    at,
    (tx) => tx.$queryRaw<{ id: string; revision: number }[]>`
      SELECT s.id, s.revision FROM course_session s JOIN course c ON c.id = s.course_id AND c.kind IN ('ivig', 'exchange')
        JOIN plan pl ON pl.id = s.plan_id AND pl.status = 'active' AND pl.lead_id = ${quinn.id}::uuid
       WHERE s.live AND s.state IN ('planned', 'scheduled') AND s.day >= ${clock.day(0)}::date ORDER BY s.day, s.id LIMIT 1`,
  );
  if (!session) return;
  const why = { reason: "Temperature 38.4 and a cough since the evening", preCheckReason: null, record: null };
  const input = { sessionId: session.id, revision: session.revision, outcome: "held", time: "09:30", ...why } as const;
  await act(at, recordSession, byrne, input);
}
