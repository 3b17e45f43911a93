"use client";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { changedSince, overrideOf } from "@/lib/domain/calculation/order-dose";
import type { CompletedWorking, Working } from "@/lib/domain/calculation/working";
import { isDecimalText } from "@/lib/domain/shared/decimal";
import { formatDose } from "@/lib/domain/wording/dose";
import { unitLabel } from "@/lib/domain/wording/unit";
import { type Bound, shown } from "./bind";
import { NumberField, TextField } from "./text-fields";

export interface OrderedAmountProps {
  readonly label: string;
  readonly amount: Bound;
  /** The unit as long as nothing could be calculated. */
  readonly unit?: string;
  readonly optional?: boolean;
  /** Absent when the treatment has no box for the reason. */
  readonly reason?: Bound;
  /** The working kept with the dose; null when none is. */
  readonly stored: CompletedWorking | null;
  /** The calculated amount before rounding, when the difference is reckoned from that. */
  readonly calculated?: string;
  /** The working with the facts as they are now. */
  readonly current: Working;
  /** Takes the amount and keeps the current working with it. */
  readonly onOrder: (amount: string | null, working: CompletedWorking | null) => void;
}

/**
 * The dose that is ordered beside the one that was calculated. Nothing moves by itself: a changed fact is said with both
 * amounts to choose from (CAL-3), a typed amount keeps the calculated one in view with the difference (CAL-5).
 */
export function OrderedAmount(props: OrderedAmountProps) {
  const { label, amount, reason, stored, current, calculated, onOrder } = props;
  const ordered = shown(amount.value).trim();
  const now = current.refused ? null : current;
  const base = stored ?? now;
  const unit = base?.result.unit ?? props.unit ?? null;
  const exact = calculated ?? base?.result.value;
  const difference = exact && ordered ? overrideOf(exact, ordered) : null;
  const text = (value: string) => (unit ? formatDose(value, unit) : value);
  const changed = stored ? changedSince(stored, current, ordered || null) : null;
  return (
    <>
      {changed && now ? (
        <Notice
          tone="check"
          title="What this dose was calculated from has changed"
          headingLevel={3}
          actions={
            <>
              <Button onClick={() => onOrder(ordered || null, now)}>
                Keep {isDecimalText(ordered) ? text(ordered) : "the amount as it is"}
              </Button>
              <Button onClick={() => onOrder(now.result.value, now)}>
                Use {formatDose(now.result.value, now.result.unit)}
              </Button>
            </>
          }
        >
          <p data-clinical="">{changed}</p>
        </Notice>
      ) : null}
      {stored && current.refused ? (
        <p className="font-semibold text-check">
          Cannot be calculated again with the facts of today: {current.refused.problem}.
        </p>
      ) : null}
      <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
        <NumberField
          {...amount}
          set={(next) => onOrder(next, stored ?? now)}
          label={label}
          {...(props.optional ? { optional: true } : {})}
          unit={unit ? unitLabel(unit) : undefined}
        />
        {base && ordered !== base.result.value && !changed ? (
          <Button className="sm:mt-6" onClick={() => onOrder(base.result.value, base)}>
            Use {text(base.result.value)}
          </Button>
        ) : null}
      </div>
      {difference && exact ? (
        <p className={difference.needsReason ? "font-semibold text-check" : "text-ink-2"}>
          <span data-clinical="">
            Calculated {text(exact)}; ordered {text(ordered)}
          </span>
          , {difference.text}.
        </p>
      ) : null}
      {reason && (difference?.needsReason || shown(reason.value)) ? (
        <TextField
          {...reason}
          label="Why this amount"
          hint="Asked for when the ordered dose is more than 10% from the calculated one"
          optional={!difference?.needsReason}
        />
      ) : null}
    </>
  );
}
