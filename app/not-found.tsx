import type { Metadata } from "next";
import { NotFoundPage } from "@/components/shell/not-found-page";

export const metadata: Metadata = { title: "Not found" };

/** For addresses that belong to no page at all. */
export default function NotFound() {
  return (
    <main>
      <NotFoundPage />
    </main>
  );
}
