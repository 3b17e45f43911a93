import type { Metadata } from "next";

/**
 * Metadata of a page: "Plan draft – Concord". A title says what kind of page it is and never who the patient is,
 * because titles end up in histories, task bars and screen shares.
 */
export function pageTitle(title: string): Metadata {
  return { title };
}
