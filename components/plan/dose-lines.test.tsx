import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import { everyKind } from "@/lib/testing/every-kind";
import { DoseLines, underName } from "./dose-lines";

/** The words a reader sees: cells and lines apart, a date kept whole by markup still joined to what follows it. */
const shownOf = (lines: ReturnType<typeof treatmentText>["lines"]) =>
  renderToStaticMarkup(<DoseLines lines={lines} />)
    .replace(/<\/span><span>|<\/li>/g, " ")
    .replace(/<[^>]+>/g, "")
    .replace(/\s+/g, " ");

describe("the lines of a treatment on the sign page", () => {
  const regimen = everyKind().find((t) => t.kind === "regimen");

  it("name each drug of a regimen before its dose, and its route with it", () => {
    if (!regimen) throw new Error("no regimen among the samples");
    const shown = shownOf(treatmentText(regimen).lines);
    expect(shown).toMatch(/CARBOplatin 390.mg/);
    expect(shown).toMatch(/etoposide 179.mg/);
    expect(shown.match(/intravenous/g)).toHaveLength(2);
  });

  it.each(everyKind().map((t) => [t.kind, t] as const))("leave nothing of a %s unsaid", (_, t) => {
    const { lines } = treatmentText(t);
    const shown = `${shownOf(lines)} ${underName(lines).join(" ")}`.replace(/\s+/g, " ").toLowerCase();
    const said = lines.flat().map((part) =>
      part.text
        .replace(/^DOSE\s/u, "")
        .replace(/\s+/g, " ")
        .toLowerCase(),
    );
    expect(said.filter((text) => !shown.includes(text.replaceAll("&", "&amp;")))).toEqual([]);
  });
});
