import { NotFoundPage } from "@/components/shell/not-found-page";
import { pageTitle } from "@/components/shell/page-title";

export const metadata = pageTitle("Not found");

/** Inside the frame of a signed-in person, which has the main landmark already. */
export default function NotFound() {
  return <NotFoundPage />;
}
