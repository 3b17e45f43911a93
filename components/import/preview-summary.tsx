import type { FilePreview } from "@/lib/features/import/input";
import { paths } from "@/lib/platform/paths";
import { DescriptionList } from "../ui/description-list";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Nowrap, UnbrokenDates } from "../ui/nowrap";
import { counted, createdText } from "./created-text";

function missingText({ withoutDose, unknownResults }: FilePreview): string {
  const doses = `${counted(withoutDose, "medicine line")} without a complete dose: nothing is added to it.`;
  return `${doses} ${counted(unknownResults, "result")} unknown to the vocabulary: kept as text and code.`;
}

const sexes = { female: "Female", male: "Male" } as const;

/** Who the file is about, what it would repeat, and what would be created. */
export function PreviewSummary({ preview }: { readonly preview: FilePreview }) {
  const { patient, created, cancerHints } = preview;
  return (
    <>
      <ExistingNotice existing={preview.existing} />
      {patient.death === null ? null : (
        <Notice tone="check" title={<UnbrokenDates>{patient.death}</UnbrokenDates>}>
          The chart will carry the death.
        </Notice>
      )}
      <DescriptionList
        items={[
          { term: "Patient", value: <strong>{`${patient.family.toLocaleUpperCase("en")}, ${patient.given}`}</strong> },
          { term: "Born", value: <Nowrap>{patient.born}</Nowrap> },
          { term: "MRN", value: patient.mrn ?? "None that can be used" },
          {
            term: "Sex at birth",
            value: patient.sexAtBirth
              ? sexes[patient.sexAtBirth]
              : `Not stated${patient.sexRecorded ? ` (administrative gender: ${patient.sexRecorded})` : ""}`,
          },
          {
            term: "Would be created",
            value: (
              <>
                {createdText(created)}
                <span className="block text-small text-ink-2">{missingText(preview)}</span>
              </>
            ),
          },
        ]}
      />
      {cancerHints.length === 0 ? null : (
        <Notice tone="info" title="Conditions that read like a cancer">
          <ul className="list-disc pl-4">
            {cancerHints.map(({ path, text }) => (
              <li key={path}>{text}</li>
            ))}
          </ul>
          <p>Hints only: the diagnosis and the cancer status are recorded by you.</p>
        </Notice>
      )}
    </>
  );
}

function ExistingNotice({ existing }: { readonly existing: FilePreview["existing"] }) {
  const { importId, mrnTaken, charts } = existing;
  const open = charts.map(({ patientId, mrn }) => (
    <LinkButton
      key={patientId}
      href={paths.patient(patientId)}
      size="small"
    >{`Open the chart with MRN ${mrn}`}</LinkButton>
  ));
  if (importId !== null || mrnTaken) {
    return (
      <Notice
        tone="stop"
        headingLevel={2}
        title={importId === null ? "This record number belongs to a chart already" : "This file was imported before"}
        actions={
          <>
            {importId === null ? null : (
              <LinkButton href={paths.import(importId)} size="small">
                Open that import
              </LinkButton>
            )}
            {open}
          </>
        }
      >
        It cannot be imported again. If the earlier import was wrong, mark it entered in error first.
      </Notice>
    );
  }
  if (charts.length === 0) return null;
  return (
    <Notice tone="check" headingLevel={2} title="This may be somebody you have a chart for" actions={open}>
      Same name and date of birth, or a number of this file. Compare before you go on.
    </Notice>
  );
}
