import { previewOf } from "@/lib/domain/fhir/import-preview";
import { dayInZone } from "@/lib/domain/shared/instant";
import { command } from "@/lib/platform/command";
import { done } from "@/lib/platform/outcome";
import type { FilePreview, PreviewImportInput } from "../input";
import { hashOf, readFileText, unreadable } from "../read-file";
import { existingCharts } from "../store";

/** Reads a file and says what an import would do. Writes nothing but that it was looked at. */
export const previewImport = command<PreviewImportInput, FilePreview>({
  name: "import.preview",
  needs: "patient:import",
  on: () => ({ kind: "none" }),
  async run({ tx, actor, now, input }) {
    const read = readFileText(input.text, { now, today: dayInZone(now, actor.siteZone) });
    if (!read.ok) return unreadable(read.problem);
    const fileHash = hashOf(input.text);
    const preview = { ...previewOf(read.value), fileHash, existing: await existingCharts(tx, read.value, fileHash) };
    const found = preview.counts.reduce((sum, count) => sum + count.found, 0);
    return done(preview, [{ action: "import.previewed", detail: { found, rejected: preview.rejected.length } }]);
  },
});
