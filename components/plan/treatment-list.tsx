import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { type Lane, lanes as laneOrder } from "@/lib/domain/plan/frame";
import type { PanelView } from "@/lib/domain/safety/app/panel-view";
import type { PlanConsents } from "@/lib/features/consent/queries";
import type { DraftComment } from "@/lib/features/draft/queries/editor";
import type { PlanSideEffects } from "@/lib/features/side-effect/queries";
import { paths } from "@/lib/platform/paths";
import { ConsentMark } from "../consent/consent-mark";
import { FoldedPreChecks } from "../safety/pre-checks";
import { SideEffectMark } from "../side-effect/side-effect-mark";
import { cx } from "../ui/cx";
import { TableFrame, Th } from "../ui/table";
import { Tag } from "../ui/tag";
import { DoseLines, underName } from "./dose-lines";
import { CommentForm, DraftComments } from "./draft-comments";
import { problemWords } from "./draft-field-words";
import type { DraftRowView } from "./draft-rows";
import { laneColour } from "./lane-colour";
import { MedicineNameText } from "./medicine-name";
import { TreatmentMoves } from "./treatment-list-moves";

export interface TreatmentListProps {
  readonly planId: string;
  readonly draftId: string;
  readonly rows: readonly DraftRowView[];
  readonly mayEdit: boolean;
  readonly consents: PlanConsents;
  readonly effects: PlanSideEffects | null;
  /** What is wanted before the doses of each treatment. */
  readonly preChecks: PanelView["preChecks"];
  readonly review: {
    readonly comments: readonly DraftComment[];
    readonly zone: string;
    readonly mayAnswer: boolean;
    readonly mayComment: boolean;
  };
}

/** The treatments of a draft grouped by lane: what, dose, schedule, and what this draft does with it. */
export function TreatmentList(props: TreatmentListProps) {
  const { planId, draftId, rows, mayEdit, consents, effects, preChecks, review } = props;
  const lanes = laneOrder.flatMap((lane) => {
    const own = rows.filter((row) => row.lane === lane);
    return own[0] ? [{ lane, label: own[0].laneLabel, own }] : [];
  });
  return (
    <TableFrame caption={`Treatments (${rows.length})`}>
      <thead>
        <tr>
          <Th>Treatment</Th>
          <Th>Dose and schedule</Th>
          <Th>Status</Th>
          {mayEdit ? <Th>Order</Th> : null}
        </tr>
      </thead>
      {lanes.map(({ lane, label, own }) => {
        return (
          <tbody key={lane}>
            <tr className="border-b border-line">
              <th
                scope="colgroup"
                colSpan={mayEdit ? 4 : 3}
                className={cx("bg-sunken px-3 py-1 text-left text-small font-semibold", laneColour[lane].ink)}
              >
                {label}
              </th>
            </tr>
            {own.map((row, index) => (
              <tr key={row.treatmentId} className="border-b border-line last:border-0" id={`row-${row.treatmentId}`}>
                <NameCell planId={planId} row={row} lane={lane} />
                <td data-label="Dose and schedule" data-clinical="" className="px-3 py-2 align-top">
                  <div className="min-w-0">
                    {row.text ? <DoseLines lines={row.text.lines} /> : <Missing planId={planId} row={row} />}
                    <FoldedPreChecks checks={preChecks[row.treatmentId] ?? []} />
                    <DraftComments
                      draftId={draftId}
                      comments={review.comments.filter((one) => one.treatmentId === row.treatmentId)}
                      zone={review.zone}
                      mayAnswer={review.mayAnswer}
                      about={row.name.plain}
                    />
                    {review.mayComment ? (
                      <CommentForm draftId={draftId} treatmentId={row.treatmentId} name={row.name.plain} />
                    ) : null}
                  </div>
                </td>
                <td data-label="Status" className="px-3 py-2 align-top">
                  <div className="flex min-w-0 flex-col items-start gap-1">
                    <div className="flex flex-wrap gap-1">
                      <Tag tone={row.status.tone}>{row.status.words}</Tag>
                      {row.problems.length > 0 ? <Tag tone="check">incomplete</Tag> : null}
                    </div>
                    {row.fromTemplate ? (
                      <p className="text-small text-ink-2">from template {row.fromTemplate}</p>
                    ) : null}
                    <ConsentMark
                      planId={planId}
                      treatmentId={row.treatmentId}
                      name={row.name.plain}
                      consents={consents}
                    />
                    {effects && !row.isNew ? (
                      <SideEffectMark
                        planId={planId}
                        treatmentId={row.treatmentId}
                        name={row.name.plain}
                        effects={effects}
                      />
                    ) : null}
                  </div>
                </td>
                {mayEdit ? (
                  <td data-label="Order" className="px-3 py-2 align-top">
                    <TreatmentMoves
                      draftId={draftId}
                      treatmentId={row.treatmentId}
                      revision={row.revision}
                      name={row.name.plain}
                      removable={row.isNew}
                      first={index === 0}
                      last={index === own.length - 1}
                    />
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        );
      })}
    </TableFrame>
  );
}

function NameCell({ planId, row, lane }: { readonly planId: string; readonly row: DraftRowView; readonly lane: Lane }) {
  const under = underName(row.text?.lines);
  return (
    <th
      scope="row"
      data-label="Treatment"
      data-clinical=""
      className={cx("border-l-3 px-3 py-2 text-left align-top font-normal sm:w-64", laneColour[lane].edge)}
    >
      <div className="min-w-0">
        <Link href={paths.draftTreatment(planId, row.treatmentId) as Route} className="link">
          <MedicineNameText name={row.name} />
        </Link>
        {row.text?.brand ? <span> {row.text.brand}</span> : null}
        <span className="block text-small text-ink-2">{[row.kindLabel, ...under].join(" · ")}</span>
        {row.to ? <span className="block text-small text-ink-2">to {row.to}</span> : null}
      </div>
    </th>
  );
}

function Missing({ planId, row }: { readonly planId: string; readonly row: DraftRowView }) {
  const [first, second, ...more] = row.problems;
  const shown = [first, second].filter((problem) => problem !== undefined);
  return (
    <div className="text-small">
      <p className="font-semibold text-check">Not complete. Before signing:</p>
      <ul className="list-disc pl-4">
        {shown.map((problem) => (
          <li key={problem.path}>{problemWords(problem)}</li>
        ))}
        {more.length > 0 ? (
          <li>
            <Link href={paths.draftTreatment(planId, row.treatmentId) as Route} className="link">
              {more.length} more
            </Link>
          </li>
        ) : null}
      </ul>
    </div>
  );
}
