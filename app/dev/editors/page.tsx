import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { completeTreatment } from "@/lib/domain/plan/draft-treatment";
import { kindLabels } from "@/lib/domain/plan/labels";
import { isKind } from "@/lib/domain/plan/treatment";
import { showsDevPages } from "@/lib/platform/env";
import { SampleEditor } from "./sample-editor";
import { samples } from "./samples";

export const metadata: Metadata = { title: "Editors" };

interface Search {
  readonly kind?: string;
}

/** Every treatment editor with sample data, one by `?kind=`. Not part of a production installation. */
export default async function EditorsPage({ searchParams }: { readonly searchParams: Promise<Search> }) {
  if (!showsDevPages()) notFound();
  const { kind } = await searchParams;
  const shown = samples.filter((sample) => !kind || !isKind(kind) || sample.kind === kind);
  return (
    <main className="flex flex-col gap-6 p-4">
      <h1 className="text-title">Treatment editors</h1>
      <nav aria-label="Kinds" className="flex flex-wrap gap-3">
        {samples.map((sample) => (
          <a key={sample.kind} href={`/dev/editors?kind=${sample.kind}`} className="link">
            {kindLabels[sample.kind]}
          </a>
        ))}
      </nav>
      {shown.map((sample) => {
        const completed = completeTreatment(sample);
        return (
          <SampleEditor key={sample.treatmentId} draft={sample} problems={completed.ok ? [] : completed.problem} />
        );
      })}
    </main>
  );
}
