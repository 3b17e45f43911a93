"use client";
import { type SubmitEvent, useState } from "react";
import { openSession } from "../shell/auth-requests";
import { Button } from "../ui/button";
import { ErrorSummary, type FormError } from "../ui/error-summary";
import { TextInput } from "../ui/text-input";
import { formText } from "./form-text";

const NONE: readonly FormError[] = [];
const SENTENCES = {
  refused: "The e-mail address or the password is not right. Check both and try again.",
  "no-connection": "You are not signed in: the server did not answer. Check the connection and try again.",
} as const;

/** Method and action are for a press before the script has loaded: a password must never become part of an address. */
export function SignInForm({ next }: { readonly next: string }) {
  const [busy, setBusy] = useState(false);
  const [errors, setErrors] = useState(NONE);
  const said = (id: string) => errors.find((error) => error.fieldId === id)?.message;

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const email = formText(form, "email").trim();
    const password = formText(form, "password");
    const missing: FormError[] = [];
    if (!email) missing.push({ fieldId: "email", message: "Enter your e-mail address" });
    if (!password) missing.push({ fieldId: "password", message: "Enter your password" });
    if (missing.length > 0) return setErrors(missing);
    setBusy(true);
    const answer = await openSession(email, password);
    // A full load, so that nothing of whoever used this tab before stays in it.
    if (answer === "signed-in") return location.replace(next);
    setBusy(false);
    setErrors([{ message: SENTENCES[answer] }]);
  }

  return (
    <form
      method="post"
      action="/api/auth/callback/credentials"
      noValidate
      onSubmit={submit}
      className="flex flex-col gap-4"
    >
      <ErrorSummary errors={errors} />
      <TextInput
        name="email"
        label="E-mail address"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        error={said("email")}
      />
      <TextInput
        name="password"
        label="Password"
        type="password"
        autoComplete="current-password"
        error={said("password")}
      />
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          Sign in
        </Button>
      </div>
    </form>
  );
}
