import "server-only";
import { can } from "@/lib/domain/access/can";
import type { Capability } from "@/lib/domain/access/roles";
import type { SexAtBirth } from "@/lib/domain/patient/words";
import type { Day } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { dayInZone } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";

/** What every page of a chart needs beside its own facts: whose it is, which day it is there, and what may be done. */
export type ChartFrame = {
  readonly patientId: string;
  readonly born: Day;
  readonly sexAtBirth: SexAtBirth;
  readonly zone: string;
  readonly today: Day;
  readonly dateOrder: DateOrder | null;
  readonly may: {
    readonly record: boolean;
    readonly edit: boolean;
    readonly diagnose: boolean;
    readonly team: boolean;
    readonly draft: boolean;
  };
};

type FrameRow = { born: Day; sex_at_birth: SexAtBirth; zone: string; jurisdiction: string; errored: boolean };

const frame = statement<FrameRow>(
  "chart-frame",
  `SELECT p.born, p.sex_at_birth, s.zone, s.jurisdiction, p.errored_at IS NOT NULL AS errored
     FROM patient p JOIN site s ON s.id = p.site_id WHERE p.id = $1::uuid`,
);

const orders: Readonly<Record<string, DateOrder>> = { US: "month-day", EU: "day-month" };

/** The order of day and month that goes with a jurisdiction; null where it is not known, so that 03/04 is asked about. */
export function dateOrderOf(jurisdiction: string | undefined): DateOrder | null {
  return jurisdiction === undefined ? null : (orders[jurisdiction] ?? null);
}

/** "none" for a part of a page that has its own access entry already. */
export type AuditedAs = string;

/** Reads one page of a chart as an actor; the access entry names the page. Null for "not there" and "not yours". */
export async function readChart<T>(
  actor: Actor,
  patientId: string,
  page: AuditedAs,
  load: (seen: Seen, chart: ChartFrame) => Promise<T | null>,
  needs: Capability = "patient:read",
): Promise<(T & { readonly chart: ChartFrame }) | null> {
  return await read({
    actor,
    needs,
    on: { kind: "patient", id: patientId },
    audit: () => (page === "none" ? null : { action: "patient.read", patientId, detail: { page } }),
    run: async (seen) => {
      const [row] = await seen.sql(frame, [patientId]);
      if (!row) return null;
      const { ties } = seen.relation;
      const allowed = (capability: Parameters<typeof can>[1]) => !row.errored && can(actor, capability, ties);
      const chart: ChartFrame = {
        patientId,
        born: row.born,
        sexAtBirth: row.sex_at_birth,
        zone: row.zone,
        today: dayInZone(seen.now, row.zone),
        dateOrder: dateOrderOf(row.jurisdiction),
        may: {
          record: allowed("facts:record"),
          edit: allowed("patient:edit"),
          diagnose: allowed("diagnosis:record"),
          team: allowed("care-team:edit"),
          draft: allowed("plan:draft"),
        },
      };
      const loaded = await load(seen, chart);
      return loaded === null ? null : { ...loaded, chart };
    },
  });
}

/** A timestamp column as ISO text, for prepared statements that build JSON. */
export const isoText = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
/** The name of a person by id column. */
export const nameOf = (column: string) =>
  `coalesce((SELECT w.given || ' ' || w.family FROM person w WHERE w.id = ${column}), 'Concord')`;
