// From when on something counts as a loose end. Set by your team: not yet clinically reviewed.

/** A draft that nobody touched. */
export const IDLE_DRAFT_DAYS = 3;
/** A signed version that a role which must know it has not seen. */
export const VERSION_SEEN_DAYS = 2;
/** How long a new version is put before a reader who has not seen it. */
export const UNSEEN_WINDOW_DAYS = 14;
/** A referral without an answer, by its urgency. */
export const REFERRAL_ANSWER_DAYS = { urgent: 1, soon: 3, routine: 7 } as const;
/** A session of which nobody recorded what became of it; the day itself and the next one are not counted. */
export const UNRECORDED_SESSION_DAYS = 2;
/** A condition ("if no response by DATE") about which nobody decided. */
export const CONDITION_PAST_DAYS = 3;
/** A treatment given in sessions that has begun without any session being planned. */
export const NOT_BOOKED_DAYS = 1;

/** What has to be measured while an immunosuppressant is given, any one of `codes`, and within how many days. */
export interface MonitoringWindow {
  readonly codes: readonly string[];
  readonly days: number;
}
const counts = ["neutrophils", "wbc", "lymphocytes"] as const;

/** By agent; one that is not here cannot be judged. */
export const MONITORING_WINDOWS: Readonly<Record<string, MonitoringWindow>> = {
  azathioprine: { codes: counts, days: 45 },
  "mycophenolate-mofetil": { codes: counts, days: 45 },
  cyclophosphamide: { codes: counts, days: 30 },
  rituximab: { codes: ["igg"], days: 190 },
};

/** Illnesses in which an anti-seizure medicine is given for something else than seizures: stiffness, overactive nerves. */
export const ANTI_SEIZURE_PHENOTYPES: readonly string[] = [
  "peripheral-nerve-hyperexcitability",
  "morvan",
  "stiff-person-spectrum",
];
