import { printShape, recordPrint } from "@/lib/features/audit/queries-print";
import { answerSearch } from "@/lib/platform/search-route";

/** A page says that it is being printed. It comes in the body, so that no address holds what it was about. */
export async function POST(request: Request): Promise<Response> {
  return await answerSearch(request, printShape, recordPrint);
}
