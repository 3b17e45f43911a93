// What the stories tell of single sessions: a time was set for one to come, and what was recorded of one was wrong.
import { asDay } from "@/lib/domain/shared/day";
import { correctSession } from "@/lib/features/session/commands/correct";
import { setSessionTime } from "@/lib/features/session/commands/record";
import { act } from "@/prisma/seed/act";
import type { Plan } from "@/prisma/seed/plan";
import { liveSessions } from "../live-sessions";

type Kept = Awaited<ReturnType<typeof liveSessions>>[number];

async function liveSession({ planId }: Plan, is: (session: Kept) => boolean): Promise<Kept> {
  const found = (await liveSessions(planId)).find(is);
  if (!found) throw new Error("the plan has no session of which this can be told");
  return found;
}

/** The nurse sets the time of the session of a day to come. */
export async function setTime(plan: Plan, on: number, day: number): Promise<void> {
  const { clock, people } = plan.chart.world;
  const { id: sessionId, revision } = await liveSession(plan, (session) => session.day === clock.day(day));
  await act(clock.at(on, "15:30"), setSessionTime, people.actors.byrne, { sessionId, revision, time: "10:30" });
}

/** The first infusion was recorded with the lot of another; the nurse puts it right. */
export async function correctLot(plan: Plan, on: number): Promise<void> {
  const { clock, people } = plan.chart.world;
  const { id: sessionId, revision, day } = await liveSession(plan, ({ state }) => state === "given");
  await act(clock.at(on, "11:40"), correctSession, people.actors.byrne, {
    sessionId,
    revision,
    errorReason: "The lot of another patient",
    outcome: "given",
    day: asDay(day),
    time: "09:30",
    reason: null,
    preCheckReason: "Results of the day seen on the ward",
    record: { kind: "ivig", product: "Privigen", lot: "DEMO-OWN", doseG: "25", rateMlPerHour: "120", reactions: null },
  });
}
