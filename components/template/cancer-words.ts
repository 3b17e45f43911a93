import { cancerLabel, isCancerId } from "@/lib/domain/knowledge/cancers";
import { cancerStatusWords } from "@/lib/domain/patient/words";
import type { MatchedDiagnosis } from "@/lib/domain/template/match";

/** What is recorded about cancer: "Recorded: found, small cell lung cancer". */
export function cancerWords({ cancer, cancerStatus }: Pick<MatchedDiagnosis, "cancer" | "cancerStatus">): string {
  const name = cancer && isCancerId(cancer) ? `, ${cancerLabel(cancer).toLowerCase()}` : "";
  return `Recorded: ${cancerStatusWords[cancerStatus].toLowerCase()}${name}`;
}
