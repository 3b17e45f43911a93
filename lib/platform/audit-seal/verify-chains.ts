import "server-only";
import type pg from "pg";
import { eventText } from "@/lib/domain/audit/event-text";
import { checkCode } from "./key";
import type { Problems } from "./problems";
import { type EventRow, eventColumns, rowsByCursor } from "./rows";

/** The events of each plan follow each other from 1 on, each with a code over the one before it. Answers how many there are. */
export async function verifyChains(client: pg.ClientBase, problems: Problems): Promise<number> {
  const text = `SELECT ${eventColumns} FROM audit_event e WHERE e.chain_n IS NOT NULL ORDER BY e.plan_id, e.chain_n`;
  let events = 0;
  let [planId, n, previous]: [string | null, number, string] = [null, 0, ""];
  for await (const event of rowsByCursor<EventRow>(client, "chains", text)) {
    events += 1;
    if (event.planId !== planId) [planId, n, previous] = [event.planId, 0, ""];
    const place = `event ${event.id}, number ${event.chainN} of plan ${planId}`;
    if (event.chainN !== n + 1) problems.add(`number ${n + 1} is missing in the chain of the plan`, place);
    const code = { keyId: event.keyId ?? "", mac: event.mac ?? "" };
    if (checkCode(eventText(event, previous), code) !== "right")
      problems.add("the event's code does not follow from its content and the event before it", place);
    [n, previous] = [event.chainN ?? 0, code.mac];
  }
  return events;
}
