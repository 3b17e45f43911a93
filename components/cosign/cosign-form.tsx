"use client";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useMemo, useState } from "react";
import type { AskedRole } from "@/lib/domain/cosign/policy";
import { activateUrgentlyAction, cosignTreatmentAction, declineCosignatureAction } from "@/lib/features/plan/actions";
import { paths } from "@/lib/platform/paths";
import { ChartForm, textOf } from "../patient/chart-form";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { TextArea } from "../ui/text-area";
import { TextInput } from "../ui/text-input";

interface Shown {
  readonly planId: string;
  readonly treatmentId: string;
  readonly version: number;
  readonly contentHash: string;
}
type Checked = Shown & { readonly hash: string };

function ignoreEnter(event: KeyboardEvent<HTMLInputElement>) {
  if (event.key === "Enter") event.preventDefault();
}

/** A failure of a form that asks for the password: its sentence stands beside that field. */
function useTold<F extends { readonly code: string; readonly message: string }>(failure: F | null) {
  // One object per failure keeps the focus.
  return useMemo(
    () => (failure?.code === "wrong-password" ? { ...failure, fields: { password: failure.message } } : failure),
    [failure],
  );
}

interface PasswordProps {
  readonly id: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly onChange: (value: string) => void;
}

function PasswordField({ id, value, error, onChange }: PasswordProps) {
  return (
    <TextInput
      id={id}
      name="password"
      type="password"
      autoComplete="current-password"
      label="Your password"
      hint="Signing needs your password again."
      error={error}
      value={value}
      className="max-w-80"
      onKeyDown={ignoreEnter}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export interface CosignFormProps extends Checked {
  readonly signer: string;
  readonly as: AskedRole;
  readonly name: string;
}

/** The password and the one button that co-signs. Enter in the field does nothing. */
export function CosignForm({ signer, name, ...shown }: CosignFormProps) {
  const { planId, treatmentId, version, contentHash, hash } = shown;
  const router = useRouter();
  const [password, setPassword] = useState("");
  const { send, pending, slow, failure } = useAction(cosignTreatmentAction);
  const told = useTold(failure);

  async function cosign() {
    const answer = await send({ planId, treatmentId, version, contentHash, hash }, { password });
    if (!answer.ok) return;
    announce(answer.value.active ? `${name} is co-signed and active` : `${name} is co-signed`);
    router.push(paths.plan(planId));
    router.refresh();
  }

  return (
    <form onSubmit={(event) => event.preventDefault()} className="flex max-w-xl flex-col gap-3">
      <ActionFailureSummary failure={told} idOf={(path) => `cosign-${path}`} />
      <PasswordField id="cosign-password" value={password} error={told?.fields?.password} onChange={setPassword} />
      <p className="text-small text-ink-2">
        You co-sign as {signer} what this page shows of version {version}. Content hash{" "}
        <code className="[overflow-wrap:anywhere]">{contentHash}</code>
      </p>
      <div>
        <Button variant="primary" busy={pending} onClick={cosign}>
          {`Co-sign ${name}`}
        </Button>
      </div>
      {slow ? <p role="status">Still signing. Do not close this page.</p> : null}
    </form>
  );
}

/** Not co-signed, with the reason that its author reads. */
export function DeclineForm({
  planId,
  treatmentId,
  version,
  contentHash,
  isUrgent,
}: Shown & { readonly isUrgent: boolean }) {
  const router = useRouter();
  return (
    <ChartForm
      door={declineCosignatureAction}
      prefix="decline"
      read={(data) => ({ planId, treatmentId, version, contentHash, reason: textOf(data, "reason") })}
      submit="Decline to co-sign"
      danger
      saved="Declined"
      onSaved={() => {
        router.push(paths.plan(planId));
        router.refresh();
      }}
    >
      {(field) => (
        <>
          <p className="prose-width">
            {isUrgent
              ? "It stops being active at once, until a later version is co-signed."
              : "It stays inactive until a later version is co-signed."}{" "}
            The author reads your reason on their work list.
          </p>
          <TextArea {...field("reason")} label="Why you do not co-sign" rows={2} maxLength={1000} />
        </>
      )}
    </ChartForm>
  );
}

/** Active before its co-signature: reason, password, and what is owed then. */
export function UrgentForm({ name, ...shown }: Checked & { readonly name: string }) {
  const { planId, treatmentId, version, contentHash, hash } = shown;
  const router = useRouter();
  const [password, setPassword] = useState("");
  const [reason, setReason] = useState("");
  const { send, pending, slow, failure, fields } = useAction(activateUrgentlyAction);
  const told = useTold(failure);

  async function activate() {
    const answer = await send({ planId, treatmentId, version, contentHash, hash, reason }, { password });
    if (!answer.ok) return;
    announce(`${name} is active as urgent`);
    router.push(paths.plan(planId));
    router.refresh();
  }

  return (
    <form onSubmit={(event) => event.preventDefault()} className="flex max-w-xl flex-col gap-3">
      <ActionFailureSummary failure={told} idOf={(path) => `urgent-${path}`} />
      <p className="prose-width">
        It is active at once and may be given. The co-signature is due within 24 hours; after that the team lead is
        told.
      </p>
      <TextArea
        id="urgent-reason"
        name="reason"
        label="Why it cannot wait"
        rows={2}
        maxLength={1000}
        error={fields.reason}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <PasswordField id="urgent-password" value={password} error={told?.fields?.password} onChange={setPassword} />
      <div>
        <Button variant="danger" busy={pending} onClick={activate}>
          {`Activate ${name} as urgent`}
        </Button>
      </div>
      {slow ? <p role="status">Still working. Do not close this page.</p> : null}
    </form>
  );
}
