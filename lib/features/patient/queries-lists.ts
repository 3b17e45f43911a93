import "server-only";
import { allergenName } from "@/lib/domain/knowledge/allergens";
import { conditionLabel, isConditionId } from "@/lib/domain/knowledge/conditions";
import { gatekeeperQuestionsFor } from "@/lib/domain/knowledge/gatekeeper";
import { matchMedicine } from "@/lib/domain/knowledge/medicine-match";
import { medicineName } from "@/lib/domain/knowledge/other-medicines";
import { vaccineById } from "@/lib/domain/knowledge/vaccines";
import type { ReviewedList } from "@/lib/domain/patient/words";
import { type Day, formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import { doseNotStated } from "@/lib/domain/wording/dose";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { isoText, nameOf, readChart } from "./queries-frame";

export type ListLine = {
  readonly id: string;
  readonly revision: number;
  readonly text: string;
  /** The id the checks use, in words; null when they cannot use this line. */
  readonly checkedAs: string | null;
  readonly code: string | null;
  readonly status: string;
  /** Dose, reaction, onset or day given, in words. */
  readonly detail: string | null;
  readonly severity: string | null;
  readonly source: string;
  readonly recorded: string;
  readonly error: string | null;
  /** For a medicine without an agent: what it may be, for a person to confirm. */
  readonly proposal: { readonly id: string; readonly name: string } | null;
};

export type ListReview = { readonly noneKnown: boolean; readonly by: string; readonly at: string } | null;
export type GatekeeperLine = {
  readonly id: string;
  readonly question: string;
  readonly answer: string | null;
  readonly note: string | null;
  readonly asked: string | null;
};
export type ListsView = {
  readonly lists: Readonly<Record<ReviewedList, { readonly lines: readonly ListLine[]; readonly review: ListReview }>>;
  readonly gatekeeper: readonly GatekeeperLine[];
};

type Line = {
  id: string;
  revision: number;
  text: string;
  code: string | null;
  status: string;
  detail: string | null;
  severity: string | null;
  source: string;
  recordedBy: string;
  recordedAt: string;
  erroredBy: string | null;
  erroredAt: string | null;
  errorReason: string | null;
};
type ReviewRow = { list: ReviewedList; noneKnown: boolean; by: string; at: string };
type AnswerRow = { question: string; answer: string; note: string | null; by: string; at: string };
type Row = Record<"conditions" | "allergies" | "home_medicines" | "vaccinations", Line[]> & {
  reviews: ReviewRow[];
  answers: AnswerRow[];
};

const lines = (table: string, code: string, detail: string, severity = "null") => `coalesce((
  SELECT json_agg(json_build_object('id', f.id, 'revision', f.revision, 'text', f.text, 'code', f.${code}, 'status', f.status,
           'detail', ${detail}, 'severity', ${severity}, 'source', f.source, 'recordedBy', ${nameOf("f.recorded_by")},
           'recordedAt', ${isoText("f.recorded_at")}, 'erroredAt', ${isoText("f.errored_at")}, 'errorReason', f.error_reason,
           'erroredBy', CASE WHEN f.errored_by IS NOT NULL THEN ${nameOf("f.errored_by")} END)
           ORDER BY f.errored_at IS NOT NULL, (${severity}) IS DISTINCT FROM 'severe', lower(f.text), f.id)
    FROM ${table} f WHERE f.patient_id = $1::uuid), '[]'::json)`;

const listsStatement = statement<Row>(
  "chart-lists",
  `SELECT ${lines("condition", "code", "f.onset_text")} AS conditions,
          ${lines("allergy", "substance", "f.reaction", "f.severity")} AS allergies,
          ${lines("home_medicine", "agent", "f.dose_text")} AS home_medicines,
          ${lines("vaccination", "vaccine", "f.given_on::text")} AS vaccinations,
          coalesce((SELECT json_agg(json_build_object('list', r.list, 'noneKnown', r.none_known, 'by', ${nameOf("r.reviewed_by")}, 'at', ${isoText("r.reviewed_at")}))
             FROM (SELECT DISTINCT ON (x.list) x.* FROM list_review x WHERE x.patient_id = $1::uuid ORDER BY x.list, x.reviewed_at DESC) r), '[]'::json) AS reviews,
          coalesce((SELECT json_agg(json_build_object('question', g.question, 'answer', g.answer, 'note', g.note, 'by', ${nameOf("g.asked_by")}, 'at', ${isoText("g.asked_at")}))
             FROM (SELECT DISTINCT ON (x.question) x.* FROM gatekeeper_answer x WHERE x.patient_id = $1::uuid ORDER BY x.question, x.asked_at DESC) g), '[]'::json) AS answers`,
);

/** Conditions, allergies, home medicines and vaccinations with their reviews, and the questions asked or not asked. */
export async function listsForChart(actor: Actor, patientId: string) {
  return await readChart<ListsView>(actor, patientId, "medications", async ({ sql }, { zone, sexAtBirth }) => {
    const [row] = await sql(listsStatement, [patientId]);
    if (!row) return null;
    const source: Record<ReviewedList, readonly Line[]> = {
      conditions: row.conditions,
      allergies: row.allergies,
      "home-medicines": row.home_medicines,
      vaccinations: row.vaccinations,
    };
    const listOf = (list: ReviewedList) => {
      const review = row.reviews.find((one) => one.list === list);
      return {
        lines: source[list].map((line) => toLine(list, line, zone)),
        review: review ? { noneKnown: review.noneKnown, by: review.by, at: formatInstant(review.at, zone) } : null,
      };
    };
    const lists: ListsView["lists"] = {
      conditions: listOf("conditions"),
      allergies: listOf("allergies"),
      "home-medicines": listOf("home-medicines"),
      vaccinations: listOf("vaccinations"),
    };
    const sex = sexAtBirth === "not-known" ? null : sexAtBirth;
    const gatekeeper = gatekeeperQuestionsFor(sex).map(({ id, question }) => {
      const answer = row.answers.find((one) => one.question === id);
      const asked = answer ? `${answer.by}, ${formatInstant(answer.at, zone)}` : null;
      return { id, question, answer: answer?.answer ?? null, note: answer?.note ?? null, asked };
    });
    return { lists, gatekeeper };
  });
}

const checkedAs: Record<ReviewedList, (code: string) => string | null> = {
  conditions: (code) => (isConditionId(code) ? conditionLabel(code) : null),
  allergies: allergenName,
  "home-medicines": medicineName,
  vaccinations: (code) => vaccineById(code)?.label ?? null,
};

function toLine(list: ReviewedList, line: Line, zone: string): ListLine {
  const { id, revision, text, code, status, severity, source } = line;
  return {
    id,
    revision,
    text,
    code,
    checkedAs: code === null ? null : checkedAs[list](code),
    status,
    severity,
    source,
    detail: detailOf(list, line),
    recorded: `${line.recordedBy}, ${formatInstant(line.recordedAt, zone)}`,
    error: line.erroredAt
      ? `${line.errorReason ?? ""} (${line.erroredBy ?? "Concord"}, ${formatInstant(line.erroredAt, zone)})`
      : null,
    proposal: list === "home-medicines" && code === null ? proposalFor(text) : null,
  };
}

function detailOf(list: ReviewedList, { detail }: Line): string | null {
  if (list === "home-medicines") return detail ?? doseNotStated;
  if (list === "vaccinations") return detail ? formatDay(detail as Day) : "Date not recorded";
  return detail;
}

function proposalFor(text: string): ListLine["proposal"] {
  const matches = matchMedicine(text);
  const id = matches.length === 1 ? matches[0]?.candidates[0] : undefined;
  const name = id ? medicineName(id) : null;
  return id && name ? { id, name } : null;
}
