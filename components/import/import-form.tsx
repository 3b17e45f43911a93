"use client";
import { useState } from "react";
import type { FilePreview } from "@/lib/features/import/input";
import type { PlaceChoices } from "@/lib/features/patient/queries";
import { ChooseFile } from "./choose-file";
import { ConfirmImport } from "./confirm-import";
import type { ChosenFile } from "./read-text";

/** Two steps: preview a file, then confirm it. What was previewed is what is sent again. */
export function ImportForm({ places }: { readonly places: Pick<PlaceChoices, "teams" | "leads"> }) {
  const [previewed, setPreviewed] = useState<{ file: ChosenFile; preview: FilePreview } | null>(null);
  if (previewed === null) return <ChooseFile onPreview={(file, preview) => setPreviewed({ file, preview })} />;
  return <ConfirmImport {...previewed} places={places} onBack={() => setPreviewed(null)} />;
}
