import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { mayEver } from "@/lib/domain/access/can";
import type { Capability } from "@/lib/domain/access/roles";
import type { PersonActor } from "./actor-types";
import { sessionCookie } from "./auth-options";
import { env } from "./env";
import { paths } from "./paths";
import { isSameOrigin } from "./same-origin";
import { actorOfSession, prolongSession, secondsLeft } from "./session";

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

async function sessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  const sid = claims?.sid;
  return typeof sid === "string" && uuidShape.test(sid) ? sid : null;
}

/**
 * Whether this request is a page bringing itself up to date: the page names its own path for a few seconds. A navigation goes
 * elsewhere and an action is somebody's deed, so both still count as activity.
 */
async function asksByItself(): Promise<boolean> {
  const path = (await cookies()).get(refreshCookie)?.value;
  if (path === undefined) return false;
  const sent = await headers();
  return !sent.has("next-action") && sent.get(askedHeader)?.split("?")[0] === path;
}

/** Who is asking, decided by the session row; null when nobody is signed in. Once per request. */
export const currentActor = cache(async (): Promise<PersonActor | null> => {
  const sid = await sessionId();
  return sid ? await actorOfSession(sid, (await asksByItself()) ? "page" : "person") : null;
});

/** The same person for a page that asks by itself, again and again: that does not prolong the session. */
export async function watchingActor(): Promise<PersonActor | null> {
  const sid = await sessionId();
  return sid ? await actorOfSession(sid, "page") : null;
}

/** Seconds until the session of this request ends by itself; asking does not prolong it. */
export async function sessionSecondsLeft(): Promise<number | null> {
  const sid = await sessionId();
  return sid ? await secondsLeft(sid) : null;
}

/** Prolongs the session of this request, which must come from a page of ours. */
export async function extendSession(): Promise<number | null | "not-same-origin"> {
  if (!isSameOrigin(await headers(), env().NEXTAUTH_URL)) return "not-same-origin";
  const sid = await sessionId();
  return sid ? await prolongSession(sid) : null;
}

/** Written by components/live for the moment of a refresh. */
const refreshCookie = "concord-refresh";

/** Written by proxy.ts: the address asked for, so that signing in again leads back to it. */
export const askedHeader = "x-concord-asked";

/** For pages: the signed-in person, or the sign-in page, which leads back to `next` or the address asked for. */
export async function requireActor(next?: string): Promise<PersonActor> {
  const actor = await currentActor();
  if (actor) return actor;
  const back = next ?? (await headers()).get(askedHeader);
  redirect(back ? `${paths.signIn}?next=${encodeURIComponent(back)}` : paths.signIn);
}

/** For pages whose whole purpose needs one capability: everybody else gets the not-found page. */
export async function requireCapability(capability: Capability, next?: string): Promise<PersonActor> {
  const actor = await requireActor(next);
  if (!mayEver(actor, capability)) notFound();
  return actor;
}

/** Ids in addresses come from outside: anything but a UUID is the not-found page, not a database error. */
export function idFrom(value: string | undefined): string {
  if (!value || !uuidShape.test(value)) notFound();
  return value;
}

/** The same for a filter or a cursor: what is no UUID filters nothing. */
export function uuidOrNull(value: string | undefined): string | null {
  return value && uuidShape.test(value) ? value : null;
}
