import { notFound } from "next/navigation";
import { LiveScreen } from "@/components/live/live-screen";
import { InboxLists } from "@/components/referral/inbox-lists";
import { InboxTable } from "@/components/referral/inbox-table";
import { pageTitle } from "@/components/shell/page-title";
import { FilterForm } from "@/components/ui/filter-form";
import { PageHeader } from "@/components/ui/page-header";
import {
  type InboxFilter,
  inboxLists,
  inboxOwners,
  inboxStatuses,
  referralsFor,
} from "@/lib/features/referral/queries-inbox";
import { requireCapability } from "@/lib/platform/actor";
import { paths } from "@/lib/platform/paths";

export const metadata = pageTitle("Referrals");

const statusWords = {
  waiting: "Waiting for an answer",
  "under-way": "Accepted and under way",
  declined: "Declined",
  report: "Final report sent",
  closed: "Closed",
} as const;
const ownerWords = { me: "Mine", pool: "In a pool" } as const;

const oneOf = <T extends string>(value: string | string[] | undefined, of: readonly T[]): T | null =>
  of.find((known) => known === value) ?? null;
const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export default async function ReferralsPage({ searchParams }: PageProps<"/referrals">) {
  const actor = await requireCapability("referral:read", paths.referrals);
  const search = await searchParams;
  const list = oneOf(search.list, inboxLists);
  const filter = { list, status: oneOf(search.status, inboxStatuses), owner: oneOf(search.owner, inboxOwners) };
  const inbox = await referralsFor(actor, filter);
  if (!inbox) notFound();
  return (
    <div className="flex flex-col gap-4 p-4">
      <LiveScreen what="page" />
      <PageHeader title="Referrals" lead={leadOf(actor.role)} />
      <InboxLists counts={inbox.counts} capped={inbox.more} current={list} />
      <FilterForm
        filters={[
          { name: "status", label: "Status", options: choices(statusWords), anyLabel: "All that are open" },
          { name: "owner", label: "Owner", options: choices(ownerWords), anyLabel: "Anybody" },
        ]}
      />
      <InboxTable rows={inbox.rows} empty={emptyText(filter, actor.role)} />
      {inbox.more ? (
        <p className="text-ink-2">
          Only the first 200 are shown and counted, what presses first. Narrow the list with the filters.
        </p>
      ) : null}
    </div>
  );
}

function leadOf(role: string): string {
  return role === "therapist"
    ? "Unsafe swallows first, longest waiting on top, then urgent questions, new ones and yours."
    : "Those waiting for a neurologist first.";
}

function emptyText({ list, status, owner }: InboxFilter, role: string): string {
  if (list) return "No referral is in this list now.";
  if (status || owner) {
    const words = [status ? `status ${statusWords[status]}` : null, owner ? `owner ${ownerWords[owner]}` : null];
    return `No referrals match: ${words.filter(Boolean).join(", ")}.`;
  }
  return role === "therapist"
    ? "No open referral is assigned to you or waits in your pool. New ones appear here when a plan is signed."
    : "None of your patients has an open referral. Referrals are sent when a plan with one is signed.";
}
