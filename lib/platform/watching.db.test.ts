import { expect, it } from "vitest";
import { signedIn } from "@/lib/testing/accounts";
import { rowsOf } from "@/lib/testing/insert-row";
import { aClinic } from "@/lib/testing/people";
import { actorOfSession } from "./session";

const idle = (sessionId: string, minutes: number) =>
  rowsOf("UPDATE auth_session SET last_seen_at = now() - make_interval(mins => $2) WHERE id = $1 RETURNING id", [
    sessionId,
    minutes,
  ]);

async function minutesIdle(sessionId: string): Promise<number> {
  const text = "SELECT round(extract(epoch FROM now() - last_seen_at) / 60)::int AS n FROM auth_session WHERE id = $1";
  const [row] = await rowsOf<{ n: number }>(text, [sessionId]);
  return row?.n ?? -1;
}

it("a page that asks by itself is answered, and does not keep the session alive", async () => {
  const clinic = await aClinic();
  const { sessionId, id } = await signedIn(clinic.neurologist);
  await idle(sessionId, 10);
  expect((await actorOfSession(sessionId, "page"))?.id).toBe(id);
  expect(await minutesIdle(sessionId)).toBe(10);
  expect((await actorOfSession(sessionId))?.id).toBe(id);
  expect(await minutesIdle(sessionId)).toBe(0);
  await idle(sessionId, 16);
  expect(await actorOfSession(sessionId, "page")).toBeNull();
});
