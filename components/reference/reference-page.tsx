import type { ReactNode } from "react";
import { KNOWLEDGE_VERSION } from "@/lib/domain/knowledge/version";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { PageHeader } from "../ui/page-header";

export interface ReferencePageProps {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly state?: ReactNode;
  /** Absent on the first page of the reference. */
  readonly under?: { readonly href: (typeof paths)["reference"]; readonly label: string };
  readonly children: ReactNode;
}

/** The frame of every reference page: the way back, the content, and what the content is worth. */
export function ReferencePage({ title, lead, state, under, children }: ReferencePageProps) {
  return (
    <div className="flex flex-col gap-6 p-4">
      {under ? (
        <nav aria-label="Reference" className="no-print -mb-4 flex flex-wrap gap-x-2 text-small">
          <Link href={paths.reference} className="link">
            Reference
          </Link>
          {under.href === paths.reference ? null : (
            <>
              <span aria-hidden="true">/</span>
              <Link href={under.href} className="link">
                {under.label}
              </Link>
            </>
          )}
        </nav>
      ) : null}
      <PageHeader title={title} lead={lead} state={state} />
      {children}
      <p className="prose-width text-small text-ink-2">
        Knowledge {KNOWLEDGE_VERSION}. Compiled from public sources; no licensed clinician or pharmacist has reviewed it
        yet. Check every dose and threshold against the current label, formulary and protocol.
      </p>
    </div>
  );
}
