// The lines of a treatment, the same on the draft, the sign page, the signed plan and the comparison (MED-10).
import type { TextLine } from "@/lib/domain/version/text-part";
import { UnbrokenDates } from "../ui/nowrap";

const DOSE_LABEL = /^DOSE\s/u;

/** What has to be read before the dose: the drug of a regimen, or that this step comes after another. */
const isLead = (part: TextLine[number]) => part.part === "name" || part.text === "then";
const isForm = (part: TextLine[number]) => part.part === "form" || part.part === "route";

/** Form and route of the first line stand under the treatment's name; those of a further drug or course stay with it. */
export function underName(lines: readonly TextLine[] | undefined): readonly string[] {
  return (lines?.[0] ?? []).filter(isForm).map((part) => part.text);
}

/** A part that is a sentence of its own is followed by a new one. */
function joined(text: string, next: string): string {
  if (text === "") return next;
  return /[.?!]$/.test(text) ? `${text} ${next.charAt(0).toUpperCase()}${next.slice(1)}` : `${text}, ${next}`;
}

/** Each step, course or component keeps its drug, its dose and its days together, so that none is read with another's. */
export function DoseLines({ lines }: { readonly lines: readonly TextLine[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {lines.map((line, at) => {
        const doses = line.filter((p) => p.part === "dose").map((p) => p.text.replace(DOSE_LABEL, ""));
        const lead = doses.length > 0 ? line.filter(isLead).map((p) => p.text) : [];
        const rest = line.filter(
          (p) => p.part !== "dose" && !(doses.length > 0 && isLead(p)) && (at > 0 || !isForm(p)),
        );
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
          <li key={at} className={doses.length > 0 ? "grid gap-x-4 sm:grid-cols-[minmax(8rem,2fr)_3fr]" : undefined}>
            {doses.length > 0 ? (
              <span>
                {lead.length > 0 ? `${lead.join(" ")} ` : null}
                <b>{doses.join(", ")}</b>
              </span>
            ) : null}
            <span>
              <UnbrokenDates>{rest.map((p) => p.text).reduce(joined, "")}</UnbrokenDates>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
