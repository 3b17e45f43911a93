// Referrals, vaccines, monitoring and procedures of the stories.
import { agentLabelById } from "@/lib/domain/knowledge/agent-labels";
import { observationKindById } from "@/lib/domain/knowledge/observation-kinds";
import { vaccineById } from "@/lib/domain/knowledge/vaccines";
import type { Lane } from "@/lib/domain/plan/lanes";
import type { SeedClock } from "../clock";
import { frame, type NewOf, type Why } from "./frame";

export interface ReferralWhy extends Why {
  readonly question: string;
  readonly goals: readonly string[];
  readonly urgency?: NewOf<"pt-referral">["urgency"];
  /** A therapist, or the team whose pool it goes to. */
  readonly to: { readonly person: string } | { readonly pool: string };
  readonly visits?: number;
  readonly often?: NewOf<"pt-referral">["visitFrequency"];
}

function referral(clock: SeedClock, agent: string, why: ReferralWhy) {
  return {
    ...frame(clock, "rehabilitation", agent, { name: agentLabelById(agent)?.name, ...why }),
    question: why.question,
    goals: [...why.goals],
    urgency: why.urgency ?? ("soon" as const),
    assigneeId: "person" in why.to ? why.to.person : null,
    pool: "pool" in why.to ? { teamId: why.to.pool } : null,
    sessionsRequested: why.visits ?? 12,
    visitFrequency: why.often ?? ("twice-weekly" as const),
  };
}

export function physical(clock: SeedClock, why: ReferralWhy & { readonly agent?: string }): NewOf<"pt-referral"> {
  return { ...referral(clock, why.agent ?? "physical-therapy-referral", why), kind: "pt-referral" };
}

export function speech(clock: SeedClock, why: ReferralWhy & { readonly agent?: string }): NewOf<"slp-referral"> {
  return { ...referral(clock, why.agent ?? "speech-therapy-referral", why), kind: "slp-referral" };
}

export function vaccine(clock: SeedClock, id: string, why: Why & { readonly on: readonly number[] }): NewOf<"vaccine"> {
  const name = vaccineById(id)?.label;
  if (!name) throw new Error(`${id} is no vaccine`);
  const last = why.on.at(-1) ?? why.start;
  return {
    ...frame(clock, "immunosuppression", id, { ...why, name, end: last }),
    kind: "vaccine",
    dates: why.on.map(clock.day),
  };
}

/** Values watched every so many days. */
export function monitoring(
  clock: SeedClock,
  lane: Lane,
  why: Why & {
    readonly name: string;
    readonly values: readonly string[];
    readonly everyDays: number;
    readonly actOn?: string;
  },
): NewOf<"monitoring"> {
  const observations = why.values.map((code) => {
    const kind = observationKindById(code);
    if (!kind) throw new Error(`${code} is no kind of observation`);
    return { code, label: kind.label };
  });
  return {
    ...frame(clock, lane, null, why),
    kind: "monitoring",
    observations,
    rhythm: { type: "interval", everyDays: why.everyDays },
    actOn: why.actOn ?? null,
  };
}

export function procedure(
  clock: SeedClock,
  lane: Lane,
  agent: string | null,
  why: Why & { readonly site?: string; readonly question: string },
): NewOf<"procedure"> {
  return {
    ...frame(clock, lane, agent, { ...why, end: why.start }),
    kind: "procedure",
    site: why.site ?? null,
    question: why.question,
  };
}
