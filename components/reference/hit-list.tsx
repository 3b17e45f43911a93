import type { Route } from "next";
import type { ReferenceHit, ReferenceKind } from "@/lib/domain/knowledge/reference-search";
import { spokenProse } from "@/lib/domain/knowledge/spoken-prose";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { ReferenceSection } from "./reference-section";

const parts: Readonly<Record<ReferenceKind, { readonly title: string; readonly href: (id: string) => Route }>> = {
  agent: { title: "Treatments", href: paths.agent },
  medicine: { title: "Other medicines that rules know", href: paths.rulesNaming },
  rule: { title: "Rules", href: paths.rule },
  syndrome: { title: "Syndromes", href: paths.syndrome },
  antibody: { title: "Antibodies", href: paths.antibody },
  measure: { title: "Outcome measures", href: paths.measure },
};
const kinds = Object.keys(parts) as readonly ReferenceKind[];

/** What was found, by kind. */
export function HitList({ hits }: { readonly hits: readonly ReferenceHit[] }) {
  return kinds.flatMap((kind) => {
    const found = hits.filter((hit) => hit.kind === kind);
    if (found.length === 0) return [];
    const { title, href } = parts[kind];
    return (
      <ReferenceSection key={kind} id={`found-${kind}`} title={`${title} (${found.length})`}>
        <ul className="flex flex-col">
          {found.map((hit) => (
            <li key={hit.id} className="border-b border-line py-1.5 last:border-0">
              <Link href={href(hit.id)} className="link font-semibold">
                {hit.title}
              </Link>
              {kind === "agent" ? (
                <>
                  {" "}
                  <Link href={paths.rulesNaming(hit.id)} className="link text-small">
                    Rules that name it
                    <span className="visually-hidden">: {hit.title}</span>
                  </Link>
                </>
              ) : null}
              {hit.detail ? <p className="prose-width text-ink-2">{spokenProse(hit.detail)}</p> : null}
            </li>
          ))}
        </ul>
      </ReferenceSection>
    );
  });
}
