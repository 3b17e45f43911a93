"use client";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useEffect, useRef, useState } from "react";
import { importPatientAction } from "@/lib/features/import/actions";
import type { FilePreview } from "@/lib/features/import/input";
import type { PlaceChoices } from "@/lib/features/patient/queries";
import { paths } from "@/lib/platform/paths";
import { Section } from "../patient/section";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";
import { RadioGroup } from "../ui/radio-group";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { CountTable, RowTables } from "./count-tables";
import { AllergyMapping, type Confirmed, MedicineMapping } from "./mapping-tables";
import { PreviewSummary } from "./preview-summary";
import type { ChosenFile } from "./read-text";

export interface ConfirmImportProps {
  readonly file: ChosenFile;
  readonly preview: FilePreview;
  readonly places: Pick<PlaceChoices, "teams" | "leads">;
  readonly onBack: () => void;
}

const SEXES = [
  { value: "female", label: "Female" },
  { value: "male", label: "Male" },
  { value: "not-known", label: "Not known" },
];

const lines = (confirmed: Confirmed) => Object.entries(confirmed).map(([at, id]) => ({ at: Number(at), id }));

/** The second step: what would be created, what a person has to add, and the one button that writes it. */
export function ConfirmImport({ file, preview, places, onBack }: ConfirmImportProps) {
  const router = useRouter();
  const heading = useRef<HTMLHeadingElement>(null);
  const [medicines, setMedicines] = useState<Confirmed>({});
  const [allergies, setAllergies] = useState<Confirmed>({});
  const { send, pending, slow, failure, fields } = useAction(importPatientAction);
  const { patient, existing } = preview;
  const blocked = existing.importId !== null || existing.mrnTaken;
  const field = (name: string) => ({ name, ...(fields[name] ? { error: fields[name] } : {}) });

  useEffect(() => heading.current?.focus(), []);

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const typed = (name: string) => String(data.get(name) ?? "");
    const answer = await send({
      text: file.text,
      fileHash: preview.fileHash,
      mrn: patient.mrn === null ? typed("mrn") : null,
      sexAtBirth: patient.sexAtBirth === null ? typed("sexAtBirth") : null,
      teamId: typed("teamId"),
      leadId: typed("leadId"),
      medicines: lines(medicines),
      allergies: lines(allergies),
    });
    if (answer.ok) router.push(paths.import(answer.value.importId));
  }

  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 ref={heading} tabIndex={-1} className="text-lead outline-none">
          Preview: nothing is written yet
        </h2>
        <Button variant="quiet" onClick={onBack}>
          Choose another file
        </Button>
      </div>
      <ActionFailureSummary failure={failure} />
      <PreviewSummary preview={preview} />
      <Section id="import-rows" title="What the file holds">
        <CountTable counts={preview.counts} />
        <RowTables rejected={preview.rejected} duplicates={preview.duplicates} notes={preview.notes} />
      </Section>
      {blocked ? null : (
        <>
          <Section id="import-mapping" title="Which medicines and allergies are these?">
            <p className="prose-width text-ink-2">
              The catalogue entry is proposed from the name. Only what you confirm is used in checks; the rest waits in
              the chart.
            </p>
            {preview.medicines.length === 0 ? (
              <p>The file holds no medicines.</p>
            ) : (
              <MedicineMapping
                kind="medicine"
                choices={preview.medicines}
                confirmed={medicines}
                onChange={setMedicines}
              />
            )}
            {preview.allergies.length === 0 ? (
              <p>The file holds no allergies.</p>
            ) : (
              <AllergyMapping
                kind="allergy"
                choices={preview.allergies}
                confirmed={allergies}
                onChange={setAllergies}
              />
            )}
          </Section>
          <Section id="import-chart" title="The new chart">
            <div className="flex max-w-xl flex-col gap-4">
              {patient.mrn === null ? (
                <TextInput
                  {...field("mrn")}
                  label="MRN (medical record number)"
                  autoComplete="off"
                  className="max-w-72"
                />
              ) : null}
              {patient.sexAtBirth === null ? (
                <RadioGroup {...field("sexAtBirth")} label="Sex at birth" inline options={SEXES} />
              ) : null}
              <Select {...field("teamId")} label="Team and site" emptyLabel="Choose a team" options={places.teams} />
              <Select
                {...field("leadId")}
                label="Plan lead"
                optional
                hint="Joins the care team, as you do"
                emptyLabel="Not chosen yet"
                options={places.leads}
              />
            </div>
            <div className="mt-2 flex flex-wrap items-center gap-3">
              <Button type="submit" variant="primary" busy={pending}>
                {pending ? "Importing" : "Import this patient"}
              </Button>
              {slow ? <p className="text-ink-2">Still importing. Nothing is kept unless everything is.</p> : null}
            </div>
          </Section>
        </>
      )}
    </form>
  );
}
