import "server-only";
import { pnsLevelWords } from "@/lib/domain/diagnosis/level-words";
import { pnsCareScore } from "@/lib/domain/diagnosis/pns-care-score";
import { scoreInputOf } from "@/lib/domain/diagnosis/recorded-score";
import { antibodyById } from "@/lib/domain/knowledge/antibodies";
import { cancerLabel, isCancerId } from "@/lib/domain/knowledge/cancers";
import { phenotypeById } from "@/lib/domain/knowledge/phenotypes";
import { ageInDays, bodyWorkings, calculatedText } from "@/lib/domain/patient/kidney-function";
import { patientName } from "@/lib/domain/patient/name";
import { cancerStatusWords, type RecordedCancerStatus, type SexAtBirth, sexWords } from "@/lib/domain/patient/words";
import { ageAt, type Day, daysBetween, formatDay } from "@/lib/domain/shared/day";
import type { DateOrder } from "@/lib/domain/shared/day-entry";
import { dayInZone, timeInZone } from "@/lib/domain/shared/instant";
import type { UcumUnit } from "@/lib/domain/shared/quantity";
import { formatMeasured } from "@/lib/domain/wording/dose";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read, type Seen } from "@/lib/platform/read";
import { dateOrderOf } from "./queries-frame";

/** Everything the header of a patient-scoped page says, and what every form below it needs to read a date. */
export type PatientHeaderView = {
  readonly patientId: string;
  readonly name: string;
  readonly born: Day;
  readonly bornText: string;
  readonly ageYears: number;
  readonly sexAtBirth: SexAtBirth;
  readonly sex: string;
  readonly mrn: string;
  readonly bed: string | null;
  readonly weight: string;
  readonly weightDaysOld: number | null;
  readonly kidney: readonly { readonly label: string; readonly value: string }[];
  readonly allergies:
    | { readonly kind: "none-known"; readonly confirmedOn: string }
    | { readonly kind: "not-recorded" }
    | {
        readonly kind: "list";
        readonly allergies: readonly {
          readonly substance: string;
          readonly reaction?: string;
          readonly severe: boolean;
        }[];
      };
  readonly syndrome: string;
  readonly tumour: string | null;
  readonly planLead: string;
  readonly similarName: boolean;
  readonly deceased: { readonly on: string | null } | null;
  readonly enteredInError: string | null;
  readonly demo: boolean;
  readonly zone: string;
  readonly dateOrder: DateOrder | null;
  /** Today at the patient's site. */
  readonly today: Day;
  /** Emergency access through which this chart is read, with the seconds left by the database's clock. */
  readonly emergency: { readonly breakGlassId: string; readonly secondsLeft: number; readonly until: string } | null;
};

type MeasuredRow = { value: string; takenOn: Day; source: string };
type DiagnosisRow = {
  phenotype: string;
  followUpStart: Day;
  cancerStatus: RecordedCancerStatus;
  cancer: string | null;
  cancerText: string | null;
  cancerFoundOn: Day | null;
  cancerConsistent: boolean | null;
  antigenExpressed: boolean | null;
  checkpointContext: boolean;
  antibodies: { antibody: string; result: string }[];
};
type HeaderRow = {
  mrn: string;
  family: string;
  given: string;
  born: Day;
  sex_at_birth: SexAtBirth;
  bed: string | null;
  deceased: boolean;
  deceased_on: Day | null;
  demo: boolean;
  error_reason: string | null;
  zone: string;
  jurisdiction: string;
  lead: string | null;
  similar: boolean;
  weight: MeasuredRow | null;
  height: MeasuredRow | null;
  creatinine: MeasuredRow | null;
  allergies: { text: string; reaction: string | null; severity: string }[] | null;
  none_known_at: string | null;
  diagnosis: DiagnosisRow | null;
  emergency: { id: string; secondsLeft: number; until: string } | null;
};

