"use client";
import { useSearchParams } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextInput } from "@/components/ui/text-input";
import type { HistoryView } from "@/lib/features/oversight/queries-history";
import { paths } from "@/lib/platform/paths";
import { HistoryTable } from "./history-table";

/** Words of a reason are patient data, so they travel in the body of a request and never stand in an address. */
export function ReasonSearch() {
  const params = useSearchParams();
  const [found, setFound] = useState<HistoryView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  async function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const reason = String(new FormData(event.currentTarget).get("reason") ?? "").trim();
    if (reason === "") {
      setFound(null);
      setProblem("Enter a word of the reason, such as infection.");
      return;
    }
    setPending(true);
    const answer = await fetch(`${paths.oversight}/search?${params}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ reason }),
    }).catch(() => null);
    setPending(false);
    if (!answer?.ok) {
      setProblem("The search did not work. Check the connection, or sign in again, and search once more.");
      return;
    }
    setProblem(null);
    setFound((await answer.json()) as HistoryView);
  }

  return (
    <section aria-labelledby="reason-search" className="flex flex-col gap-2">
      <h2 id="reason-search" className="text-lead">
        Search in reasons
      </h2>
      <form onSubmit={search} className="flex flex-wrap items-end gap-2">
        <TextInput
          name="reason"
          label="Words of the reason"
          hint="Within the filters above"
          {...(problem ? { error: problem } : {})}
        />
        <Button type="submit" aria-disabled={pending}>
          {pending ? "Searching" : "Search"}
        </Button>
      </form>
      {found ? (
        <>
          {found.counted > found.rows.length ? (
            <Notice tone="info" title="Only the newest matches are shown">
              Narrow the filters to see the others.
            </Notice>
          ) : null}
          <HistoryTable
            rows={found.rows}
            total={{ count: Math.min(found.counted, 500), capped: found.counted > 500 }}
            sort={{ id: "signed", desc: true }}
            pages={{ after: null, before: null }}
            filters={[]}
            filtered
          />
        </>
      ) : null}
    </section>
  );
}
