import { lanes } from "@/lib/domain/plan/lanes";
import type { ChangeFilter } from "@/lib/domain/version/change-filter";
import { readVersionNumber } from "@/lib/domain/version/version-number";

type Given = Readonly<Record<string, string | string[] | undefined>>;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const text = (value: string | string[] | undefined) => (typeof value === "string" && value !== "" ? value : null);

/** Reads the filters of a comparison from an address; what is not an id, a code or a number filters nothing. */
export function compareFilterFrom(given: Given): ChangeFilter {
  const [lane, agent, author] = [text(given.lane), text(given.agent), text(given.author)];
  return {
    lane: lanes.find((one) => one === lane) ?? null,
    agent: agent && /^[a-z0-9-]{1,100}$/.test(agent) ? agent : null,
    author: author && uuid.test(author) ? author : null,
    because: readVersionNumber(text(given.because) ?? undefined),
  };
}
