import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { mayEver } from "@/lib/domain/access/can";
import type { Capability } from "@/lib/domain/access/roles";
import type { PersonActor } from "./actor-types";
import { sessionCookie } from "./auth-options";
import { env } from "./env";
import { paths } from "./paths";
import { actorOfSession } from "./session";

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Who is asking, decided by the session row; null when nobody is signed in. Once per request. */
export const currentActor = cache(async (): Promise<PersonActor | null> => {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return null;
  const claims = await decode({ token, secret: env().NEXTAUTH_SECRET }).catch(() => null);
  const sid = claims?.sid;
  return typeof sid === "string" && uuidShape.test(sid) ? await actorOfSession(sid) : null;
});

/** For pages: the signed-in person, or the sign-in page (returning to `next`, an address of ours). */
export async function requireActor(next?: string): Promise<PersonActor> {
  const actor = await currentActor();
  if (!actor) redirect(next ? `${paths.signIn}?next=${encodeURIComponent(next)}` : paths.signIn);
  return actor;
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
