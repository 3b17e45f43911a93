import { formatDay } from "@/lib/domain/shared/day";
import type { PlanSideEffects, SideEffectRecord } from "@/lib/features/side-effect/queries";
import { paths } from "@/lib/platform/paths";
import { Link } from "../ui/link";
import { UnbrokenDates } from "../ui/nowrap";

export interface SideEffectMarkProps {
  readonly planId: string;
  readonly treatmentId: string;
  readonly name: string;
  readonly effects: PlanSideEffects;
}

/** "Rash, grade 2, from 12-Nov-2026": one side effect in a line. */
export function sideEffectLine({ effect, grade, onsetOn, resolvedOn }: SideEffectRecord): string {
  const over = resolvedOn ? ` to ${formatDay(resolvedOn)}` : "";
  return `${effect}, grade ${grade}, from ${formatDay(onsetOn)}${over}`;
}

/** Beside a treatment: its side effects that are not over or wait for a decision, and the way to all of them. */
export function SideEffectMark({ planId, treatmentId, name, effects }: SideEffectMarkProps) {
  const own = effects.records.filter((one) => one.treatmentId === treatmentId);
  const shown = own.filter((one) => one.waits || one.resolvedOn === null);
  if (own.length === 0 && !effects.mayRecord) return null;
  return (
    <span className="flex flex-col items-start text-small" data-clinical="">
      {shown.map((one) => (
        <span key={one.id} className={one.waits ? "font-semibold text-check" : "text-ink-2"}>
          <UnbrokenDates>{`${one.waits ? "Decide: " : ""}${sideEffectLine(one)}`}</UnbrokenDates>
        </span>
      ))}
      <Link href={paths.sideEffects(planId, treatmentId)} className="link no-print">
        {own.length > 0 ? `Side effects (${own.length})` : "Record a side effect"}
        <span className="visually-hidden"> of {name}</span>
      </Link>
    </span>
  );
}
