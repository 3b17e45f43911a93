export interface ComboboxOption {
  readonly value: string;
  /** Plain text: what is typed into the box when the option is chosen. */
  readonly label: string;
  /** A second line, such as form, strength and route. */
  readonly detail?: string;
  /** Further names that find the option (brand, abbreviation), never shown as its name. */
  readonly keywords?: readonly string[];
}

const plain = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();

/**
 * Options that contain every typed word, best first: the exact name, then names that begin with the text, then the rest
 * in their given order. Case and accents are ignored. With nothing typed all options are returned.
 */
export function matchOptions<O extends ComboboxOption>(options: readonly O[], typed: string, limit = 50): readonly O[] {
  const query = plain(typed);
  if (query === "") return options.slice(0, limit);
  const words = query.split(/\s+/);
  const ranked: { option: O; rank: number }[] = [];
  for (const option of options) {
    const names = [option.label, ...(option.keywords ?? [])].map(plain);
    const haystack = [...names, plain(option.detail ?? "")].join(" ");
    if (!words.every((word) => haystack.includes(word))) continue;
    ranked.push({ option, rank: rankOf(names, query) });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ option }) => option);
}

function rankOf(names: readonly string[], query: string): number {
  const [label = "", ...others] = names;
  if (label === query) return 0;
  if (others.includes(query)) return 1;
  if (label.startsWith(query)) return 2;
  if (others.some((name) => name.startsWith(query))) return 3;
  return 4;
}
