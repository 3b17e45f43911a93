// The only clock of the seed: every instant and day is counted from the moment it starts.
import { addDays, asDay, type Day } from "@/lib/domain/shared/day";

export interface SeedClock {
  /** The calendar day `offset` days from today; negative is in the past. */
  readonly day: (offset: number) => Day;
  /** An instant on such a day, in UTC. One that has not come yet becomes a moment ago, in the order they are asked for. */
  readonly at: (offset: number, time?: string) => string;
}

export function seedClock(start: Date): SeedClock {
  const today = asDay(start.toISOString().slice(0, 10));
  const day = (offset: number) => addDays(today, offset);
  let late = 0;
  const at = (offset: number, time = "10:00") => {
    const wanted = new Date(`${day(offset)}T${time}:00.000Z`);
    if (wanted < start) return wanted.toISOString();
    late += 1;
    return new Date(start.getTime() - 600_000 + late * 1000).toISOString();
  };
  return { day, at };
}
