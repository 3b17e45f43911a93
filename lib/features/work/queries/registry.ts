// All lists of work in the order in which they stand on the page: what is unsafe, what waits, what comes, what is only to be
// known. To add one: define it in a file of its own and name it here; its id is its address and must be unlike all others.
import "server-only";
import type { Actor } from "@/lib/platform/actor-types";
import * as administrator from "./administrator";
import { emergencyAccess } from "./break-glass";
import { cosignDeclined, cosignMine, cosignOverdue, cosignWaiting, urgentUnsigned } from "./cosign";
import { changesAsked, drafts, draftsToReview, idleDrafts } from "./drafts";
import { goalsDue } from "./goals";
import { held } from "./held";
import type { ListDefinition } from "./list";
import { looseEnds } from "./loose-ends";
import { oncologyChanges } from "./oncology";
import { cancerNext, cancerPast, notBookedSoon } from "./planned";
import { declinedReferrals, finalReports, informationAsked, visitFlags } from "./referral-news";
import { reminders } from "./reminders";
import { reportsToRead } from "./reports";
import { reviews } from "./reviews";
import { cyclesComing, cyclesToday, notRecorded, sessionsToday, sessionsTomorrow } from "./sessions";
import { sideEffects } from "./side-effects";
import { teamLoad } from "./team-load";
import * as therapist from "./therapist";
import { toRelease } from "./to-release";
import { unsafePlans, unsafeSwallows } from "./unsafe";
import { notSeenVersions, overrides, plansOnHold, signedThisWeek, unseenVersions } from "./versions";
import { covering, inpatients, uncovered } from "./ward";

export const registry: readonly ListDefinition[] = [
  unsafePlans,
  reminders,
  emergencyAccess,
  cosignOverdue,
  cosignMine,
  cosignDeclined,
  urgentUnsigned,
  unsafeSwallows,
  therapist.swallows,
  therapist.urgentQuestions,
  cyclesToday,
  sessionsToday,
  notBookedSoon,
  held,
  uncovered,
  therapist.visitsToday,
  inpatients,
  sideEffects,
  toRelease,
  changesAsked,
  draftsToReview,
  visitFlags,
  oncologyChanges,
  informationAsked,
  declinedReferrals,
  finalReports,
  reportsToRead,
  goalsDue,
  therapist.sentToYou,
  therapist.pool,
  notRecorded,
  sessionsTomorrow,
  cyclesComing,
  drafts,
  cosignWaiting,
  reviews,
  looseEnds,
  idleDrafts,
  notSeenVersions,
  overrides,
  plansOnHold,
  covering,
  unseenVersions,
  cancerNext,
  cancerPast,
  therapist.underWay,
  signedThisWeek,
  teamLoad,
  administrator.withoutTeam,
  administrator.expiredLinks,
  administrator.failedImports,
  administrator.disabledAccounts,
  administrator.sites,
];

/** The lists of one person. */
export const listsOf = (actor: Actor): readonly ListDefinition[] =>
  registry.filter((list) => list.roles.some((role) => role === actor.role) && (list.for?.(actor) ?? true));
