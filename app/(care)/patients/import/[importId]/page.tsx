import { notFound } from "next/navigation";
import { CountTable, RowTables } from "@/components/import/count-tables";
import { createdText } from "@/components/import/created-text";
import { MarkImportInError } from "@/components/import/mark-in-error";
import { Section } from "@/components/patient/section";
import { pageTitle } from "@/components/shell/page-title";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { Nowrap, UnbrokenDates } from "@/components/ui/nowrap";
import { PageHeader } from "@/components/ui/page-header";
import { Tag } from "@/components/ui/tag";
import { type ImportView, importForReview } from "@/lib/features/import/queries";
import { idFrom, requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Imported record");

const BARS = {
  "plan-signed": "A plan of this patient is signed: mark the single wrong entries in the chart instead.",
  "draft-open":
    "A plan of this patient is being drafted: discard the draft before the import can be marked entered in error.",
} as const;

export default async function ImportedPage({ params }: PageProps<"/patients/import/[importId]">) {
  const importId = idFrom((await params).importId);
  const actor = await requireActor(paths.import(importId));
  const view = await importForReview(actor, importId);
  if (!view) notFound();
  const { patient, error, bar } = view;
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Imported record"
        state={error ? <Tag tone="stop">Entered in error</Tag> : <Tag tone="done">In use</Tag>}
        actions={
          <>
            {view.mayMark ? <MarkImportInError importId={importId} recordedSince={view.recordedSince} /> : null}
            {error ? null : (
              <LinkButton href={paths.patient(patient.patientId)} variant="primary">
                Open the chart
              </LinkButton>
            )}
          </>
        }
      />
      {error ? (
        <Notice tone="stop" headingLevel={2} title="Entered in error: the chart is out of use">
          <UnbrokenDates>{`${error.by}, ${error.at}: ${error.reason}`}</UnbrokenDates>
        </Notice>
      ) : (
        <ToDo view={view} />
      )}
      <Facts view={view} />
      {bar ? <p className="text-ink-2">{BARS[bar]}</p> : null}
      <Section id="import-rows" title="What the file held">
        <CountTable counts={view.types} />
        <RowTables rejected={view.rejected} duplicates={view.duplicates} notes={view.notes} />
      </Section>
    </div>
  );
}

function ToDo({ view: { patient, unmapped } }: { readonly view: ImportView }) {
  return (
    <Notice
      tone="info"
      headingLevel={2}
      title="Next: go through the lists with the patient"
      actions={
        <>
          <LinkButton href={paths.medications(patient.patientId)} size="small">
            Review the lists
          </LinkButton>
          <LinkButton href={paths.newDiagnosis(patient.patientId)} size="small">
            Record the diagnosis
          </LinkButton>
        </>
      }
    >
      {`Nothing that was imported counts as reviewed.${unmapped === 0 ? "" : ` ${unmapped} current ${unmapped === 1 ? "medicine has" : "medicines have"} no catalogue entry yet, so interactions are not checked for ${unmapped === 1 ? "it" : "them"}.`}`}
    </Notice>
  );
}

function Facts({ view }: { readonly view: ImportView }) {
  const { patient, created, at, by } = view;
  return (
    <DescriptionList
      items={[
        { term: "Patient", value: <strong>{patient.name}</strong> },
        { term: "Born", value: <Nowrap>{patient.born}</Nowrap> },
        { term: "MRN", value: patient.mrn },
        { term: "Imported", value: <UnbrokenDates>{`${at}, ${by}`}</UnbrokenDates> },
        {
          term: "Created",
          value: createdText(created),
        },
        { term: "Fingerprint of the file", value: <code className="break-all text-small">{view.fileHash}</code> },
      ]}
    />
  );
}
