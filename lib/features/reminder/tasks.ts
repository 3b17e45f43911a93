// What the worker does for each job, as the named system actor and through commands, like everybody else.
import { SWEEP_HOUR } from "@/lib/domain/reminder/kinds";
import { systemActor } from "@/lib/platform/actor-types";
import { execute } from "@/lib/platform/command";
import { db } from "@/lib/platform/db";
import type { Tasks } from "@/lib/platform/jobs/worker";
import { mailIsOn } from "@/lib/platform/mail";
import { checkPatient } from "./commands/check-patient";
import { purgeExpired } from "./commands/purge";
import { sweepSite } from "./commands/sweep";
import { sendMail } from "./send-mail";

export const worker = systemActor("background jobs");

// Sites where it is night, or later in the day, and whose day has not been swept.
const unswept = `SELECT s.id AS "siteId", (now() AT TIME ZONE s.zone)::date::text AS day FROM site s
  WHERE extract(hour FROM now() AT TIME ZONE s.zone) >= ${SWEEP_HOUR}
    AND NOT EXISTS (SELECT 1 FROM site_sweep d WHERE d.site_id = s.id AND d.day = (now() AT TIME ZONE s.zone)::date)`;

export const tasks: Omit<Tasks, "end-break-glass"> = {
  "check-patient": async ({ patientId }) => {
    await execute(checkPatient, worker, { patientId });
  },
  "nightly-sweeps": async (_, { addJob }) => {
    const { rows } = await db().pool.query<{ siteId: string; day: string }>(unswept);
    for (const site of rows) await addJob("sweep-site", site, { jobKey: `sweep-site:${site.siteId}:${site.day}` });
  },
  "sweep-site": async (site) => {
    await execute(sweepSite, worker, { siteId: site.siteId, day: site.day });
  },
  mail: async ({ personId }, { addJob }) => {
    if (!mailIsOn()) return;
    const early = await sendMail(worker, personId);
    if (early)
      await addJob(
        "mail",
        { personId },
        { jobKey: `mail:${personId}`, jobKeyMode: "preserve_run_at", runAt: new Date(early.waitUntil) },
      );
  },
  purge: async () => {
    await execute(purgeExpired, worker, {});
  },
};
