import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "./env";
import { log } from "./log";
import { ABSOLUTE_HOURS, closeSession, openSession } from "./session";

// next-auth speaks the protocol only: the token carries the session id and nothing else (docs/decisions/0006).
export function sessionCookie(): { name: string; secure: boolean } {
  const secure = env().NEXTAUTH_URL.startsWith("https://");
  return { name: secure ? "__Host-concord-session" : "concord-session", secure };
}

export function authOptions(): NextAuthOptions {
  const cookie = sessionCookie();
  return {
    secret: env().NEXTAUTH_SECRET,
    session: { strategy: "jwt", maxAge: ABSOLUTE_HOURS * 3600 },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: {
      sessionToken: {
        name: cookie.name,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure: cookie.secure },
      },
    },
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        async authorize(given) {
          if (!given || typeof given.email !== "string" || typeof given.password !== "string") return null;
          if (given.email.length > 320 || given.password.length > 1024) return null;
          const opened = await openSession(given.email, given.password);
          return opened ? { id: opened.personId, sessionId: opened.sessionId } : null;
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user && "sessionId" in user) return { sid: user.sessionId };
        return { sid: token.sid };
      },
      // The product never reads this answer; a bare one keeps names out of /api/auth/session.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith("/") && !/^\/[\\/]/.test(url) ? `${baseUrl}${url}` : baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === "string") await closeSession(token.sid, "signed out");
      },
    },
    logger: {
      error: (code) => log().error({ code }, "next-auth"),
      warn: (code) => log().warn({ code }, "next-auth"),
      debug: () => {},
    },
  };
}
