// How often a dose is taken: a closed list, shown in words (MED-6).

export const frequencies = {
  once: { label: "once", timesPerDay: null, everyDays: null },
  daily: { label: "daily", timesPerDay: 1, everyDays: 1 },
  "every-morning": { label: "every morning", timesPerDay: 1, everyDays: 1 },
  "at-bedtime": { label: "at bedtime", timesPerDay: 1, everyDays: 1 },
  "twice-daily": { label: "twice a day", timesPerDay: 2, everyDays: 1 },
  "three-times-daily": { label: "three times a day", timesPerDay: 3, everyDays: 1 },
  "four-times-daily": { label: "four times a day", timesPerDay: 4, everyDays: 1 },
  "five-times-daily": { label: "five times a day", timesPerDay: 5, everyDays: 1 },
  "six-times-daily": { label: "six times a day", timesPerDay: 6, everyDays: 1 },
  "every-4-hours": { label: "every 4 hours", timesPerDay: 6, everyDays: 1 },
  "every-6-hours": { label: "every 6 hours", timesPerDay: 4, everyDays: 1 },
  "every-8-hours": { label: "every 8 hours", timesPerDay: 3, everyDays: 1 },
  "every-12-hours": { label: "every 12 hours", timesPerDay: 2, everyDays: 1 },
  "every-other-day": { label: "every other day", timesPerDay: 1, everyDays: 2 },
  "three-times-weekly": { label: "three times a week", timesPerDay: null, everyDays: null },
  weekly: { label: "weekly", timesPerDay: 1, everyDays: 7 },
  "every-2-weeks": { label: "every 2 weeks", timesPerDay: 1, everyDays: 14 },
  "every-3-weeks": { label: "every 3 weeks", timesPerDay: 1, everyDays: 21 },
  "every-4-weeks": { label: "every 4 weeks", timesPerDay: 1, everyDays: 28 },
  "every-6-weeks": { label: "every 6 weeks", timesPerDay: 1, everyDays: 42 },
  "every-6-months": { label: "every 6 months", timesPerDay: null, everyDays: null },
  "as-needed": { label: "as needed", timesPerDay: null, everyDays: null },
} as const satisfies Record<string, Frequency>;

interface Frequency {
  readonly label: string;
  /** Doses on a day on which it is taken; null when the day alone does not fix it. */
  readonly timesPerDay: number | null;
  /** Days from one dosing day to the next; null when not regular. */
  readonly everyDays: number | null;
}

export type FrequencyCode = keyof typeof frequencies;
export const frequencyCodes = Object.keys(frequencies) as readonly FrequencyCode[];

/** Whether a text is one of the frequency codes. */
export function isFrequencyCode(text: string): text is FrequencyCode {
  return Object.hasOwn(frequencies, text);
}

/** The frequency in words, such as `twice a day`. */
export function frequencyLabel(code: FrequencyCode): string {
  return frequencies[code].label;
}

/** Doses per dosing day, or null for once, as needed and frequencies that a day does not fix. */
export function timesPerDay(code: FrequencyCode): number | null {
  return frequencies[code].timesPerDay;
}

/** Days from one dosing day to the next, or null when there is no fixed interval. */
export function everyDays(code: FrequencyCode): number | null {
  return frequencies[code].everyDays;
}
