"use client";
import { useEffect } from "react";
import { paths } from "@/lib/platform/paths";

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The page without its ids: "plans/versions/3". */
export function pageOf(path: string): string {
  const parts = path.split("/").filter((part) => part !== "" && !id.test(part));
  return (
    parts
      .join("/")
      .toLowerCase()
      .replace(/[^a-z0-9/-]/g, "")
      .slice(0, 80) || "start"
  );
}

/**
 * Tells the server when the print dialog opens, by button, key or menu. A page about somebody says so with `data-printed-as`
 * ("patient:ID", "referral:ID"). A beacon, since the dialog holds everything else up.
 */
export function PrintWatch() {
  useEffect(() => {
    function told() {
      const mark = document.querySelector<HTMLElement>("[data-printed-as]")?.dataset.printedAs ?? "";
      const [about = "", subject = ""] = mark.split(":");
      const known = (about === "patient" || about === "referral") && id.test(subject);
      const body = { about: known ? about : "nobody", id: known ? subject : null, page: pageOf(location.pathname) };
      navigator.sendBeacon(paths.printed, new Blob([JSON.stringify(body)], { type: "application/json" }));
    }
    addEventListener("beforeprint", told);
    return () => removeEventListener("beforeprint", told);
  }, []);
  return null;
}
