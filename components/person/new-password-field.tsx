"use client";
import { useState } from "react";
import { passwordHint } from "@/lib/domain/access/password-rules";
import { Checkbox } from "../ui/checkbox";
import { TextInput } from "../ui/text-input";

/** One box that can be shown, instead of two that must match: a typing error is seen, and managers fill it. */
export function NewPasswordField({ name, error }: { readonly name: string; readonly error?: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextInput
        name={name}
        label="New password"
        hint={passwordHint}
        type={shown ? "text" : "password"}
        autoComplete="new-password"
        autoCapitalize="none"
        spellCheck={false}
        error={error}
      />
      <Checkbox
        name={`${name}-shown`}
        label="Show the password"
        checked={shown}
        onChange={(event) => setShown(event.target.checked)}
      />
    </div>
  );
}
