import { SetUpForm } from "@/components/person/set-up-form";
import { pageTitle } from "@/components/shell/page-title";
import { Notice } from "@/components/ui/notice";
import { linkIsLive } from "@/lib/features/person/queries/one";

export const metadata = pageTitle("Set up");

type Asked = { readonly searchParams: Promise<{ readonly token?: string | string[] }> };

export default async function SetUpPage({ searchParams }: Asked) {
  const { token } = await searchParams;
  const live = typeof token === "string" && (await linkIsLive("setup", token));
  return (
    <>
      <h1 className="text-title">Set up Concord</h1>
      {live ? (
        <SetUpForm token={token} zones={["UTC", ...Intl.supportedValuesOf("timeZone")]} />
      ) : (
        <Notice tone="check" headingLevel={2} title="This link does not work">
          <p>
            It was used already, has expired, or is not complete. Run <code>node scripts/setup-link.mjs</code> on the
            server for a new one.
          </p>
        </Notice>
      )}
    </>
  );
}
