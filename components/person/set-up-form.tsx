"use client";
import { type SubmitEvent, useMemo, useState } from "react";
import { setUpAction } from "@/lib/features/person/actions";
import { paths } from "@/lib/platform/paths";
import { ActionFailureSummary } from "../shell/action-failure";
import { useAction } from "../shell/use-action";
import { jurisdictionOptions, zoneOptions } from "../site/words";
import { Button } from "../ui/button";
import { Combobox } from "../ui/combobox";
import { LinkButton } from "../ui/link-button";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { TextInput } from "../ui/text-input";
import { formText } from "./form-text";
import { NewPasswordField } from "./new-password-field";

export interface SetUpFormProps {
  readonly token: string;
  readonly zones: readonly string[];
}

export function SetUpForm({ token, zones }: SetUpFormProps) {
  const { send, pending, failure, fields } = useAction(setUpAction);
  const [saved, setSaved] = useState(false);
  const options = useMemo(() => zoneOptions(zones), [zones]);

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const names = ["siteName", "zone", "jurisdiction", "email", "family", "given", "password"] as const;
    const typed = Object.fromEntries(names.map((name) => [name, formText(form, name)]));
    const answer = await send({ token, ...typed });
    if (answer.ok) setSaved(true);
  }

  if (saved) {
    return (
      <Notice
        tone="done"
        headingLevel={2}
        title="Concord is set up"
        actions={
          <LinkButton href={paths.signIn} variant="primary">
            Sign in
          </LinkButton>
        }
      >
        <p role="status">Sign in, then add the people and teams of your site. The link will not work again.</p>
      </Notice>
    );
  }
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-6">
      <ActionFailureSummary failure={failure} />
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-2 text-lead font-bold">Your site</legend>
        <TextInput
          name="siteName"
          label="Name of the hospital or site"
          autoComplete="organization"
          error={fields.siteName}
        />
        <Combobox
          name="zone"
          label="Time zone"
          hint="Type a city, such as Berlin. Sessions are planned in this zone."
          options={options}
          error={fields.zone}
        />
        <Select
          name="jurisdiction"
          label="Jurisdiction"
          hint="Decides which product information applies."
          options={jurisdictionOptions}
          emptyLabel="Choose"
          defaultValue=""
          error={fields.jurisdiction}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-4">
        <legend className="mb-2 text-lead font-bold">You, the first administrator</legend>
        <TextInput name="given" label="Given name" autoComplete="given-name" error={fields.given} />
        <TextInput name="family" label="Family name" autoComplete="family-name" error={fields.family} />
        <TextInput name="email" label="E-mail address" type="email" autoComplete="username" error={fields.email} />
        <NewPasswordField name="password" error={fields.password} />
      </fieldset>
      <div>
        <Button type="submit" variant="primary" busy={pending}>
          Set up Concord
        </Button>
      </div>
    </form>
  );
}
