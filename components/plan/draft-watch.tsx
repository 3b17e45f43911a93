"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { paths } from "@/lib/platform/paths";
import { toast } from "../ui/announce";

const EVERY_MS = 15_000;

async function stampNow(planId: string): Promise<string | null> {
  try {
    const response = await fetch(paths.draftState(planId), { cache: "no-store" });
    const answer: unknown = response.ok ? await response.json() : null;
    return typeof answer === "object" && answer && "stamp" in answer && typeof answer.stamp === "string"
      ? answer.stamp
      : null;
  } catch {
    return null;
  }
}

/** Brings an open draft up to date when a fact recorded elsewhere changed its findings; asks only while it is in view. */
export function DraftWatch({ planId, stamp }: { readonly planId: string; readonly stamp: string }) {
  const router = useRouter();
  useEffect(() => {
    let told = stamp;
    let ended = false;
    async function look() {
      if (document.visibilityState !== "visible") return;
      const now = await stampNow(planId);
      if (ended || now === null || now === told) return;
      told = now;
      toast("A fact of this patient changed: the safety review is up to date again.");
      router.refresh();
    }
    const timer = setInterval(look, EVERY_MS);
    window.addEventListener("focus", look);
    document.addEventListener("visibilitychange", look);
    return () => {
      ended = true;
      clearInterval(timer);
      window.removeEventListener("focus", look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [planId, stamp, router]);
  return null;
}
