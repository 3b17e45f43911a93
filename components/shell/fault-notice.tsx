"use client";
import { Button } from "../ui/button";
import { LinkButton } from "../ui/link-button";
import { FaultPage } from "./fault-page";

/** The reference is the digest under which the server logged the fault; no patient text is in either. */
function referenceOf(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("digest" in error)) return null;
  return typeof error.digest === "string" ? error.digest : null;
}

export function FaultNotice({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const reference = referenceOf(error);
  return (
    <FaultPage
      title="This part of the page could not be shown"
      actions={
        <>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
          <LinkButton href="/work">Go to my work</LinkButton>
        </>
      }
    >
      <p>
        The fault was on our side. If you were saving something, check whether it is there before you enter it again: a
        change is either saved as a whole or not at all.
      </p>
      {reference ? (
        <p>
          Reference for your administrator: <span className="nowrap font-semibold text-ink">{reference}</span>
        </p>
      ) : null}
    </FaultPage>
  );
}
