"use client";
import type { Route } from "next";
import { cx } from "../ui/cx";
import { Link } from "../ui/link";
import { useQuery } from "../ui/use-query";

export interface MeasureChoiceProps {
  /** Measures that have a score, by id and name. */
  readonly measures: readonly { readonly id: string; readonly name: string; readonly scores: number }[];
  readonly chosen: readonly string[];
  readonly most: number;
}

/** Which outcomes are drawn beneath the lanes; ids only in the address. */
export function MeasureChoice({ measures, chosen, most }: MeasureChoiceProps) {
  const { href } = useQuery();
  const toggled = (id: string) => {
    const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id].slice(-most);
    return href({ measures: next.length > 0 ? next.join(",") : "none" }) as Route;
  };
  return (
    <nav aria-label="Outcomes shown" className="no-print flex flex-wrap items-center gap-1.5">
      <span className="text-small text-ink-2">Outcomes</span>
      {measures.map(({ id, name, scores }) => {
        const isShown = chosen.includes(id);
        return (
          <Link
            key={id}
            href={toggled(id)}
            scroll={false}
            aria-current={isShown ? "true" : undefined}
            className={cx(
              "control inline-flex min-h-7 items-center gap-1 rounded-control border px-2 text-small",
              isShown ? "border-accent bg-accent-soft font-semibold text-accent" : "border-field bg-surface text-ink",
            )}
          >
            <span aria-hidden="true">{isShown ? "✓" : "+"}</span>
            <span>
              {name} ({scores})<span className="visually-hidden">{isShown ? ", shown: leave out" : ", show"}</span>
            </span>
          </Link>
        );
      })}
    </nav>
  );
}
