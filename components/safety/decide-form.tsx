"use client";
import { useRouter } from "next/navigation";
import { useCallback, useId, useState } from "react";
import { type DecisionKind, type OverrideReason, overrideReasons } from "@/lib/domain/safety/decision-words";
import { decideFindingAction } from "@/lib/features/safety/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { Disclosure } from "../ui/disclosure";
import { Link } from "../ui/link";
import { Select } from "../ui/select";
import { TextArea } from "../ui/text-area";

/** A finding as it was shown; the server refuses when the facts behind it have moved since. */
export interface ShownFinding {
  readonly ruleId: string;
  readonly treatments: readonly string[];
  readonly basis: string;
}

export interface DecideFormProps {
  readonly draftId: string;
  readonly patientId: string;
  /** All findings of one group: they are decided together. */
  readonly findings: readonly ShownFinding[];
  /** What it is about, for people who hear the page. */
  readonly title: string;
  readonly tier: "must-resolve" | "check";
  /** False for an allergy to the very ingredient. */
  readonly overridable: boolean;
  readonly decided: boolean;
  /** Called after the decision was saved, besides showing the page anew. */
  readonly onDecided?: () => void;
}

const options = Object.entries(overrideReasons).map(([value, label]) => ({ value, label }));

/** Decides about one finding in its place: acknowledge, override with a reason, or take the decision back. No dialog. */
export function DecideForm(props: DecideFormProps) {
  const { tier, overridable, decided, title } = props;
  const { decide, pending, failure, fields } = useDecide(props);
  if (decided) {
    return (
      <div className="no-print flex flex-col gap-2">
        <ActionFailureSummary failure={failure} />
        <div>
          <Button size="small" busy={pending} onClick={() => decide("withdraw")}>
            Take the decision back<Hidden> {title}</Hidden>
          </Button>
        </div>
      </div>
    );
  }
  if (tier === "check") {
    return (
      <div className="no-print flex flex-col gap-2">
        <ActionFailureSummary failure={failure} />
        <div>
          <Button size="small" busy={pending} onClick={() => decide("acknowledge")}>
            Acknowledge<Hidden> {title}</Hidden>
          </Button>
        </div>
      </div>
    );
  }
  if (!overridable) return <p className="font-semibold">This cannot be overridden: change or remove the treatment.</p>;
  return (
    <div className="no-print">
      <Disclosure
        summary={
          <>
            Override with a reason<Hidden> {title}</Hidden>
          </>
        }
      >
        <OverrideFields {...props} pending={pending} failure={failure} fields={fields} decide={decide} />
      </Disclosure>
    </div>
  );
}

type Deciding = ReturnType<typeof useDecide>;

function useDecide({ draftId, findings, title, onDecided }: DecideFormProps) {
  const router = useRouter();
  const { send, pending, failure, fields } = useAction(decideFindingAction);
  async function decide(kind: DecisionKind, reason: OverrideReason | "" = "", text = "") {
    const shown = findings.map(({ ruleId, treatments, basis }) => ({ ruleId, treatments, basis }));
    const answer = await send({ draftId, findings: shown, kind, reason: reason || null, text: text || null });
    if (!answer.ok) return;
    announce(`${done[kind]}: ${title}`);
    onDecided?.();
    router.refresh();
  }
  return { decide, pending, failure, fields };
}

const done: Readonly<Record<DecisionKind, string>> = {
  acknowledge: "Acknowledged",
  override: "Overridden",
  withdraw: "Decision taken back",
};

function OverrideFields({ patientId, title, decide, pending, failure, fields }: DecideFormProps & Deciding) {
  const prefix = useId();
  const [reason, setReason] = useState<OverrideReason | "">("");
  const [text, setText] = useState("");
  const idOf = useCallback((path: string) => `${prefix}-${path}`, [prefix]);
  return (
    <form
      noValidate
      aria-label={`Override: ${title}`}
      className="flex max-w-xl flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void decide("override", reason, text);
      }}
    >
      <ActionFailureSummary failure={failure} idOf={idOf} />
      <Select
        id={idOf("reason")}
        name="reason"
        label="Reason for the override"
        emptyLabel="Choose a reason"
        options={options}
        error={fields.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value as OverrideReason | "")}
      />
      {reason === "data-wrong" ? (
        <p>
          Better correct the data: <Link href={paths.results(patientId)}>results</Link>,{" "}
          <Link href={paths.medications(patientId)}>medicines, allergies and conditions</Link>. The finding goes by
          itself once they are right.
        </p>
      ) : null}
      <TextArea
        id={idOf("text")}
        name="text"
        label="Why this is right for this patient"
        hint="It stays in the version for ever, and the team lead reads it."
        maxLength={1000}
        error={fields.text}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <Button type="submit" variant="danger" busy={pending}>
          Override
        </Button>
      </div>
    </form>
  );
}

const Hidden = ({ children }: { readonly children: React.ReactNode }) => (
  <span className="visually-hidden">{children}</span>
);
