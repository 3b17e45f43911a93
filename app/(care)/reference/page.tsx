import { Contents } from "@/components/reference/contents";
import { HitList } from "@/components/reference/hit-list";
import { ReferencePage } from "@/components/reference/reference-page";
import { SearchForm } from "@/components/reference/search-form";
import { pageTitle } from "@/components/shell/page-title";
import { Link } from "@/components/ui/link";
import { searchReference } from "@/lib/domain/knowledge/reference-search";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Reference");

type Asked = Readonly<Record<string, string | string[] | undefined>>;

export default async function ReferenceIndexPage({ searchParams }: { readonly searchParams: Promise<Asked> }) {
  await requireActor();
  const { q } = await searchParams;
  const typed = typeof q === "string" ? q.trim() : "";
  const hits = searchReference(typed);
  return (
    <ReferencePage
      title="Reference"
      lead="What Concord knows: treatments with doses and limits, the safety rules, syndromes, antibodies and measures, each with its sources."
    >
      <SearchForm typed={typed} />
      {typed === "" ? (
        <Contents />
      ) : (
        <>
          <p>
            {hits.length === 0
              ? "Nothing found. Try the generic name, or a part of the word."
              : `${hits.length} found. `}{" "}
            <Link href={paths.reference} className="link">
              Show all
            </Link>
          </p>
          <HitList hits={hits} />
        </>
      )}
    </ReferencePage>
  );
}
