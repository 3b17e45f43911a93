import "server-only";
import type { Role } from "@/lib/domain/access/roles";
import { sessionName } from "@/lib/domain/delivery/course";
import { type CalendarEvent, icsOf } from "@/lib/domain/delivery/ics";
import type { SessionState } from "@/lib/domain/delivery/session-states";
import { readCourseOrder } from "@/lib/domain/schedule/course-order-schema";
import type { Day } from "@/lib/domain/shared/day";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { db, sqlOn, statement } from "@/lib/platform/db";
import { env } from "@/lib/platform/env";
import { hashOf } from "@/lib/platform/one-time-link";
import { paths } from "@/lib/platform/paths";
import { read } from "@/lib/platform/read";

type Owner = { id: string; family: string; given: string; role: Role; site_id: string; zone: string };
const owner = statement<Owner>(
  "calendar-owner",
  `SELECT p.id, p.family, p.given, p.role, p.site_id, s.zone FROM calendar_link l
     JOIN person p ON p.id = l.person_id AND p.disabled_at IS NULL JOIN site s ON s.id = p.site_id
    WHERE l.token_hash = $1 AND l.ended_at IS NULL`,
);

type Row = {
  id: string;
  course_id: string;
  n: number;
  revision: number;
  day: Day;
  time: string | null;
  state: SessionState;
  order: unknown;
  treatment: string;
  zone: string;
  site: string;
};
// A month back and half a year ahead, at most 1,000.
const events = statement<Row>(
  "calendar-events",
  `SELECT s.id, s.course_id, s.n, s.revision + c.revision AS revision, s.day, s.time, s.state, c.planned_by AS "order", st.zone, st.name AS site,
          coalesce((SELECT t.content->>'name' FROM treatment_now t WHERE t.plan_id = c.plan_id AND t.treatment_id = c.treatment_id
                     ORDER BY t.version DESC LIMIT 1), '') AS treatment
     FROM course_session s JOIN course c ON c.id = s.course_id JOIN patient p ON p.id = s.patient_id JOIN site st ON st.id = p.site_id
    WHERE s.patient_id IN (SELECT access.visible_patients()) AND s.live AND p.errored_at IS NULL
      AND s.day BETWEEN $1::date - 31 AND $1::date + 183
    ORDER BY s.day, s.id LIMIT 1000`,
);

/** The calendar behind a secret address, as its owner may see the sessions today; null when the address is unknown or ended. */
export async function calendarFor(token: string): Promise<string | null> {
  const [person] = await sqlOn(db().pool)(owner, [hashOf(token)]);
  if (!person) return null;
  const { id, role, given, family, site_id: siteId, zone: siteZone } = person;
  const actor: Actor = { id, name: `${given} ${family}`, role, discipline: null, siteId, siteZone, sessionId: null };
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql, now, today }) => icsOf((await sql(events, [today])).map(eventOf), now),
  });
}

function eventOf(row: Row): CalendarEvent {
  const { id, course_id: courseId, n, revision, day, time, state, zone, site, treatment } = row;
  return {
    uid: `${courseId}-${n}`,
    revision,
    day,
    time,
    zone,
    state,
    summary: `${treatment}, ${sessionName(readCourseOrder(row.order), n)}`,
    location: site,
    url: new URL(paths.session(id), env().NEXTAUTH_URL).href,
  };
}

const own = statement<{ created_at: string }>(
  "calendar-link-own",
  `SELECT to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS created_at FROM calendar_link
    WHERE person_id = $1::uuid AND ended_at IS NULL ORDER BY created_at DESC LIMIT 1`,
);

/** Since when the actor has a calendar address. */
export async function calendarLinkOf(actor: Actor): Promise<{ readonly since: string | null } | null> {
  return await read({
    actor,
    needs: "account:own",
    on: noSubject,
    run: async ({ sql }) => ({ since: (await sql(own, [actor.id]))[0]?.created_at ?? null }),
  });
}
