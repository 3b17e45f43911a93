// One line that the database sends when something was written (trigger tell_of_changes): ids and a noun, nothing else.

export type Told = {
  readonly patientId: string | null;
  readonly planId: string | null;
  readonly objectType: string | null;
  readonly objectId: string | null;
  /** The first word of the event: "draft", "referral", "observation". */
  readonly noun: string;
  /** The sign-in session that wrote it; null for scripts and jobs. */
  readonly sessionId: string | null;
};

export const CHANNEL = "concord";

/** Reads one line; null when it is not one of ours. */
export function readTold(line: string): Told | null {
  const parts = line.split("|");
  if (parts.length !== 6) return null;
  const [patientId, planId, objectType, objectId, noun, sessionId] = parts.map((part) => part || null);
  return noun
    ? {
        patientId: patientId ?? null,
        planId: planId ?? null,
        objectType: objectType ?? null,
        objectId: objectId ?? null,
        noun,
        sessionId: sessionId ?? null,
      }
    : null;
}
