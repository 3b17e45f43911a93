// JSON.parse keeps the last of two fields with one name; in a case file that would drop a fact without a word.

/** The path of the first field that one object of a valid JSON text has twice, or null. */
export function repeatedField(text: string): string | null {
  // strings and brackets are all that matters; what stands between them was checked by JSON.parse
  const tokens = text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\],]/g);
  const open: { readonly fields: Set<string> | null; step: string; index: number }[] = [];
  for (const [token, colon] of tokens) {
    const place = open.at(-1);
    if (token === "{") open.push({ fields: new Set(), step: "", index: 0 });
    else if (token === "[") open.push({ fields: null, step: "[0]", index: 0 });
    else if (token === "}" || token === "]") open.pop();
    else if (token === ",") {
      if (place && !place.fields) place.step = `[${++place.index}]`;
    } else if (colon !== undefined && place?.fields) {
      const name: string = JSON.parse(token.slice(0, token.length - colon.length));
      place.step = `.${name}`;
      if (place.fields.has(name))
        return open
          .map(({ step }) => step)
          .join("")
          .replace(/^\./, "");
      place.fields.add(name);
    }
  }
  return null;
}