const latest = (code: string) => `(SELECT json_build_object('value', trim_scale(o.standard_number)::text,
      'takenOn', o.taken_on::text, 'source', o.source)
    FROM observation o WHERE o.patient_id = p.id AND o.code = '${code}' AND o.errored_at IS NULL AND o.standard_number IS NOT NULL
    ORDER BY o.taken_at DESC, o.recorded_at DESC, o.id DESC LIMIT 1)`;

const headerStatement = statement<HeaderRow>(
  "patient-header",
  `SELECT p.mrn, p.family, p.given, p.born, p.sex_at_birth, p.bed, p.deceased, p.deceased_on, p.demo, p.error_reason,
          s.zone, s.jurisdiction, l.given || ' ' || l.family AS lead,
          EXISTS (SELECT 1 FROM patient q WHERE q.team_id = p.team_id AND q.id <> p.id AND q.errored_at IS NULL
                     AND lower(q.family) = lower(p.family) AND lower(left(q.given, 1)) = lower(left(p.given, 1))) AS similar,
          ${latest("weight")} AS weight, ${latest("height")} AS height, ${latest("creatinine")} AS creatinine,
          (SELECT json_agg(json_build_object('text', a.text, 'reaction', a.reaction, 'severity', a.severity) ORDER BY a.recorded_at, a.id)
             FROM allergy a WHERE a.patient_id = p.id AND a.errored_at IS NULL AND a.status = 'active') AS allergies,
          (SELECT CASE WHEN r.none_known THEN to_char(r.reviewed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') END
             FROM list_review r WHERE r.patient_id = p.id AND r.list = 'allergies' ORDER BY r.reviewed_at DESC LIMIT 1) AS none_known_at,
          (SELECT json_build_object('phenotype', d.phenotype, 'followUpStart', d.follow_up_start::text,
                    'cancerStatus', d.cancer_status, 'cancer', d.cancer, 'cancerText', d.cancer_text,
                    'cancerFoundOn', d.cancer_found_on::text, 'cancerConsistent', d.cancer_consistent,
                    'antigenExpressed', d.antigen_expressed, 'checkpointContext', d.checkpoint_context,
                    'antibodies', coalesce((SELECT json_agg(json_build_object('antibody', b.antibody, 'result', b.result) ORDER BY b.antibody)
                                              FROM diagnosis_antibody b WHERE b.diagnosis_id = d.id), '[]'::json))
             FROM diagnosis d WHERE d.patient_id = p.id AND d.errored_at IS NULL AND d.replaced_by_id IS NULL
            ORDER BY d.recorded_at DESC LIMIT 1) AS diagnosis,
          (SELECT json_build_object('id', g.id, 'secondsLeft', floor(extract(epoch FROM g.expires_at - now()))::int,
                    'until', to_char(g.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
             FROM break_glass g WHERE g.patient_id = p.id AND g.person_id = access.actor() AND g.ended_at IS NULL AND g.expires_at > now()) AS emergency
     FROM patient p JOIN site s ON s.id = p.site_id LEFT JOIN person l ON l.id = p.lead_id
    WHERE p.id = $1::uuid`,
);

/**
 * The header of one patient. It never stands alone, so it leaves the access entry to the page around it: every page that
 * shows it audits `patient.read` (or the reading of its plan or draft) itself.
 */
export async function patientHeader(actor: Actor, patientId: string): Promise<PatientHeaderView | null> {
  return await read({
    actor,
    needs: "patient:read",
    on: { kind: "patient", id: patientId },
    run: async (seen) => {
      const [row] = await seen.sql(headerStatement, [patientId]);
      return row ? headerView(patientId, row, seen) : null;
    },
  });
}

