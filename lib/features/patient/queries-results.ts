import "server-only";
import type { Dated, Working } from "@/lib/domain/calculation/working";
import { inputSentence, workingSentence } from "@/lib/domain/calculation/working-sentence";
import type { ObservationGroup } from "@/lib/domain/knowledge/labs";
import { observationKindById } from "@/lib/domain/knowledge/observation-kinds";
import { bodyWorkings } from "@/lib/domain/patient/kidney-function";
import { type Day, daysBetween } from "@/lib/domain/shared/day";
import { roundedDecimal } from "@/lib/domain/shared/decimal";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { UcumUnit } from "@/lib/domain/shared/quantity";
import { formatDose, formatMeasured } from "@/lib/domain/wording/dose";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { type AuditedAs, type ChartFrame, isoText, nameOf, readChart } from "./queries-frame";

export type ObservationView = {
  readonly id: string;
  readonly revision: number;
  /** As entered. */
  readonly value: string;
  /** In the unit of the checks, when it was entered in another. */
  readonly converted: string | null;
  /** Plain number in the vocabulary's unit, for the trend. */
  readonly number: string | null;
  readonly takenAt: string;
  readonly takenOn: Day;
  readonly daysOld: number;
  readonly source: string;
  readonly rater: string | null;
  readonly note: string | null;
  readonly recorded: string;
  readonly error: {
    readonly reason: string;
    readonly by: string;
    readonly at: string;
    readonly replaced: boolean;
  } | null;
};

export type ObservationGroupView = {
  /** Id of the newest observation: the address of the page with all of them. */
  readonly newestId: string;
  readonly code: string | null;
  readonly label: string;
  readonly group: ObservationGroup | "other";
  readonly unit: string | null;
  readonly validDays: number | null;
  readonly count: number;
  readonly shown: readonly ObservationView[];
};

export type CalculatedView = {
  readonly name: string;
  readonly value: string;
  readonly working: string;
  readonly inputs: readonly string[];
};
export type ResultsView = {
  readonly groups: readonly ObservationGroupView[];
  readonly calculated: readonly CalculatedView[];
};

type Row = {
  id: string;
  revision: number;
  code: string | null;
  text: string;
  value_number: string | null;
  value_text: string | null;
  unit: string | null;
  standard_number: string | null;
  standard_unit: string | null;
  taken_at: string;
  taken_on: Day;
  source: string;
  rater: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: string;
  errored_at: string | null;
  errored_by: string | null;
  error_reason: string | null;
  replaced: boolean;
  place: number;
  counted: number;
};

const columns = `o.id, o.revision, o.code, o.text, trim_scale(o.value_number)::text AS value_number, o.value_text, o.unit,
  trim_scale(o.standard_number)::text AS standard_number, o.standard_unit, ${isoText("o.taken_at")} AS taken_at, o.taken_on, o.source,
  o.rater, o.note, ${isoText("o.recorded_at")} AS recorded_at, ${nameOf("o.recorded_by")} AS recorded_by,
  ${isoText("o.errored_at")} AS errored_at, CASE WHEN o.errored_by IS NOT NULL THEN ${nameOf("o.errored_by")} END AS errored_by,
  o.error_reason, o.replaced_by_id IS NOT NULL AS replaced`;

const NEWEST = 4;
const newest = statement<Row>(
  "results-newest",
  `WITH ranked AS (
     SELECT x.id, row_number() OVER same AS place, count(*) OVER (PARTITION BY coalesce(x.code, x.loinc, x.text))::int AS counted
       FROM observation x WHERE x.patient_id = $1::uuid AND x.errored_at IS NULL
     WINDOW same AS (PARTITION BY coalesce(x.code, x.loinc, x.text) ORDER BY x.taken_at DESC, x.id DESC))
   SELECT ${columns}, r.place::int AS place, r.counted FROM ranked r JOIN observation o ON o.id = r.id
    WHERE r.place <= ${NEWEST} ORDER BY o.text, o.code, r.place`,
);

const PAGE = 100;
// The kind is named by its code or by one of its values. $3 is the value after which, $4 the one before which a page starts.
const kindRows = `(SELECT patient_id, code, loinc, text FROM observation
      WHERE patient_id = $1::uuid AND (id::text = $2 OR code = $2) LIMIT 1) a
   JOIN observation o ON o.patient_id = a.patient_id AND coalesce(o.code, o.loinc, o.text) = coalesce(a.code, a.loinc, a.text)`;
const pageOfKind = (name: string, cursor: "$3" | "$4", compare: "<" | ">", direction: "DESC" | "ASC") =>
  statement<Row>(
    name,
    `SELECT ${columns}, 1 AS place, (SELECT count(*)::int FROM (SELECT 1 FROM ${kindRows} LIMIT 501) c) AS counted FROM ${kindRows}
      WHERE ${cursor === "$3" ? "$4" : "$3"}::uuid IS NULL AND (${cursor}::uuid IS NULL
         OR (o.taken_at, o.id) ${compare} (SELECT x.taken_at, x.id FROM observation x WHERE x.id = ${cursor} AND x.patient_id = $1::uuid))
      ORDER BY o.taken_at ${direction}, o.id ${direction} LIMIT ${PAGE + 1}`,
  );
