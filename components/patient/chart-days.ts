import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";

/** What a date field of a chart needs: today at the patient's site, and the site's order of numbers. */
export interface ChartDays {
  readonly today: Day;
  readonly order: DateOrder | null;
}
