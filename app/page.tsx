import { redirect } from "next/navigation";
import { homeFor } from "@/components/shell/entries";
import { mayEver } from "@/lib/domain/access/can";
import { requireActor } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export default async function Home() {
  const actor = await requireActor(paths.work);
  redirect(homeFor((capability) => mayEver(actor, capability)));
}
