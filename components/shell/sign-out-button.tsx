"use client";
import { useState } from "react";
import { paths } from "@/lib/platform/paths";
import { Button } from "../ui/button";
import { endSession } from "./auth-requests";

/** Ends the session on the server, then leaves by a full load, so that nothing of a chart stays in this tab. */
export function SignOutButton() {
  const [state, setState] = useState<"idle" | "busy" | "failed">("idle");

  async function signOut() {
    setState("busy");
    if (await endSession()) location.assign(paths.signIn);
    else setState("failed");
  }

  return (
    <span className="inline-flex items-center gap-2">
      {state === "failed" ? (
        <span role="alert" className="text-small font-semibold text-stop">
          Still signed in: no connection
        </span>
      ) : null}
      <Button size="small" busy={state === "busy"} onClick={signOut}>
        Sign out
      </Button>
    </span>
  );
}
