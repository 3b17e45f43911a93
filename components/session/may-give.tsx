import type { MayGive } from "@/lib/domain/delivery/may-give";
import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { DescriptionList } from "../ui/description-list";
import { Notice } from "../ui/notice";
import { UnbrokenDates } from "../ui/nowrap";
import type { Tone } from "../ui/tone";

const tones: Readonly<Record<MayGive["answer"], Tone>> = { yes: "done", "not-yet": "check", no: "stop" };

export interface MayGiveProps {
  readonly answer: MayGive;
  readonly zone: string;
  readonly prescriber: { readonly name: string; readonly phone: string | null } | null;
}

/** "May I give?" as one answer, then what it rests on. */
export function MayGiveAnswer({ answer, zone, prescriber }: MayGiveProps) {
  return (
    <div className="flex flex-col gap-2">
      <Notice tone={tones[answer.answer]} title={answer.because}>
        {answer.open.length > 0 ? (
          <ul className="flex list-disc flex-col gap-0.5 pl-5">
            {answer.open.map((check) => (
              <li key={check.id} data-clinical="">
                <b>{check.title}</b>: <UnbrokenDates>{check.detail}</UnbrokenDates>
              </li>
            ))}
          </ul>
        ) : null}
        {answer.answer !== "yes" && prescriber ? (
          <p className="mt-1">
            Prescriber: <b>{prescriber.name}</b>,{" "}
            {prescriber.phone ? <span className="nowrap">phone {prescriber.phone}</span> : "phone not recorded"}
          </p>
        ) : null}
      </Notice>
      <CheckedValues answer={answer} zone={zone} />
    </div>
  );
}

function CheckedValues({ answer, zone }: Pick<MayGiveProps, "answer" | "zone">) {
  const taken = (takenAt: string | null, takenOn: string | null) => (takenAt ? formatInstant(takenAt, zone) : takenOn);
  return (
    <DescriptionList
      items={answer.values.map((one) => ({
        term: one.label,
        value: (
          <span data-clinical="">
            {one.value}
            {one.takenOn ? (
              <span className="nowrap text-ink-2">
                {" "}
                {taken(one.takenAt, one.takenOn ? formatDay(one.takenOn) : null)}
              </span>
            ) : null}
          </span>
        ),
      }))}
    />
  );
}
