import { stateWords, verdictWords } from "@/lib/domain/break-glass/break-glass";
import type { BreakGlassView } from "@/lib/features/break-glass/queries";
import { paths } from "@/lib/platform/paths";
import { DescriptionList } from "../ui/description-list";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Nowrap } from "../ui/nowrap";
import { PageHeader } from "../ui/page-header";
import { Table } from "../ui/table";
import { Tag } from "../ui/tag";
import { roleText } from "./break-glass-table";
import { ReviewForm } from "./review-form";

/** One emergency access: why, when, what was opened through it, what was said of it, and the answer that closes it. */
export function ReviewScreen({ view }: { readonly view: BreakGlassView }) {
  const open = view.state === "open";
  return (
    <div className="flex flex-col gap-5 p-4">
      <PageHeader
        title="Emergency access"
        state={<Tag tone={view.closed ? "plain" : "check"}>{stateTag(view)}</Tag>}
        lead={`${view.person}, ${roleText(view.role).toLowerCase()}`}
        actions={
          <>
            <LinkButton href={paths.breakGlassReviews}>All emergency access</LinkButton>
            <LinkButton href={paths.patient(view.patientId)}>Open the chart</LinkButton>
          </>
        }
      />
      <DescriptionList
        items={[
          { term: "Patient", value: `${view.patient} · born ${view.born} · MRN ${view.mrn}` },
          { term: "From", value: view.startedAt },
          { term: open ? "Open until" : "To", value: `${view.until}: ${stateWords[view.state].toLowerCase()}` },
          { term: "Reason", value: `${view.reasonWords}: ${view.reason}` },
        ]}
      />
      <section aria-labelledby="opened" className="flex flex-col gap-2 border-t border-line pt-3">
        <h2 id="opened" className="text-lead">
          What was opened
        </h2>
        <Table
          caption="What was opened"
          captionHidden
          rows={view.opened}
          rowKey={(row) => row.id}
          empty="Nothing was opened."
          columns={[
            { id: "at", header: "When", rowHeader: true, cell: (row) => <Nowrap>{row.at}</Nowrap> },
            { id: "what", header: "What", cell: (row) => (row.done ? row.what : `${row.what} (refused)`) },
          ]}
        />
      </section>
      <section aria-labelledby="review" className="flex flex-col gap-3 border-t border-line pt-3">
        <h2 id="review" className="text-lead">
          Review
        </h2>
        {view.said.length > 0 ? (
          <ul className="flex flex-col gap-2">
            {view.said.map((one) => (
              <li key={one.id} className="border-l-3 border-l-line pl-3">
                <b>{verdictWords[one.verdict]}</b>. {one.comment}
                <span className="block text-small text-ink-2">
                  {one.by}, <Nowrap>{one.at}</Nowrap>
                </span>
              </li>
            ))}
          </ul>
        ) : null}
        {view.closed ? (
          <p>The review is closed.</p>
        ) : view.own ? (
          <Notice tone="info" title="This was your own access">
            Another lead of the patient’s team has to review it.
          </Notice>
        ) : (
          <ReviewForm breakGlassId={view.id} patientId={view.patientId} open={open} />
        )}
      </section>
    </div>
  );
}

function stateTag(view: BreakGlassView): string {
  return view.verdict ? verdictWords[view.verdict] : "Waits for a review";
}
