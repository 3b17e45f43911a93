import { cancerLabel, cancerStatuses, isCancerId } from "@/lib/domain/knowledge/cancers";
import type { MatchedDiagnosis } from "@/lib/domain/template/match";

/** What is recorded about cancer: "Recorded: small cell lung cancer, confirmed". */
export function cancerWords({ cancer, cancerStatus }: Pick<MatchedDiagnosis, "cancer" | "cancerStatus">): string {
  const status = Object.hasOwn(cancerStatuses, cancerStatus)
    ? cancerStatuses[cancerStatus as keyof typeof cancerStatuses].toLowerCase()
    : "status not recorded";
  const name = cancer && isCancerId(cancer) ? cancerLabel(cancer).toLowerCase() : "cancer";
  return `Recorded: ${name}, ${status}`;
}
