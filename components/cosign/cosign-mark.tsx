import { askedText } from "@/lib/domain/cosign/words";
import type { PlanState } from "@/lib/domain/plan/plan-states";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { CosignMark as Mark, PlanCosignatures } from "@/lib/features/plan/queries/cosign";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { UnbrokenDates } from "../ui/nowrap";
import { signerRole } from "../version/signature-line";

export interface CosignMarkProps {
  readonly planId: string;
  readonly treatmentId: string;
  readonly name: string;
  readonly cosignatures: PlanCosignatures;
  readonly plan: PlanState;
  /** An older version says what was asked and answered, and offers nothing. */
  readonly readOnly?: boolean;
  readonly zone: string;
}

/** One sentence about the second signature of a treatment: who is asked and since when, or what was answered. */
export function cosignSentence(mark: Mark, zone: string): string {
  const { state, unanswered, askedAt, urgent, due, declined } = mark;
  switch (state) {
    case "awaited":
      return `Not active: waits for co-signature by ${askedText(unanswered)} since ${formatInstant(askedAt, zone)}`;
    case "urgent":
      return `Active as urgent since ${formatInstant(urgent?.at ?? askedAt, zone)} by ${urgent?.by ?? "a prescriber"}: ${urgent?.reason ?? ""}. Co-signature by ${askedText(unanswered)} due ${formatInstant(due ?? askedAt, zone)}`;
    case "declined":
      return `Not active: ${declined?.by ?? "A colleague"} declined to co-sign, ${formatInstant(declined?.at ?? askedAt, zone)}: ${declined?.reason ?? ""}`;
    case "given":
      return `Co-signed by ${mark.signatures.map((s) => `${s.name}, ${signerRole(s.role).toLowerCase()}, ${formatInstant(s.at, zone)}`).join("; ")}`;
  }
}

/** Signatures that are there while others are still awaited. */
export function partlySigned(mark: Mark, zone: string): string | null {
  if (mark.state === "given" || mark.signatures.length === 0) return null;
  return `So far by ${mark.signatures.map((s) => `${s.name}, ${signerRole(s.role).toLowerCase()}, ${formatInstant(s.at, zone)}`).join("; ")}`;
}

/** Beside a treatment: whose co-signature it waits for and the way to it, or who gave or declined it. */
export function CosignMark({ planId, treatmentId, name, cosignatures, plan, readOnly = false, zone }: CosignMarkProps) {
  const mark = cosignatures.marks.find((one) => one.treatmentId === treatmentId);
  if (!mark) return null;
  const open = mark.state === "awaited" || mark.state === "urgent";
  const hasLink = !readOnly && (plan === "active" || plan === "on-hold");
  const part = partlySigned(mark, zone);
  const isMine = open && cosignatures.may.cosign;
  return (
    <span className="flex flex-col items-start text-small" data-clinical="">
      <span className={mark.state === "given" ? "text-ink-2" : "font-semibold"}>
        <UnbrokenDates>{cosignSentence(mark, zone)}</UnbrokenDates>
      </span>
      {part ? <UnbrokenDates>{part}</UnbrokenDates> : null}
      {hasLink && mark.state !== "given" ? (
        <Link href={paths.cosign(planId, treatmentId)} className="link no-print">
          {isMine ? "Co-sign or decline" : "About this co-signature"}
          <span className="visually-hidden"> of {name}</span>
        </Link>
      ) : null}
    </span>
  );
}
