import { Tag } from "../ui/tag";

const WORDS = { urgent: "Urgent", soon: "Soon", routine: "Routine" } as const;

export function UrgencyTag({ urgency }: { readonly urgency: keyof typeof WORDS }) {
  return <Tag tone={urgency === "urgent" ? "stop" : urgency === "soon" ? "check" : "plain"}>{WORDS[urgency]}</Tag>;
}
