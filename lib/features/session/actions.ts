"use server";
import { action } from "@/lib/platform/action";
import { paths } from "@/lib/platform/paths";
import { endCalendarLink, makeCalendarLink } from "./commands/calendar-link";
import { correctSession } from "./commands/correct";
import { cancelSessionsOfCourse, deferSessions, omitSessions, stopCourseNow } from "./commands/moves";
import { recordSession, setSessionTime } from "./commands/record";
import { reduceCycles } from "./commands/reduce";
import {
  correctInput,
  deferInput,
  emptyInput,
  endInput,
  recordInput,
  reduceInput,
  stopInput,
  timeInput,
} from "./input";
import { sessionMessages as messages } from "./messages";

const refresh = ({ sessionId }: { sessionId: string }) => [paths.session(sessionId), paths.sessions];

export const deferSessionsAction = action(deferSessions, { input: deferInput, messages, refresh });
export const omitSessionsAction = action(omitSessions, { input: endInput, messages, refresh });
export const cancelSessionsAction = action(cancelSessionsOfCourse, { input: endInput, messages, refresh });
export const stopCourseAction = action(stopCourseNow, { input: stopInput, messages, refresh });
export const reduceCyclesAction = action(reduceCycles, { input: reduceInput, messages, refresh });
export const setSessionTimeAction = action(setSessionTime, { input: timeInput, messages, refresh });
export const correctSessionAction = action(correctSession, { input: correctInput, messages, refresh });
export const recordSessionAction = action(recordSession, { input: recordInput, messages, refresh });

const list = () => [paths.sessions];
export const makeCalendarLinkAction = action(makeCalendarLink, { input: emptyInput, refresh: list, sensitive: true });
export const endCalendarLinkAction = action(endCalendarLink, { input: emptyInput, refresh: list });
