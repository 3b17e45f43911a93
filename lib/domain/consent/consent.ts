import { type Day, formatDay } from "../shared/day";
import type { Capacity, Decider, Decision } from "./words";

/** What was decided about one treatment, by whom and when. */
export interface Consent {
  readonly decision: Decision;
  readonly decidedBy: Decider;
  /** Only of a proxy. */
  readonly proxyName: string | null;
  readonly proxyRelation: string | null;
  readonly capacity: Capacity;
  /** Who assessed the capacity; always there when it is lacking. */
  readonly capacityBy: string | null;
  readonly decidedOn: Day;
  readonly discussed: string;
  readonly note: string | null;
}

/** The decision as a line beside a treatment: "Refused by patient on 12-Nov-2026", "Agreed by proxy (Jan Novak, son) on 3-Nov-2026". */
export function consentLine(
  consent: Pick<Consent, "decision" | "decidedBy" | "proxyName" | "proxyRelation" | "decidedOn">,
): string {
  const by =
    consent.decidedBy === "patient"
      ? "patient"
      : `proxy (${consent.proxyName ?? "?"}, ${consent.proxyRelation ?? "?"})`;
  return `${consent.decision === "refused" ? "Refused" : "Agreed"} by ${by} on ${formatDay(consent.decidedOn)}`;
}

/** What keeps a consent from being recorded, by field; empty when nothing does. `today` is the day at the patient's site. */
export function consentProblems(consent: Consent, today: Day): Readonly<Record<string, string>> {
  const { decidedBy, capacity, decidedOn, proxyName, proxyRelation, capacityBy, note } = consent;
  const isProxy = decidedBy === "proxy";
  const lacks = capacity === "lacks-capacity";
  const problems: Record<string, string> = {};
  if (decidedOn > today) problems.decidedOn = `This day is still to come: today is ${formatDay(today)}`;
  if (!isProxy && lacks) problems.decidedBy = "Who lacks capacity cannot decide alone: record who decided as proxy";
  if (isProxy && proxyName === null) problems.proxyName = "Name the person who decided";
  if (isProxy && proxyRelation === null)
    problems.proxyRelation = "Say what the proxy is to the patient, such as daughter";
  if (!isProxy && proxyName !== null) problems.proxyName = "Leave this empty: the patient decided";
  if (!isProxy && proxyRelation !== null) problems.proxyRelation = "Leave this empty: the patient decided";
  if (lacks && capacityBy === null) problems.capacityBy = "Name who assessed the capacity";
  if (isProxy && !lacks && note === null) problems.note = "Say why a proxy decided although the patient has capacity";
  return problems;
}
