"use client";
import { Button } from "../ui/button";

/** Opens the browser's print dialog for this page. */
export function PrintButton() {
  return <Button onClick={() => window.print()}>Print</Button>;
}
