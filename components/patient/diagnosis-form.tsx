"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { cancerStatusWords, choicesOf } from "@/lib/domain/patient/words";
import { recordDiagnosisAction } from "@/lib/features/patient/actions/chart";
import type { DiagnosisView } from "@/lib/features/patient/queries-diagnosis";
import { paths } from "@/lib/platform/paths";
import { DayField } from "../shell/day-field";
import { Checkbox } from "../ui/checkbox";
import { Combobox } from "../ui/combobox";
import type { ComboboxOption } from "../ui/combobox-match";
import { LinkButton } from "../ui/link-button";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { AntibodyRows, antibodiesOf } from "./antibody-rows";
import type { ChartDays } from "./chart-days";
import { ChartForm, judgementOf, textOf } from "./chart-form";

export interface DiagnosisFormProps extends ChartDays {
  readonly patientId: string;
  readonly syndromes: readonly ComboboxOption[];
  readonly antibodies: readonly ComboboxOption[];
  readonly cancers: readonly ComboboxOption[];
  /** The diagnosis that the new one takes the place of; its answers stand in the form. */
  readonly earlier: DiagnosisView | null;
}

const judgements = [
  { value: "yes", label: "Yes" },
  { value: "no", label: "No" },
  { value: "", label: "Not judged yet" },
];

/** Records a diagnosis, new or in place of an earlier one, which is kept. */
export function DiagnosisForm({
  patientId,
  syndromes,
  antibodies,
  cancers,
  earlier,
  today,
  order,
}: DiagnosisFormProps) {
  const router = useRouter();
  const [status, setStatus] = useState<string>(earlier?.cancerStatus ?? "");
  const hasTumour = status === "found" || status === "in-remission";
  const days = { today, order };
  const named = (options: readonly ComboboxOption[], value: string | null | undefined) => {
    const defaultOption = options.find((option) => option.value === value);
    return defaultOption ? { defaultOption } : {};
  };
  const asWords = (value: boolean | null | undefined) =>
    value === undefined ? undefined : value === null ? "" : value ? "yes" : "no";

  const read = (data: FormData) => ({
    patientId,
    phenotype: textOf(data, "phenotype"),
    onsetOn: textOf(data, "onsetOn"),
    followUpStart: textOf(data, "followUpStart"),
    cancerStatus: textOf(data, "cancerStatus"),
    cancer: textOf(data, "cancer"),
    cancerText: textOf(data, "cancerText"),
    cancerFoundOn: textOf(data, "cancerFoundOn"),
    cancerConsistent: judgementOf(data, "cancerConsistent"),
    antigenExpressed: judgementOf(data, "antigenExpressed"),
    checkpointContext: data.get("checkpointContext") !== null,
    note: textOf(data, "note"),
    antibodies: antibodiesOf(data),
    replaces: earlier
      ? {
          id: earlier.id,
          revision: earlier.revision,
          how: textOf(data, "replaces.how"),
          reason: textOf(data, "replaces.reason"),
        }
      : null,
  });

  return (
    <ChartForm
      door={recordDiagnosisAction}
      prefix="diagnosis"
      read={read}
      submit={earlier ? "Record in place of the earlier one" : "Record the diagnosis"}
      saved="Diagnosis recorded"
      onSaved={() => router.push(paths.diagnosis(patientId))}
      extra={<LinkButton href={paths.diagnosis(patientId)}>Cancel</LinkButton>}
    >
      {(field) => (
        <>
          {earlier ? (
            <>
              <RadioGroup
                {...field("replaces.how")}
                label="Why a new diagnosis"
                options={[
                  {
                    value: "superseded",
                    label: "Something has changed",
                    hint: "The earlier diagnosis was right when it was recorded.",
                  },
                  {
                    value: "entered-in-error",
                    label: "The earlier one was wrong",
                    hint: "It will be marked entered in error.",
                  },
                ]}
              />
              <TextInput {...field("replaces.reason")} label="What changed, or what was wrong" />
            </>
          ) : null}
          <Combobox
            {...field("phenotype")}
            label="Syndrome"
            options={syndromes}
            {...named(syndromes, earlier?.phenotype)}
          />
          <DayField
            {...field("onsetOn")}
            label="Onset"
            optional
            {...days}
            {...(earlier?.onsetOn ? { defaultDay: earlier.onsetOn } : {})}
          />
          <DayField
            {...field("followUpStart")}
            label="Start of follow-up"
            hint="The day from which the two years of cancer screening count"
            {...days}
            {...(earlier ? { defaultDay: earlier.followUpStart } : {})}
          />
          <AntibodyRows field={field} options={antibodies} given={earlier?.antibodies ?? []} {...days} />
          <RadioGroup
            {...field("cancerStatus")}
            label="Tumour"
            options={choicesOf(cancerStatusWords)}
            value={status}
            onValueChange={setStatus}
          />
          {hasTumour || status === "suspected" ? (
            <>
              <Combobox
                {...field("cancer")}
                label="Kind of tumour"
                optional
                options={cancers}
                {...named(cancers, earlier?.cancer)}
              />
              <TextInput
                {...field("cancerText")}
                label="Stage and details"
                optional
                defaultValue={earlier?.cancerText ?? ""}
              />
            </>
          ) : null}
          {hasTumour ? (
            <>
              <DayField
                {...field("cancerFoundOn")}
                label="Tumour found on"
                {...days}
                {...(earlier?.cancerFoundOn ? { defaultDay: earlier.cancerFoundOn } : {})}
              />
              <RadioGroup
                {...field("cancerConsistent")}
                label="Is the tumour consistent with phenotype and antibody?"
                inline
                options={judgements}
                defaultValue={asWords(earlier?.cancerConsistent) ?? ""}
              />
              <RadioGroup
                {...field("antigenExpressed")}
                label="If not: was the antigen shown in the tumour?"
                inline
                options={judgements}
                defaultValue={asWords(earlier?.antigenExpressed) ?? ""}
              />
            </>
          ) : null}
          <Checkbox
            {...field("checkpointContext")}
            label="It began under an immune checkpoint inhibitor"
            defaultChecked={earlier?.checkpointContext}
          />
          <TextArea {...field("note")} label="Note" optional defaultValue={earlier?.note ?? ""} />
        </>
      )}
    </ChartForm>
  );
}
