import * as z from "zod";
import { searchPatients } from "@/lib/features/patient/queries-search";
import { answerSearch } from "@/lib/platform/search-route";

const shape = z.strictObject({ text: z.string().max(200) });

/** Finds patients by what is typed. A POST, so that a name reaches neither an address nor a log; it changes nothing. */
export async function POST(request: Request): Promise<Response> {
  return await answerSearch(request, shape, (actor, { text }) => searchPatients(actor, text));
}
