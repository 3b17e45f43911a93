"use client";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";

export interface UnsavedGuardProps {
  readonly dirty: boolean;
  /** What would be lost, such as "the new dose of this treatment". */
  readonly what: string;
}

/** Asks before a link, or the browser, leaves a page whose input is not saved. */
export function UnsavedGuard({ dirty, what }: UnsavedGuardProps) {
  const router = useRouter();
  const [leavingTo, setLeavingTo] = useState<string | null>(null);

  useEffect(() => {
    if (!dirty) return;

    function onBeforeUnload(event: BeforeUnloadEvent) {
      event.preventDefault();
    }

    function onClick(event: MouseEvent) {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.hasAttribute("download")) return;
      if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const to = new URL(link.href);
      if (to.origin !== location.origin || (to.pathname === location.pathname && to.search === location.search)) return;
      event.preventDefault();
      event.stopPropagation();
      setLeavingTo(`${to.pathname}${to.search}${to.hash}`);
    }

    addEventListener("beforeunload", onBeforeUnload);
    document.addEventListener("click", onClick, { capture: true });
    return () => {
      removeEventListener("beforeunload", onBeforeUnload);
      document.removeEventListener("click", onClick, { capture: true });
    };
  }, [dirty]);

  const stay = () => setLeavingTo(null);
  return (
    <Dialog
      open={leavingTo !== null}
      onClose={stay}
      title="Leave without saving?"
      footer={
        <>
          <Button
            variant="danger"
            onClick={() => {
              if (leavingTo) router.push(leavingTo as Route);
              stay();
            }}
          >
            Discard {what}
          </Button>
          <Button variant="primary" onClick={stay}>
            Stay on this page
          </Button>
        </>
      }
    >
      <p>Not saved yet: {what}.</p>
    </Dialog>
  );
}
