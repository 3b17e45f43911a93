// What recording a session and correcting a record have in common: what has to be entered, and how it is written.

import type { MayGive } from "@/lib/domain/delivery/may-give";
import { formatRecord } from "@/lib/domain/delivery/record-words";
import { type SessionMove, type SessionState, sessionMoves } from "@/lib/domain/delivery/session-states";
import { sessionStateWords } from "@/lib/domain/delivery/words";
import type { Day } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { skippedTimeProblem } from "@/lib/domain/shared/local-time";
import { moveFrom } from "@/lib/domain/shared/moves";
import type { Tx } from "@/lib/platform/db";
import { conflict, type Refusal, refused } from "@/lib/platform/outcome";
import type { RecordedOutcome, RecordFields } from "./input";
import { type CourseRow, moveSessions, type Signer } from "./store";
import { recordAsKept } from "./store-correction";

const moveFor: Record<RecordedOutcome, SessionMove> = {
  given: "give",
  "partly-given": "give-partly",
  "not-given": "not-give",
  "given-elsewhere": "give-elsewhere",
  held: "hold",
};

/** The move that records an outcome of a scheduled session. */
export function recordingMove(outcome: RecordedOutcome) {
  const legal = moveFrom(sessionMoves, "scheduled", moveFor[outcome]);
  if (!legal.ok) throw new Error(legal.problem);
  return legal.value;
}

/** Whether an outcome says that the patient received something here. */
export const givesSomething = (outcome: RecordedOutcome) => outcome === "given" || outcome === "partly-given";

/** A refusal that belongs to fields of the form. */
export const atField = (code: string, fields: Readonly<Record<string, string>>) => refused(code, { fields });

type Entered = {
  readonly entered: RecordFields & { readonly outcome: RecordedOutcome };
  readonly course: CourseRow;
  /** The day it is recorded for, and the time that was set before. */
  readonly day: Day;
  readonly time: string | null;
  readonly zone: string;
  readonly judged: MayGive | null;
};

/** What is missing in, or wrong with, what was entered about a session; null when nothing is. */
export function entryProblem({ entered, course, day, time, zone, judged }: Entered): Refusal | null {
  const { outcome, record, reason, preCheckReason } = entered;
  if (outcome !== "given" && !reason) return atField("reason-missing", { reason: "Enter the reason" });
  const at = entered.time ?? time;
  if (!at) return atField("invalid-input", { time: "Enter the time, such as 09:30" });
  const skipped = skippedTimeProblem(day, at, zone);
  if (skipped) return atField("invalid-input", { time: skipped });
  if (record && record.kind !== course.order.kind) return refused("invalid-input");
  if (!givesSomething(outcome)) return null;
  if (!record) return atField("invalid-input", { record: "Enter what was given" });
  if ((!judged?.active || judged.open.length > 0) && !preCheckReason)
    return refused("pre-checks-open", {
      fields: { preCheckReason: "Enter why it is given although a pre-check is open" },
      details: { open: judged?.open ?? [] },
    });
  return null;
}

type Place = { readonly sessionId: string; readonly state: SessionState; readonly time: string | null };

/** Writes an outcome on a planned or scheduled session; one without a time is scheduled by the same step. */
export async function writeOutcome(
  tx: Tx,
  { patientId }: Pick<CourseRow, "patientId">,
  { sessionId, state, time: before }: Place,
  entered: Entered["entered"],
  { by, now }: Omit<Signer, "reason">,
): Promise<void> {
  const signer = { by, now, reason: entered.reason };
  const time = entered.time ?? before;
  if (state === "planned") {
    const scheduled = { sessionId, event: "session.scheduled", from: "planned", to: "scheduled" } as const;
    await moveSessions(tx, patientId, [scheduled], time ? { time } : {}, { ...signer, reason: null });
  }
  const { to, event } = recordingMove(entered.outcome);
  const keepsRecord = entered.record && (givesSomething(entered.outcome) || entered.outcome === "given-elsewhere");
  const why = entered.preCheckReason ? { preCheckReason: entered.preCheckReason } : {};
  const columns = {
    ...(time ? { time } : {}),
    ...(keepsRecord ? { record: { ...entered.record, ...why } } : {}),
  };
  await moveSessions(tx, patientId, [{ sessionId, event, from: "scheduled", to }], columns, signer);
}

/** Both sides of a lost race over one session, in values and in words. */
export async function sessionConflict(
  tx: Tx,
  sessionId: string,
  mine: { readonly outcome?: string; readonly time: string | null; readonly record?: RecordFields["record"] },
  zone: string,
): Promise<Refusal> {
  const theirs = await recordAsKept(tx, sessionId);
  if (!theirs) return refused("replaced");
  const words = (state: string, record: Readonly<Record<string, string | null>> | null, time: string | null) =>
    [sessionStateWords[state as SessionState] ?? "another time", time, formatRecord(record)].filter(Boolean).join(", ");
  const { by, at, ...kept } = theirs;
  const message = `${by} changed this session on ${formatInstant(at, zone)}. It now says: ${words(kept.state, kept.record, kept.time)}. You entered: ${words(mine.outcome ?? "", mine.record ?? null, mine.time)}. Yours was not saved: reload the page, and correct the record if it is wrong.`;
  return { ...conflict(mine, kept, { by, at }), message };
}
