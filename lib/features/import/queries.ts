import "server-only";
import { can } from "@/lib/domain/access/can";
import type { CreatedCounts } from "@/lib/domain/fhir/import-preview";
import type { DuplicateRow, ImportNote, RejectedRow, TypeCount } from "@/lib/domain/fhir/proposal";
import { patientName } from "@/lib/domain/patient/name";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

type Who = { id: string; patient_id: string; family: string; given: string; born: Day; mrn: string; zone: string };
type Made = {
  at: string;
  by: string | null;
  errored_at: string | null;
  errored_by: string | null;
  reason: string | null;
};

const instant = (column: string) => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const nameOf = (column: string) => `(SELECT w.given || ' ' || w.family FROM person w WHERE w.id = ${column})`;
const head = `i.id, p.id AS patient_id, p.family, p.given, p.born, p.mrn, s.zone, ${instant("i.created_at")} AS at,
  ${nameOf("i.created_by")} AS by, ${instant("i.errored_at")} AS errored_at, ${nameOf("i.errored_by")} AS errored_by,
  i.error_reason AS reason`;

export type ImportedPatient = {
  readonly patientId: string;
  readonly name: string;
  readonly born: string;
  readonly mrn: string;
};

export type ImportListRow = {
  readonly importId: string;
  readonly patient: ImportedPatient;
  readonly at: string;
  readonly by: string;
  readonly rejected: number;
  readonly errored: boolean;
};

const list = statement<Who & Made & { rejected: number }>(
  "import-list",
  `SELECT ${head}, jsonb_array_length(i.rejected)::int AS rejected
     FROM access.visible_patients() v JOIN patient p ON p.id = v JOIN site s ON s.id = p.site_id JOIN import i ON i.patient_id = p.id
    ORDER BY i.created_at DESC, i.id LIMIT 20`,
);

/** The latest imports of the patients an actor sees, newest first. Null for somebody who may not import. */
export async function importsForActor(actor: Actor): Promise<readonly ImportListRow[] | null> {
  return await read({
    actor,
    needs: "patient:import",
    on: noSubject,
    run: async ({ sql }) =>
      (await sql(list)).map((row) => ({
        importId: row.id,
        patient: patientOf(row),
        at: formatInstant(row.at, row.zone, actor.siteZone),
        by: row.by ?? COMMAND,
        rejected: row.rejected,
        errored: row.errored_at !== null,
      })),
  });
}

export type ImportView = {
  readonly importId: string;
  readonly patient: ImportedPatient;
  readonly at: string;
  readonly by: string;
  readonly fileHash: string;
  readonly types: readonly TypeCount[];
  readonly created: CreatedCounts;
  readonly rejected: readonly RejectedRow[];
  readonly duplicates: readonly DuplicateRow[];
  readonly notes: readonly ImportNote[];
  /** Home medicines of this import that still have no catalogue agent. */
  readonly unmapped: number;
  /** Facts and diagnoses that people recorded on this chart since; they go out of use with it. */
  readonly recordedSince: number;
  readonly error: { readonly at: string; readonly by: string; readonly reason: string } | null;
  readonly mayMark: boolean;
  /** Why the import can no longer be marked as a whole. */
  readonly bar: "plan-signed" | "draft-open" | null;
};

type ViewRow = Who &
  Made & {
    file_hash: string;
    counts: Pick<ImportView, "types" | "created" | "duplicates" | "notes">;
    rejected: ImportView["rejected"];
    unmapped: number;
    recorded_since: number;
    signed: boolean;
    drafted: boolean;
  };

const factTables = ["observation", "condition", "allergy", "home_medicine", "vaccination"];
const since = factTables.map(
  (table) =>
    `(SELECT count(*) FROM ${table} f WHERE f.patient_id = p.id AND f.import_id IS NULL AND f.errored_at IS NULL)`,
);

const one = statement<ViewRow>(
  "import-one",
  `SELECT ${head}, i.file_hash, i.counts, i.rejected,
          (SELECT count(*)::int FROM home_medicine h WHERE h.import_id = i.id AND h.agent IS NULL AND h.errored_at IS NULL
              AND h.status IN ('current', 'unsure')) AS unmapped,
          (${since.join(" + ")} + (SELECT count(*) FROM diagnosis d WHERE d.patient_id = p.id AND d.errored_at IS NULL))::int AS recorded_since,
          EXISTS (SELECT 1 FROM plan l WHERE l.patient_id = p.id AND l.current_version > 0) AS signed,
          EXISTS (SELECT 1 FROM draft d WHERE d.patient_id = p.id AND d.state IN ('open', 'in-review', 'changes-asked')) AS drafted
     FROM import i JOIN patient p ON p.id = i.patient_id JOIN site s ON s.id = p.site_id WHERE i.id = $1::uuid`,
);

const COMMAND = "fhir command";

/** One import with what it made, what it rejected, and whether it can still be marked entered in error. */
export async function importForReview(actor: Actor, importId: string): Promise<ImportView | null> {
  return await read<ImportView>({
    actor,
    needs: "patient:read",
    on: { kind: "import", id: importId },
    audit: ({ patient }) => ({
      action: "import.read",
      patientId: patient.patientId,
      object: { type: "import", id: importId },
    }),
    run: async ({ sql, relation }) => {
      const [row] = await sql(one, [importId]);
      if (!row) return null;
      const { types, created, duplicates, notes } = row.counts;
      const bar = row.signed ? "plan-signed" : row.drafted ? "draft-open" : null;
      return {
        importId,
        patient: patientOf(row),
        at: formatInstant(row.at, row.zone, actor.siteZone),
        by: row.by ?? COMMAND,
        fileHash: row.file_hash,
        types,
        created,
        rejected: row.rejected,
        duplicates,
        notes,
        unmapped: row.unmapped,
        recordedSince: row.recorded_since,
        error: row.errored_at
          ? {
              at: formatInstant(row.errored_at, row.zone, actor.siteZone),
              by: row.errored_by ?? COMMAND,
              reason: row.reason ?? "",
            }
          : null,
        mayMark: row.errored_at === null && bar === null && can(actor, "patient:edit", relation.ties),
        bar: row.errored_at === null ? bar : null,
      };
    },
  });
}

function patientOf({ patient_id, family, given, born, mrn }: Who): ImportedPatient {
  return { patientId: patient_id, name: patientName({ family, given }), born: formatDay(born), mrn };
}
