import type { TriggerLine } from "@/lib/domain/knowledge/trigger-words";

/** The trigger of a rule as a nested list. */
export function TriggerOutline({ line }: { readonly line: TriggerLine }) {
  if (line.parts.length === 0) return <p>{line.text}</p>;
  return (
    <>
      <p>{line.text}:</p>
      <ul className="list-disc pl-5">
        {line.parts.map((part) => (
          <li key={`${part.text} ${part.parts.map((one) => one.text).join(" ")}`}>
            <TriggerOutline line={part} />
          </li>
        ))}
      </ul>
    </>
  );
}
