// Where plans and their signed versions go above the lanes: each plan a row with its name, each version a flag with its day and signer.
import { type Day, daysBetween, formatDay } from "@/lib/domain/shared/day";
import type { TimelinePlan, TimelineVersion } from "@/lib/features/timeline/queries";
import { freeRow, tenth, widthOf, within, wrapped } from "../plan/picture-text";
import { LEFT, RIGHT, scaleOf, TEXT } from "../plan/timeline-layout";

const ROW = 17;

export interface Flag {
  readonly version: TimelineVersion;
  readonly x: number;
  readonly text: string;
  readonly textX: number;
  readonly y: number;
}

export interface PlacedPlan {
  readonly plan: TimelinePlan;
  readonly lines: readonly { readonly text: string; readonly y: number; readonly isTitle: boolean }[];
  readonly flags: readonly Flag[];
  readonly top: number;
}

export interface VersionLayout {
  readonly height: number;
  readonly plans: readonly PlacedPlan[];
  /** Where every version of every plan begins. */
  readonly xs: readonly number[];
}

/** "active", "ended 03-Feb-2026", with the draft that is open. */
export function planWords({ status, endedOn, versions, draftBy }: TimelinePlan): string {
  const state = endedOn
    ? `${status} ${formatDay(endedOn)}`
    : versions.length === 0
      ? "nothing signed yet"
      : status.replace("-", " ");
  return [state, draftBy ? `draft open, ${draftBy}` : null].filter(Boolean).join("; ");
}

const flagText = ({ version, effectiveOn, signedBy }: TimelineVersion) =>
  `v${version}, ${formatDay(effectiveOn)}, ${signedBy}`;

/** Whether anything of a plan lies in the days shown. */
const isShown = ({ versions, endedOn, draftBy }: TimelinePlan, from: Day, to: Day) =>
  draftBy !== null || ((versions[0]?.effectiveOn ?? to) <= to && (endedOn === null || endedOn >= from));

export function versionLayout(
  plans: readonly TimelinePlan[],
  { from, to, days }: { readonly from: Day; readonly to: Day; readonly days: number },
): VersionLayout {
  const place = scaleOf(days);
  const x = (day: Day) => place(daysBetween(from, day));
  let y = 6;
  const placed = plans
    .filter((plan) => isShown(plan, from, to))
    .map((plan): PlacedPlan => {
      const top = y;
      const words = planWords(plan);
      const isOneLine = widthOf(plan.title, TEXT, true) + widthOf(`, ${words}`, TEXT) <= RIGHT - LEFT;
      const titles = isOneLine ? [plan.title] : wrapped(plan.title, TEXT, RIGHT - LEFT, true);
      const texts = [
        ...titles.map((text) => ({ text, isTitle: true })),
        ...(isOneLine ? [] : wrapped(words, TEXT, RIGHT - LEFT).map((text) => ({ text, isTitle: false }))),
      ];
      const lines = texts.map((line, at) => ({ ...line, y: top + 13 + at * 16 }));
      const flagTop = top + texts.length * 16 + 2;
      const rows: { x1: number; x2: number }[][] = [];
      const flags = plan.versions
        .filter(({ effectiveOn }) => effectiveOn >= from && effectiveOn <= to)
        .map((version): Flag => {
          const text = flagText(version);
          const width = widthOf(text, 12.5);
          const at = x(version.effectiveOn);
          const textX = within(at + 8, width, LEFT, RIGHT);
          const row = freeRow(rows, { x1: Math.min(at - 2, textX), x2: textX + width });
          return { version, x: tenth(at), text, textX: tenth(textX), y: flagTop + 12 + row * ROW };
        });
      y = flagTop + rows.length * ROW + 8;
      return { plan, lines, flags, top };
    });
  return {
    height: Math.max(26, y),
    plans: placed,
    xs: [...new Set(placed.flatMap(({ flags }) => flags.map((flag) => flag.x)))],
  };
}
