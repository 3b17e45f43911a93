import { ResetForm } from "@/components/person/reset-form";
import { pageTitle } from "@/components/shell/page-title";
import { Notice } from "@/components/ui/notice";
import { linkIsLive } from "@/lib/features/person/queries/one";

export const metadata = pageTitle("Choose a password");

type Asked = { readonly searchParams: Promise<{ readonly token?: string | string[] }> };

export default async function ResetPage({ searchParams }: Asked) {
  const { token } = await searchParams;
  const live = typeof token === "string" && (await linkIsLive("reset", token));
  return (
    <>
      <h1 className="text-title">Choose a password</h1>
      {live ? (
        <ResetForm token={token} />
      ) : (
        <Notice tone="check" headingLevel={2} title="This link does not work">
          <p>It was used already, has expired, or is not complete. Ask an administrator of your site for a new one.</p>
        </Notice>
      )}
    </>
  );
}
