"use client";
import { Button } from "../ui/button";

/** Opens the browser's print dialog for this page. */
export function PrintButton({ label = "Print" }: { readonly label?: string }) {
  return <Button onClick={() => window.print()}>{label}</Button>;
}
