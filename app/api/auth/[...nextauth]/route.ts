import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/platform/auth-options";

type Context = { readonly params: Promise<{ readonly nextauth: string[] }> };

// Built per request: nothing reads the environment while the product is being built.
const handle = async (request: NextRequest, context: Context): Promise<Response> =>
  await NextAuth(authOptions())(request, context);

export { handle as GET, handle as POST };
