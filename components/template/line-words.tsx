import type { LineView } from "./line-view";

type Shown = Pick<LineView, "dose" | "why" | "note" | "when" | "oneOf" | "accompanies" | "cancers">;

/** What a template says about one treatment: its prose dose marked as a hint, why, and under which condition. */
export function LineWords({ line, id }: { readonly line: Shown; readonly id?: string }) {
  const { dose, why, note, when, oneOf, accompanies, cancers } = line;
  const conditions = [
    when,
    cancers ? `for ${cancers.toLowerCase()}` : null,
    accompanies ? `with ${accompanies}` : null,
    oneOf ? `one is enough: ${oneOf}` : null,
  ].filter((words) => words !== null);
  return (
    <div id={id} data-clinical="">
      <p>
        <span className="text-small text-ink-3">Hint </span>
        {dose}
      </p>
      <p className="text-small text-ink-2">
        <span className="text-ink-3">Why </span>
        {why}
        {note ? `. ${note.charAt(0).toUpperCase()}${note.slice(1)}` : ""}
      </p>
      {conditions.length > 0 ? <p className="text-small font-semibold">{sentence(conditions.join("; "))}</p> : null}
    </div>
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
