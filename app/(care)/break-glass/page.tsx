import { notFound } from "next/navigation";
import { BreakGlassForm } from "@/components/break-glass/break-glass-form";
import { OpenAccessNotice } from "@/components/break-glass/open-access-notice";
import { OwnAccesses } from "@/components/break-glass/own-accesses";
import { pageTitle } from "@/components/shell/page-title";
import { PageHeader } from "@/components/ui/page-header";
import { breakGlassForm, openAccessOf } from "@/lib/features/break-glass/queries";
import { ownAccesses } from "@/lib/features/break-glass/queries-own";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Emergency access");

export default async function BreakGlassPage() {
  const actor = await requireCapability("break-glass:use", paths.breakGlass);
  const form = await breakGlassForm(actor);
  const own = await ownAccesses(actor);
  if (!form || !own) notFound();
  const open = await openAccessOf(actor);
  return (
    <div className="flex flex-col gap-4 p-4">
      <PageHeader
        title="Emergency access"
        lead="Opens the chart of one patient outside your care, to read for 60 minutes, when waiting to be added to the care team could do harm."
      />
      <ul className="prose-width list-disc pl-5">
        <li>You can read the chart, its plans and its referrals. You cannot record, draft, sign or give anything.</li>
        <li>Your name, your reason and every page you open are recorded. A lead of the patient’s team reviews it.</li>
        <li>
          It ends by itself after 60 minutes, or when you end it. One chart at a time: opening another ends this one.
        </li>
      </ul>
      {open ? <OpenAccessNotice {...open} /> : null}
      <BreakGlassForm today={form.today} order={form.dateOrder} />
      <OwnAccesses rows={own} />
    </div>
  );
}
