"use client";
import { useState } from "react";
import { makePasswordLinkAction } from "@/lib/features/person/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { announce } from "../ui/announce";
import { Button } from "../ui/button";
import { TextInput } from "../ui/text-input";

/** Makes a one-time link and shows it once: it is nowhere to be read again. */
export function PasswordLink({ id, hasPassword }: { readonly id: string; readonly hasPassword: boolean }) {
  const { send, pending, failure } = useAction(makePasswordLinkAction);
  const [link, setLink] = useState<string | null>(null);

  async function make() {
    const answer = await send({ id });
    if (answer.ok) setLink(`${location.origin}${paths.reset}?token=${answer.value.token}`);
  }

  async function copy() {
    if (!link) return;
    await navigator.clipboard.writeText(link);
    announce("The link is copied");
  }

  return (
    <div className="flex flex-col gap-2">
      <ActionFailureSummary failure={failure} />
      {link ? (
        <div className="flex flex-wrap items-end gap-2">
          <TextInput
            name="password-link"
            label="Link to choose a password"
            hint="Shown only now. It works once, for 30 minutes. Hand it over in person or by phone; earlier links have ended."
            readOnly
            value={link}
            onFocus={(event) => event.currentTarget.select()}
            className="min-w-0 flex-1 basis-72"
          />
          <Button onClick={copy}>Copy the link</Button>
        </div>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <p>{hasPassword ? "Has a password." : "Has no password yet and cannot sign in."}</p>
          <Button variant={hasPassword ? "secondary" : "primary"} busy={pending} onClick={make}>
            {hasPassword ? "Make a link for a new password" : "Make a link to choose a password"}
          </Button>
        </div>
      )}
    </div>
  );
}
