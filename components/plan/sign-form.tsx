"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useMemo, useState } from "react";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { signDraftAction } from "@/lib/features/plan/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { DayField } from "../shell/day-field";
import { UnsavedGuard } from "../shell/unsaved-guard";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import type { DateReading } from "../ui/date-field";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";
import { SignRefusal } from "./sign-refusal";

export interface SignFormProps {
  readonly planId: string;
  readonly draftId: string;
  readonly draftRevision: number;
  readonly version: number;
  readonly contentHash: string;
  /** The very content this page shows; it goes back with the signature. */
  readonly shown: unknown;
  readonly effectiveOn: Day | null;
  readonly reason: string | null;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly signer: string;
}

/** Date, reason and password, and the one button that signs. Enter in a field does nothing: only the button signs. */
export function SignForm(props: SignFormProps) {
  const { planId, draftId, draftRevision, version, contentHash, shown, today, dateOrder, signer } = props;
  const router = useRouter();
  const [day, setDay] = useState<string | null>(props.effectiveOn);
  const [reason, setReason] = useState(props.reason ?? "");
  const [password, setPassword] = useState("");
  const { send, pending, slow, failure, fields, value, clear } = useAction(signDraftAction);
  // The sentence says that nothing was signed, which the field's own words do not. One object per failure keeps the focus.
  const told = useMemo(
    () => (failure?.code === "wrong-password" ? { ...failure, fields: { password: failure.message } } : failure),
    [failure],
  );
  const dirty = !value && (day !== props.effectiveOn || reason !== (props.reason ?? ""));

  async function sign() {
    const input = { draftId, draftRevision, contentHash, shown, effectiveOn: day, reason: reason || null };
    const answer = await send(input, { password });
    if (!answer.ok) return;
    announce(`Version ${answer.value.version} is signed`);
    router.push(paths.plan(planId));
    router.refresh();
  }

  function readAgain() {
    clear();
    router.refresh();
    scrollTo({ top: 0 });
  }

  return (
    <section aria-labelledby="sign-title" className="no-print flex flex-col gap-3 border-t-2 border-ink pt-3">
      <h2 id="sign-title" className="text-lead">
        Sign as {signer}
      </h2>
      <UnsavedGuard dirty={dirty} what="the date and the reason entered here" />
      <ActionFailureSummary failure={told} />
      <SignRefusal planId={planId} failure={failure} onReadAgain={readAgain} />
      <form onSubmit={(event) => event.preventDefault()} className="flex max-w-xl flex-col gap-3">
        <DayField
          name="effectiveOn"
          label="Effective from"
          hint="The day from which this version holds."
          today={today}
          order={dateOrder}
          error={fields.effectiveOn}
          {...(props.effectiveOn ? { defaultDay: props.effectiveOn } : {})}
          onReadingChange={(reading: DateReading) => setDay(reading.kind === "day" ? reading.value : null)}
        />
        <TextArea
          name="reason"
          label={version > 1 ? `Reason for version ${version}` : "Reason for this plan"}
          optional={version === 1}
          hint={version > 1 ? "Everybody who compares the versions will read it." : undefined}
          maxLength={2000}
          error={fields.reason}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextInput
          name="password"
          type="password"
          autoComplete="current-password"
          label="Your password"
          hint="Signing needs your password again."
          error={told?.fields?.password}
          value={password}
          className="max-w-80"
          onKeyDown={ignoreEnter}
          onChange={(event) => setPassword(event.target.value)}
        />
        <p className="text-small text-ink-2">
          By pressing the button you sign what this page shows. Content hash{" "}
          <code className="[overflow-wrap:anywhere]">{contentHash}</code>
          {dirty ? " (the date and the reason entered here are added to it)" : null}
        </p>
        <div>
          <Button variant="primary" busy={pending} onClick={sign}>
            {pending ? `Signing version ${version}` : `Sign version ${version}`}
          </Button>
        </div>
        {slow ? <p role="status">Still signing. Do not close this page.</p> : null}
      </form>
    </section>
  );
}

function ignoreEnter(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === "Enter") event.preventDefault();
}
