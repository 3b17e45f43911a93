import "server-only";
import { waitedText } from "@/lib/domain/referral/words";
import { statement } from "@/lib/platform/db";
import { paths } from "@/lib/platform/paths";
import type { Seen } from "@/lib/platform/read";
import {
  bedLine,
  fromPatients,
  ofPatient,
  type PatientColumns,
  patientColumns,
  SHOWN,
  type WorkList,
  workList,
} from "./view";

type FlagRow = PatientColumns & { referral_id: string; visit_id: string; flag: string; by: string; at: string };
const flags = statement<FlagRow>(
  "work-visit-flags",
  `SELECT ${patientColumns("p")}, x.referral_id, x.id AS visit_id, x.flag, w.given || ' ' || w.family AS by,
          to_char(x.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS at
     FROM ${fromPatients} JOIN visit x ON x.patient_id = p.id AND x.flag IS NOT NULL AND x.flag_seen_at IS NULL AND x.errored_at IS NULL
     JOIN person w ON w.id = x.changed_by
    ORDER BY (p.bed IS NULL), x.changed_at, x.id LIMIT ${SHOWN + 1}`,
);

/** What therapists flagged at a visit, until somebody who may manage the referral has seen it. */
export async function flagList({ sql, now }: Seen): Promise<WorkList> {
  const list = {
    id: "visit-flags",
    title: "Flagged by therapists",
    empty: "No therapist has flagged a patient of yours.",
  };
  return workList(list, await sql(flags), (row) => ({
    key: row.visit_id,
    href: paths.referral(row.referral_id),
    ...ofPatient(row),
    tag: { tone: "check" as const, words: "Flagged at a visit" },
    lines: [...bedLine(row.bed), row.flag, `${row.by}, ${waitedText(row.at, now)} ago`],
  }));
}
