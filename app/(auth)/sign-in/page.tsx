import { redirect } from "next/navigation";
import { SignInForm } from "@/components/person/sign-in-form";
import { homeFor } from "@/components/shell/entries";
import { pageTitle } from "@/components/shell/page-title";
import { Notice } from "@/components/ui/notice";
import { mayEver } from "@/lib/domain/access/can";
import { safeNext } from "@/lib/domain/access/safe-next";
import { anybodyExists } from "@/lib/features/person/queries/one";
import { currentActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Sign in");

type Asked = { readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>> };

export default async function SignInPage({ searchParams }: Asked) {
  const asked = await searchParams;
  const actor = await currentActor();
  if (actor)
    redirect(
      safeNext(
        asked.next,
        homeFor((capability) => mayEver(actor, capability)),
      ) as "/",
    );
  const empty = !(await anybodyExists());
  return (
    <>
      <h1 className="text-title">Sign in</h1>
      {empty ? (
        <Notice tone="info" headingLevel={2} title="Nobody can sign in yet">
          <p>
            Open the set-up link that was printed when Concord was started: it creates the first administrator. When it
            has expired, run <code>node scripts/setup-link.mjs</code> on the server for a new one.
          </p>
        </Notice>
      ) : null}
      {"csrf" in asked || "error" in asked ? (
        <Notice tone="check" headingLevel={2} title="You are not signed in yet">
          <p>The page was not ready when the form was sent. Enter both again.</p>
        </Notice>
      ) : null}
      <SignInForm next={safeNext(asked.next, "/")} />
      <p className="text-small text-ink-2">
        Forgotten your password? Ask an administrator of your site for a link to choose a new one.
      </p>
    </>
  );
}
