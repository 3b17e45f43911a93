import { bannedAbbreviations } from "@/lib/domain/wording/banned-abbreviation";

/** What to write out in a free text, shown while it is typed (MED-6); nothing when the text reads well. */
export function suggestionsFor(text: string) {
  const found = bannedAbbreviations(text);
  if (found.length === 0) return undefined;
  return (
    <output className="block text-check">
      {found.map((entry) => (
        <span key={`${entry.at}`} className="block">
          Instead of “{entry.found}” write: {entry.suggestion}
        </span>
      ))}
    </output>
  );
}
