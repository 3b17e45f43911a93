import type { SessionState } from "@/lib/domain/delivery/session-states";
import { sessionStateWords } from "@/lib/domain/delivery/words";
import { Tag } from "../ui/tag";
import type { Tone } from "../ui/tone";

const tones: Readonly<Record<SessionState, Tone | "plain">> = {
  planned: "info",
  scheduled: "info",
  given: "done",
  "partly-given": "check",
  "not-given": "check",
  "given-elsewhere": "done",
  held: "stop",
  deferred: "plain",
  omitted: "plain",
  cancelled: "plain",
  "entered-in-error": "stop",
};

export function SessionTag({ state }: { readonly state: SessionState }) {
  return <Tag tone={tones[state]}>{sessionStateWords[state]}</Tag>;
}
