// The sessions of a course as its screen lists them: the live ones, each with the days it stood on before.
import { type CourseSession, sessionName } from "@/lib/domain/delivery/course";
import type { SessionState } from "@/lib/domain/delivery/session-states";
import { sessionStateWords } from "@/lib/domain/delivery/words";
import type { CourseOrder } from "@/lib/domain/schedule/course-order";
import type { Day } from "@/lib/domain/shared/day";

export type CourseDay = {
  readonly id: string;
  readonly n: number;
  readonly label: string;
  readonly day: Day;
  readonly plannedDay: Day;
  readonly time: string | null;
  readonly state: SessionState;
  readonly stateWords: string;
  /** Days it stood on before, oldest first. */
  readonly before: readonly {
    readonly id: string;
    readonly day: Day;
    readonly stateWords: string;
    readonly reason: string | null;
  }[];
};

/** A session of the course with what is written on it. */
export type KeptSession = CourseSession & {
  readonly live: boolean;
  readonly reason: string | null;
  readonly errorReason: string | null;
  readonly replacesId: string | null;
};
/** The live sessions in order; what stood in their place before belongs to each. */
export function daysOf(order: CourseOrder, sessions: readonly KeptSession[]): CourseDay[] {
  return sessions
    .filter((s) => s.live)
    .map((s) => ({
      id: s.sessionId,
      n: s.n,
      label: sessionName(order, s.n),
      day: s.day,
      plannedDay: s.plannedDay,
      time: s.time,
      state: s.state,
      stateWords: sessionStateWords[s.state],
      before: sessions
        .filter((old) => !old.live && old.n === s.n)
        .map(({ sessionId, day, state, reason, errorReason }) => {
          return { id: sessionId, day, stateWords: sessionStateWords[state], reason: errorReason ?? reason };
        }),
    }));
}
