"use client";
import { useRouter } from "next/navigation";
import { type SubmitEvent, useRef } from "react";
import { changePasswordAction } from "@/lib/features/person/actions";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { toast } from "../ui/announce";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";
import { formText } from "./form-text";
import { NewPasswordField } from "./new-password-field";

/** The present password is asked again by the door; a refusal names one box or the other. */
export function ChangePasswordForm({ email }: { readonly email: string }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { send, pending, failure, fields } = useAction(changePasswordAction);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget);
    const answer = await send({ password: formText(typed, "newPassword") }, { password: formText(typed, "password") });
    if (!answer.ok) return;
    form.current?.reset();
    toast("Your password is changed; your other sessions have ended");
    router.refresh();
  }

  return (
    <form ref={form} method="post" noValidate onSubmit={submit} className="flex max-w-112 flex-col gap-4">
      <ActionFailureSummary failure={failure} />
      <input type="text" name="email" autoComplete="username" value={email} readOnly hidden />
      <TextInput
        name="password"
        label="Present password"
        type="password"
        autoComplete="current-password"
        error={fields.password}
      />
      <NewPasswordField name="newPassword" error={fields.newPassword} />
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          Change the password
        </Button>
      </div>
    </form>
  );
}
