import { BookCheck, CircleHelp } from "lucide-react";
import { describeSource, type SourceReference } from "@/lib/domain/knowledge/source";
import { IconText } from "../ui/icon-text";

/**
 * Where a row comes from: pages that were read while the data was compiled, and recall that must still be verified.
 * Addresses are text: the product opens nothing outside.
 */
export function SourceList({ sources }: { readonly sources: readonly SourceReference[] }) {
  return (
    <ul className="flex flex-col gap-2">
      {sources.map((source) => {
        const { text, address } = describeSource(source);
        return (
          <li key={source.ref ?? source.text} className="prose-width">
            <IconText icon={source.reRead ? BookCheck : CircleHelp}>
              <span className="font-semibold">{source.reRead ? "Read" : "Recalled"}: </span>
              {text}
              {source.reRead ? null : <span className="text-ink-2"> To be verified.</span>}
              {address ? <span className="block text-small break-all text-ink-2">{address}</span> : null}
            </IconText>
          </li>
        );
      })}
    </ul>
  );
}
