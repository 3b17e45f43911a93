import * as z from "zod";
import { historyQueryFrom } from "@/lib/features/oversight/history-query";
import { historyFor } from "@/lib/features/oversight/queries-history";
import { answerSearch } from "@/lib/platform/search-route";

const body = z.strictObject({ reason: z.string().min(1).max(200) });

export async function POST(request: Request) {
  return await answerSearch(request, body, async (actor, { reason }) => {
    const query = historyQueryFrom(Object.fromEntries(new URL(request.url).searchParams));
    return await historyFor(actor, { ...query, reason, after: null, before: null });
  });
}