const older = pageOfKind("results-of-one-kind", "$3", "<", "DESC");
const newer = pageOfKind("results-of-one-kind-before", "$4", ">", "ASC");

/** Every observation of a patient by kind, newest first, and what is calculated from them with its working. */
export async function resultsForChart(actor: Actor, patientId: string, as: AuditedAs = "results") {
  return await readChart<ResultsView>(actor, patientId, as, async ({ sql }, chart) => {
    const rows = await sql(newest, [patientId]);
    return { groups: groupsOf(rows, chart), calculated: calculatedViews(rows, chart) };
  });
}

export type KindPage = {
  readonly group: ObservationGroupView;
  /** Id of the last value shown when older ones follow, and of the first when newer ones come before. */
  readonly after: string | null;
  readonly before: string | null;
};

/**
 * One page of the observations of a kind, newest first, those entered in error included; the kind is named by its code or by any
 * one of them. `count` of the group stops at 501.
 */
export async function observationsOfKind(
  actor: Actor,
  patientId: string,
  codeOrId: string,
  { after, before }: { readonly after: string | null; readonly before: string | null } = { after: null, before: null },
) {
  return await readChart<KindPage>(actor, patientId, "result", async ({ sql }, chart) => {
    const found = await sql(before ? newer : older, [patientId, codeOrId, before ? null : after, before]);
    const isMore = found.length > PAGE;
    const rows = before ? found.slice(0, PAGE).toReversed() : found.slice(0, PAGE);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return null;
    return {
      group: groupOf(rows, first, first.counted, chart),
      after: before || isMore ? last.id : null,
      before: (before ? isMore : after !== null) ? first.id : null,
    };
  });
}

function groupsOf(rows: readonly Row[], chart: ChartFrame): ObservationGroupView[] {
  const firsts = rows.filter((row) => row.place === 1);
  const same = (a: Row, b: Row) => (a.code ? a.code === b.code : b.code === null && a.text === b.text);
  return firsts
    .map((first) =>
      groupOf(
        rows.filter((row) => same(first, row)),
        first,
        first.counted,
        chart,
      ),
    )
    .toSorted((a, b) => a.label.localeCompare(b.label, "en"));
}

function groupOf(rows: readonly Row[], first: Row, count: number, chart: ChartFrame): ObservationGroupView {
  const kind = first.code ? observationKindById(first.code) : null;
  return {
    newestId: first.id,
    code: kind?.id ?? null,
    label: kind?.label ?? first.text,
    group: kind?.group ?? "other",
    unit: kind?.unit ?? null,
    validDays: kind?.validDays ?? null,
    count,
    shown: rows.map((row) => toView(row, chart)),
  };
}

function toView(row: Row, { zone, today }: ChartFrame): ObservationView {
  const converted =
    row.standard_number !== null && row.standard_unit !== null && row.unit !== row.standard_unit
      ? formatMeasured(row.standard_number, row.standard_unit)
      : null;
  return {
    id: row.id,
    revision: row.revision,
    value:
      row.value_number !== null
        ? formatMeasured(row.value_number, row.unit ?? "1")
        : (row.value_text ?? "Not recorded"),
    converted,
    number: row.standard_number,
    takenAt: formatInstant(row.taken_at, zone),
    takenOn: row.taken_on,
    daysOld: daysBetween(row.taken_on, today),
    source: row.source,
    rater: row.rater,
    note: row.note,
    recorded: `${row.recorded_by}, ${formatInstant(row.recorded_at, zone)}`,
    error: row.errored_at
      ? {
          reason: row.error_reason ?? "Reason not recorded",
          by: row.errored_by ?? "Not recorded",
          at: formatInstant(row.errored_at, zone),
          replaced: row.replaced,
        }
      : null,
  };
}

function calculatedViews(rows: readonly Row[], chart: ChartFrame): CalculatedView[] {
  const latest = <U extends UcumUnit>(code: string, unit: U): Dated<U> | null => {
    const row = rows.find((one) => one.code === code && one.standard_number !== null);
    return row?.standard_number
      ? { value: row.standard_number, unit, takenOn: row.taken_on, source: row.source }
      : null;
  };
  const facts = { on: chart.today, born: chart.born, sexAtBirth: chart.sexAtBirth };
  const workings = bodyWorkings({
    ...facts,
    weight: latest("weight", "kg"),
    height: latest("height", "cm"),
    creatinine: latest("creatinine", "mg/dL"),
  });
  return [calculatedView(workings.egfr, 0), calculatedView(workings.clearance, 0), calculatedView(workings.bsa, 2)];
}

function calculatedView(working: Working, places: number): CalculatedView {
  const value = working.refused
    ? "Not known"
    : formatDose(roundedDecimal(working.result.value, places), working.result.unit);
  const inputs = working.refused ? [] : working.inputs.map(inputSentence);
  return { name: working.formula.name, value, working: workingSentence(working), inputs };
}