function headerView(patientId: string, row: HeaderRow, seen: Seen): PatientHeaderView {
  const today = dayInZone(seen.now, row.zone);
  const bornText = formatDay(row.born);
  const until = row.deceased_on ?? today;
  const age = ageAt(row.born, until);
  return {
    patientId,
    name: patientName(row),
    born: row.born,
    bornText: `${bornText} (${row.deceased && !row.deceased_on ? "died" : `${age} y`})`,
    ageYears: age,
    sexAtBirth: row.sex_at_birth,
    sex: sexWords[row.sex_at_birth],
    mrn: row.mrn,
    bed: row.bed,
    weight: row.weight ? weightText(row.weight, today) : "Not recorded",
    weightDaysOld: row.weight ? daysBetween(row.weight.takenOn, today) : null,
    kidney: kidneyLines(row, today),
    allergies: allergyState(row),
    syndrome: syndromeText(row.diagnosis, today),
    tumour: row.diagnosis ? tumourText(row.diagnosis) : null,
    planLead: row.lead ?? "Not recorded",
    similarName: row.similar,
    deceased: row.deceased ? { on: row.deceased_on ? formatDay(row.deceased_on) : null } : null,
    enteredInError: row.error_reason,
    demo: row.demo,
    zone: row.zone,
    dateOrder: dateOrderOf(row.jurisdiction),
    today,
    emergency: row.emergency
      ? {
          breakGlassId: row.emergency.id,
          secondsLeft: row.emergency.secondsLeft,
          until: timeInZone(row.emergency.until, row.zone),
        }
      : null,
  };
}

function weightText(weight: MeasuredRow, today: Day): string {
  return `${formatMeasured(weight.value, "kg")}, ${formatDay(weight.takenOn)} (${ageInDays(daysBetween(weight.takenOn, today))})`;
}

function kidneyLines(row: HeaderRow, today: Day) {
  const inUnit = <U extends UcumUnit>(row: MeasuredRow | null, unit: U) => (row ? { ...row, unit } : null);
  const { egfr, clearance } = bodyWorkings({
    on: today,
    born: row.born,
    sexAtBirth: row.sex_at_birth,
    weight: inUnit(row.weight, "kg"),
    height: inUnit(row.height, "cm"),
    creatinine: inUnit(row.creatinine, "mg/dL"),
  });
  const takenOn = row.creatinine?.takenOn;
  return [
    { label: "eGFR", value: calculatedText(egfr, takenOn, 0) },
    { label: "Creatinine clearance", value: calculatedText(clearance, takenOn, 0) },
  ];
}

function allergyState(row: HeaderRow): PatientHeaderView["allergies"] {
  if (row.allergies) {
    const allergies = row.allergies.map(({ text, reaction, severity }) => ({
      substance: text,
      ...(reaction ? { reaction } : {}),
      severe: severity === "severe",
    }));
    return { kind: "list", allergies };
  }
  if (row.none_known_at) {
    return { kind: "none-known", confirmedOn: formatDay(dayInZone(row.none_known_at, row.zone)) };
  }
  return { kind: "not-recorded" };
}

/** Syndrome, antibodies found and how certain it is that it is paraneoplastic. */
function syndromeText(diagnosis: DiagnosisRow | null, today: Day): string {
  if (!diagnosis) return "Diagnosis not recorded";
  const name = phenotypeById(diagnosis.phenotype)?.label ?? diagnosis.phenotype;
  const found = diagnosis.antibodies.filter((row) => row.result === "found");
  const tested = diagnosis.antibodies.some((row) => row.result === "not-found");
  const none = tested ? "no antibody found" : "antibodies not recorded";
  const names = found.map((row) => antibodyById(row.antibody)?.label ?? row.antibody).join(", ");
  const score = pnsCareScore(scoreInputOf(diagnosis), today);
  const certainty = score.kind === "score" ? [`${pnsLevelWords[score.level]} PNS`] : [];
  return [name, names === "" ? none : `${names} antibodies`, ...certainty].join(" · ");
}

function tumourText(diagnosis: DiagnosisRow): string {
  const kind = diagnosis.cancer && isCancerId(diagnosis.cancer) ? cancerLabel(diagnosis.cancer) : null;
  const words = [kind, diagnosis.cancerText].filter(Boolean).join(", ");
  const status = cancerStatusWords[diagnosis.cancerStatus];
  const found = diagnosis.cancerFoundOn ? `, ${formatDay(diagnosis.cancerFoundOn)}` : "";
  return words === "" ? `${status}${found}` : `${words} (${status.toLowerCase()}${found})`;
}
