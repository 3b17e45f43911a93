import { gatekeeperAnswerWords, wordFor } from "@/lib/domain/patient/words";
import type { GatekeeperLine } from "@/lib/features/patient/queries-lists";
import { Disclosure } from "../ui/disclosure";
import { Table, type TableColumn } from "../ui/table";
import { Tag } from "../ui/tag";
import { GatekeeperForm } from "./review-forms";
import { Section } from "./section";

export interface GatekeeperProps {
  readonly patientId: string;
  readonly lines: readonly GatekeeperLine[];
  readonly mayRecord: boolean;
}

/** Questions before certain treatments; one that was not asked never reads as no. */
export function Gatekeeper({ patientId, lines, mayRecord }: GatekeeperProps) {
  const open = lines.filter((line) => line.answer === null).length;
  const columns: readonly TableColumn<GatekeeperLine>[] = [
    { id: "question", header: "Question", rowHeader: true, cell: (line) => line.question },
    {
      id: "answer",
      header: "Answer",
      cell: (line) =>
        line.answer ? (
          <span>
            <strong>{wordFor(gatekeeperAnswerWords, line.answer)}</strong>
            {line.note ? `, ${line.note}` : ""}
          </span>
        ) : (
          <Tag tone="check">Not asked</Tag>
        ),
    },
    { id: "asked", header: "Asked", cell: (line) => <span className="text-small">{line.asked ?? "Not asked"}</span> },
    ...(mayRecord
      ? [
          {
            id: "ask",
            header: "Record",
            cell: (line: GatekeeperLine) => (
              <Disclosure
                summary={
                  <>
                    {line.answer ? "Ask again" : "Answer"}
                    <span className="visually-hidden">: {line.question}</span>
                  </>
                }
              >
                <GatekeeperForm patientId={patientId} question={line.id} words={line.question} />
              </Disclosure>
            ),
          },
        ]
      : []),
  ];
  const words = open === 0 ? "All asked" : `${open} not asked`;
  return (
    <Section
      id="gatekeeper"
      title="Questions before treatment"
      aside={<p className="text-small text-ink-2">{words}</p>}
    >
      <Table
        caption="Questions before treatment"
        captionHidden
        columns={columns}
        rows={lines}
        rowKey={(line) => line.id}
        empty="No questions."
      />
    </Section>
  );
}
