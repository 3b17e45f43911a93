import type { AuditStanding } from "@/lib/features/audit/queries-standing";
import { Notice } from "../ui/notice";

const count = (events: number) => events.toLocaleString("en-GB");

/** Whether anything was tampered with, as far as the last verification says, and the newest seal for the paper file. */
export function AuditStandingNote({ verified, seal }: AuditStanding) {
  const sealed = seal
    ? `Newest seal: ${seal.n}, ${seal.at}, code ${seal.code.slice(0, 16)}.`
    : "Nothing was sealed yet.";
  if (!verified)
    return (
      <Notice headingLevel={2} tone="info" title="Not verified yet">
        <p>An administrator verifies the whole audit with “npm run audit -- verify”. {sealed}</p>
      </Notice>
    );
  const upTo = `${count(verified.events)} events, up to seal ${verified.seal}, on ${verified.at}`;
  return verified.intact ? (
    <Notice headingLevel={2} tone="done" title="Verified: nothing was tampered with">
      <p>
        {upTo}. {sealed}
      </p>
    </Notice>
  ) : (
    <Notice headingLevel={2} tone="stop" title={`Tampered with: ${count(verified.problems)} places`}>
      <p>
        {upTo}. The first place: {verified.firstProblem}. Keep the database as it is and tell whoever answers for the
        records.
      </p>
    </Notice>
  );
}
