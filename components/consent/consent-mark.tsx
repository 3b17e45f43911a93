import type { Route } from "next";
import { Link } from "@/components/ui/link";
import { consentLine } from "@/lib/domain/consent/consent";
import type { PlanConsents } from "@/lib/features/consent/queries";
import { paths } from "@/lib/platform/paths";
import { UnbrokenDates } from "../ui/nowrap";
import { RefusedLine } from "./refused-line";

export interface ConsentMarkProps {
  readonly planId: string;
  readonly treatmentId: string;
  /** The treatment, for those who hear the link without its row. */
  readonly name: string;
  readonly consents: PlanConsents;
  /** Without a way to record: for older versions and what is about to be signed. */
  readonly readOnly?: boolean;
}

/** Beside a treatment: its refusal in red, its agreement quietly, or the way to record one. */
export function ConsentMark({ planId, treatmentId, name, consents, readOnly }: ConsentMarkProps) {
  const newest = consents.newest[treatmentId];
  const href = paths.consent(planId, treatmentId) as Route;
  const ofName = <span className="visually-hidden"> of {name}</span>;
  if (!newest)
    return consents.mayRecord && !readOnly ? (
      <Link href={href} className="link no-print text-small">
        Record consent{ofName}
      </Link>
    ) : null;
  const line = consentLine(newest);
  return (
    <span className="flex flex-col items-start text-small" data-clinical="">
      {newest.decision === "refused" ? (
        <RefusedLine words={line} />
      ) : (
        <span className="text-ink-2">
          <UnbrokenDates>{line}</UnbrokenDates>
        </span>
      )}
      {readOnly ? null : (
        <Link href={href} className="link no-print">
          Consent{ofName}
        </Link>
      )}
    </span>
  );
}
