// The treatments of a signed version, or of one about to be signed, in their final wording and grouped by lane.
import type { ReactNode } from "react";
import { kindLabels } from "@/lib/domain/plan/labels";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import type { Treatment } from "@/lib/domain/plan/treatment";
import { stateOf } from "@/lib/domain/plan/treatment-states";
import type { Day } from "@/lib/domain/shared/day";
import { byLaneOf } from "@/lib/domain/version/by-lane";
import { treatmentText } from "@/lib/domain/version/treatment-text";
import { cx } from "../ui/cx";
import { TableFrame, Th } from "../ui/table";
import { Tag } from "../ui/tag";
import { DoseLines, underName } from "./dose-lines";
import { laneColour } from "./lane-colour";
import { MedicineNameText } from "./medicine-name";

export interface PlanTreatmentsProps {
  readonly caption: string;
  readonly treatments: readonly Treatment[];
  /** More about one treatment, below its reason: its referral, its disposition. */
  readonly more?: (treatment: Treatment) => ReactNode;
  /** "signed" says what is in force; "version" what one version does, which may not be in force yet or any more. */
  readonly as?: "signed" | "version";
  /** With it, what lies behind its last day reads as ended. */
  readonly today?: Day;
  /** A plan that is on hold or has ended has no active treatment. */
  readonly plan?: PlanState;
  /** Treatments that wait for a second signature. */
  readonly awaiting?: ReadonlySet<string>;
}

const stateWords = {
  active: { tone: "done", words: "active" },
  held: { tone: "check", words: "on hold" },
  waiting: { tone: "info", words: "waiting" },
  "awaiting-cosignature": { tone: "check", words: "awaiting co-signature" },
  stopped: { tone: "plain", words: "stopped" },
} as const;

const ended = { tone: "plain", words: "ended" } as const;

const actionWords = {
  start: { tone: "info", words: "new" },
  continue: { tone: "plain", words: "unchanged" },
  change: { tone: "check", words: "changed" },
  hold: { tone: "check", words: "on hold" },
  stop: { tone: "stop", words: "stopped" },
} as const;

export function PlanTreatments({
  caption,
  treatments,
  more,
  as = "signed",
  today,
  plan = "active",
  awaiting,
}: PlanTreatmentsProps) {
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <Th>Treatment</Th>
          <Th>Dose and schedule</Th>
          <Th>Reason</Th>
          <Th>{as === "version" ? "In this version" : "State"}</Th>
        </tr>
      </thead>
      {byLaneOf(treatments).map(({ lane, label, treatments: own }) => (
        <tbody key={lane}>
          <tr className="border-b border-line">
            <th
              scope="colgroup"
              colSpan={4}
              className={cx("bg-sunken px-3 py-1 text-left text-small font-semibold", laneColour[lane].ink)}
            >
              {label}
            </th>
          </tr>
          {own.map((t) => (
            <TreatmentRow
              key={t.treatmentId}
              treatment={t}
              as={as}
              today={today}
              plan={plan}
              isAwaiting={awaiting?.has(t.treatmentId) ?? false}
              more={more?.(t)}
            />
          ))}
        </tbody>
      ))}
    </TableFrame>
  );
}

interface RowProps {
  readonly treatment: Treatment;
  readonly as: "signed" | "version";
  readonly today: Day | undefined;
  readonly plan: PlanState;
  readonly isAwaiting: boolean;
  readonly more: ReactNode;
}

function stateTag({ treatment: t, as, today, plan, isAwaiting }: RowProps) {
  if (as === "version") return actionWords[t.action];
  const state = stateOf(t, isAwaiting ? "awaiting" : "not-needed");
  if (state !== "stopped" && plan !== "active") return plan === "on-hold" ? stateWords.held : ended;
  const isOver = state === "active" && today !== undefined && t.end !== null && t.end < today;
  return isOver ? ended : stateWords[state];
}

function TreatmentRow(props: RowProps) {
  const { treatment: t, as, more } = props;
  const text = treatmentText(t);
  const state = stateTag(props);
  const under = underName(text.lines);
  return (
    <tr className="border-b border-line last:border-0" data-treatment="">
      <th
        scope="row"
        data-label="Treatment"
        data-clinical=""
        className={cx("border-l-3 px-3 py-2 text-left align-top font-normal sm:w-60", laneColour[t.lane].edge)}
      >
        <div className="min-w-0">
          <MedicineNameText name={text.name} />
          {text.brand ? <span> ({text.brand})</span> : null}
          <span className="block text-small text-ink-2">{[kindLabels[t.kind], ...under].join(" · ")}</span>
        </div>
      </th>
      <td data-label="Dose and schedule" data-clinical="" className="px-3 py-2 align-top">
        <DoseLines lines={text.lines} />
      </td>
      <td data-label="Reason" data-clinical="" className="px-3 py-2 align-top text-small">
        <div className="min-w-0">
          <p>{t.reason}</p>
          {t.changeReason ? <p className="mt-0.5 font-semibold">Change: {t.changeReason}</p> : null}
          {t.kind === "pt-referral" || t.kind === "slp-referral" ? <p>Goals: {t.goals.join("; ")}</p> : null}
          {t.note ? <p className="mt-0.5 text-ink-2">Note: {t.note}</p> : null}
        </div>
      </td>
      <td data-label={as === "version" ? "In this version" : "State"} className="px-3 py-2 align-top">
        <div className="flex min-w-0 flex-col items-start gap-1">
          <Tag tone={state.tone}>{state.words}</Tag>
          {more}
        </div>
      </td>
    </tr>
  );
}
