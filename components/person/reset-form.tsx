"use client";
import { type SubmitEvent, useState } from "react";
import { resetPasswordAction } from "@/lib/features/person/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { formText } from "./form-text";
import { NewPasswordField } from "./new-password-field";

export function ResetForm({ token }: { readonly token: string }) {
  const { send, pending, failure, fields } = useAction(resetPasswordAction);
  const [saved, setSaved] = useState(false);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = formText(new FormData(event.currentTarget), "password");
    const answer = await send({ token, password });
    if (answer.ok) setSaved(true);
  }

  if (saved) {
    return (
      <Notice
        tone="done"
        headingLevel={2}
        title="Your password is saved"
        actions={
          <LinkButton href={paths.signIn} variant="primary">
            Sign in
          </LinkButton>
        }
      >
        <p role="status">You have been signed out everywhere. The link will not work again.</p>
      </Notice>
    );
  }
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ActionFailureSummary failure={failure} />
      <NewPasswordField name="password" error={fields.password} />
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          Save the password
        </Button>
      </div>
    </form>
  );
}
