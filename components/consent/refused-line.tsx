import { UnbrokenDates } from "../ui/nowrap";
import { TONES } from "../ui/tone";

const { shape: Shape } = TONES.stop;

/** A refusal beside its treatment: the red square and the words. */
export function RefusedLine({ words }: { readonly words: string }) {
  return (
    <span className="inline-flex items-start gap-1.5 text-small font-semibold text-stop" data-clinical="">
      <Shape aria-hidden="true" size={12} fill="currentColor" className="mt-1 shrink-0" />
      <span>
        <UnbrokenDates>{words}</UnbrokenDates>
      </span>
    </span>
  );
}
