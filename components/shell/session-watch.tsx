"use client";
import { usePathname, useSearchParams } from "next/navigation";
import { paths } from "@/lib/platform/paths";
import { SessionTimeout } from "./session-timeout";

async function ask(method: "GET" | "POST"): Promise<number | null> {
  const response = await fetch("/api/session", { method, cache: "no-store" });
  if (!response.ok) throw new Error("no answer");
  const answer: unknown = await response.json();
  if (typeof answer !== "object" || !answer || !("secondsLeft" in answer)) throw new Error("no answer");
  return typeof answer.secondsLeft === "number" ? answer.secondsLeft : null;
}

const askSecondsLeft = () => ask("GET");
const extend = () => ask("POST");

/** Watches the session of this tab; signing in again leads back to the page that is open. */
export function SessionWatch({ secondsLeft }: { readonly secondsLeft: number }) {
  const here = usePathname();
  const query = useSearchParams().toString();
  const next = encodeURIComponent(query ? `${here}?${query}` : here);
  return (
    <SessionTimeout
      secondsLeft={secondsLeft}
      askSecondsLeft={askSecondsLeft}
      extend={extend}
      signInHref={`${paths.signIn}?next=${next}`}
    />
  );
}
