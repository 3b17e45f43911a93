import { NotFoundPage } from "@/components/shell/not-found-page";
import { pageTitle } from "@/components/shell/page-title";
import { mayEver } from "@/lib/domain/access/can";
import { currentActor } from "@/lib/platform/actor";

export const metadata = pageTitle("Not found");

/** Inside the frame of a signed-in person, which has the main landmark already. The words depend on the role, never on what was asked for. */
export default async function NotFound() {
  const actor = await currentActor();
  return <NotFoundPage mayBreakGlass={actor !== null && mayEver(actor, "break-glass:use")} />;
}
