"use client";
import { useState } from "react";
import { capacityWords, deciderWords, decisionWords } from "@/lib/domain/consent/words";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { markConsentInErrorAction, recordConsentAction } from "@/lib/features/consent/actions";
import type { ConsentRecord } from "@/lib/features/consent/queries";
import { ChartForm, textOf } from "../patient/chart-form";
import { DayField } from "../shell/day-field";
import { RadioGroup } from "../ui/radio-group";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

const options = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export interface ConsentFormProps {
  readonly planId: string;
  readonly treatmentId: string;
  readonly today: Day;
  readonly order: DateOrder | null;
  /** The record that was never right; the form starts from what it says. */
  readonly replaces?: ConsentRecord;
}

/** Agreement to a treatment or its refusal; the proxy is asked for only when a proxy decided. */
export function ConsentForm({ planId, treatmentId, today, order, replaces }: ConsentFormProps) {
  const [decidedBy, setDecidedBy] = useState<string>(replaces?.decidedBy ?? "");
  const read = (data: FormData) => ({
    planId,
    treatmentId,
    decision: textOf(data, "decision"),
    decidedBy: textOf(data, "decidedBy"),
    proxyName: textOf(data, "proxyName"),
    proxyRelation: textOf(data, "proxyRelation"),
    capacity: textOf(data, "capacity"),
    capacityBy: textOf(data, "capacityBy"),
    decidedOn: textOf(data, "decidedOn"),
    discussed: textOf(data, "discussed"),
    note: textOf(data, "note"),
    replaces: replaces
      ? { id: replaces.id, revision: replaces.revision, reason: textOf(data, "replaces.reason") }
      : null,
  });
  return (
    <ChartForm
      door={recordConsentAction}
      prefix={replaces ? `replace-${replaces.id}` : "consent"}
      read={read}
      submit={replaces ? "Replace the record" : "Record the decision"}
      saved={replaces ? "Record replaced" : "Decision recorded"}
      onSaved={() => setDecidedBy("")}
    >
      {(field) => (
        <>
          <RadioGroup
            {...field("decision")}
            label="Decision"
            inline
            options={options(decisionWords)}
            {...(replaces ? { defaultValue: replaces.decision } : {})}
          />
          <RadioGroup
            {...field("decidedBy")}
            label="Who decided"
            inline
            value={decidedBy}
            onValueChange={setDecidedBy}
            options={options(deciderWords)}
          />
          {decidedBy === "proxy" ? (
            <>
              <TextInput
                {...field("proxyName")}
                label="Name of the proxy"
                maxLength={200}
                defaultValue={replaces?.proxyName ?? ""}
              />
              <TextInput
                {...field("proxyRelation")}
                label="Relation to the patient"
                hint="Such as daughter, or court-appointed guardian"
                maxLength={100}
                defaultValue={replaces?.proxyRelation ?? ""}
              />
            </>
          ) : null}
          <RadioGroup
            {...field("capacity")}
            label="Capacity of the patient for this decision"
            inline
            options={options(capacityWords)}
            {...(replaces ? { defaultValue: replaces.capacity } : {})}
          />
          <TextInput
            {...field("capacityBy")}
            label="Capacity assessed by"
            optional
            hint="Needed when the patient lacks capacity"
            maxLength={200}
            defaultValue={replaces?.capacityBy ?? ""}
          />
          <DayField
            {...field("decidedOn")}
            label="Decided on"
            hint="t for today, or 23 Nov 2026"
            today={today}
            order={order}
            {...(replaces ? { defaultDay: replaces.decidedOn } : {})}
          />
          <TextArea
            {...field("discussed")}
            label="What was discussed"
            hint="Benefit, risks, alternatives; for a refusal also its reason"
            maxLength={2000}
            defaultValue={replaces?.discussed ?? ""}
          />
          <TextInput {...field("note")} label="Note" optional maxLength={1000} defaultValue={replaces?.note ?? ""} />
          {replaces ? <TextInput {...field("replaces.reason")} label="What was wrong with the earlier record" /> : null}
        </>
      )}
    </ChartForm>
  );
}

export type ConsentInErrorProps = Pick<ConsentFormProps, "planId" | "treatmentId"> & { readonly record: ConsentRecord };

/** Says why a record was never right; it stays readable and counts no more. */
export function ConsentInError({ planId, treatmentId, record }: ConsentInErrorProps) {
  const { id, revision } = record;
  return (
    <ChartForm
      door={markConsentInErrorAction}
      prefix={`error-${id}`}
      read={(data) => ({ planId, treatmentId, id, revision, reason: textOf(data, "reason") })}
      submit="Mark entered in error"
      saved="Marked entered in error"
      danger
    >
      {(field) => <TextInput {...field("reason")} label="Why it was never right" />}
    </ChartForm>
  );
}
