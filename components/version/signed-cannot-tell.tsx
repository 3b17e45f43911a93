import type { SignedCannotTell } from "@/lib/domain/safety/decision-schema";
import { missingText, rulesWord } from "@/lib/domain/safety/evidence-words";
import { addDays, type Day, formatDay } from "@/lib/domain/shared/day";
import { Disclosure } from "../ui/disclosure";
import { UnbrokenDates } from "../ui/nowrap";

/** What could not be told, by the fact that was missing. It is never the same as safe. */
export function SignedCannotTellList({
  entries,
  judgedOn,
}: {
  readonly entries: readonly SignedCannotTell[];
  readonly judgedOn: Day | undefined;
}) {
  if (entries.length === 0) return null;
  const days = (day: number) => (judgedOn ? formatDay(addDays(judgedOn, day)) : `day ${day}`);
  const byFact = new Map<string, string[]>();
  for (const { title, missing } of entries)
    for (const fact of missing) {
      const words = missingText(fact, days);
      byFact.set(words, [...new Set([...(byFact.get(words) ?? []), title])]);
    }
  return (
    <Disclosure summary={`Cannot tell: ${rulesWord(entries.length)} could not be checked`}>
      <p className="text-small text-ink-2">That is not the same as safe.</p>
      <ul className="list-disc pl-5" data-clinical="">
        {[...byFact].map(([words, titles]) => (
          <li key={words}>
            <b>
              <UnbrokenDates>{words}</UnbrokenDates>
            </b>
            : {titles.join("; ")}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}
