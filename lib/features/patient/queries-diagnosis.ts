import "server-only";
import { type ClassChange, classHistory } from "@/lib/domain/diagnosis/class-history";
import type { ScoreOutcome } from "@/lib/domain/diagnosis/pns-care-score";
import { pnsCareScore } from "@/lib/domain/diagnosis/pns-care-score";
import { scoreInputOf } from "@/lib/domain/diagnosis/recorded-score";
import type { RecordedCancerStatus } from "@/lib/domain/patient/words";
import type { Day } from "@/lib/domain/shared/day";
import { dayInZone, formatInstant } from "@/lib/domain/shared/instant";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { type AuditedAs, isoText, nameOf, readChart } from "./queries-frame";

export type AntibodyRow = {
  readonly antibody: string;
  readonly result: string;
  readonly sample: string | null;
  readonly takenOn: Day | null;
};

export type DiagnosisView = {
  readonly id: string;
  readonly revision: number;
  readonly phenotype: string;
  readonly onsetOn: Day | null;
  readonly followUpStart: Day;
  readonly cancerStatus: RecordedCancerStatus;
  readonly cancer: string | null;
  readonly cancerText: string | null;
  readonly cancerFoundOn: Day | null;
  readonly cancerConsistent: boolean | null;
  readonly antigenExpressed: boolean | null;
  readonly checkpointContext: boolean;
  readonly note: string | null;
  readonly antibodies: readonly AntibodyRow[];
  readonly recorded: string;
  readonly error: string | null;
  readonly superseded: boolean;
  readonly planOpen: boolean;
  /** For today, with the assumption of the criteria's authors and without it. */
  readonly score: { readonly restarting: ScoreOutcome; readonly notRestarting: ScoreOutcome };
};

type Row = Omit<DiagnosisView, "recorded" | "error" | "superseded" | "score"> & {
  recordedBy: string;
  recordedAt: string;
  errorReason: string | null;
  replaced: boolean;
};

const diagnoses = statement<{ one: Row }>(
  "chart-diagnoses",
  `SELECT json_build_object('id', d.id, 'revision', d.revision, 'phenotype', d.phenotype, 'onsetOn', d.onset_on::text,
            'followUpStart', d.follow_up_start::text, 'cancerStatus', d.cancer_status, 'cancer', d.cancer, 'cancerText', d.cancer_text,
            'cancerFoundOn', d.cancer_found_on::text, 'cancerConsistent', d.cancer_consistent, 'antigenExpressed', d.antigen_expressed,
            'checkpointContext', d.checkpoint_context, 'note', d.note, 'recordedAt', ${isoText("d.recorded_at")},
            'recordedBy', ${nameOf("d.recorded_by")}, 'errorReason', d.error_reason, 'replaced', d.replaced_by_id IS NOT NULL,
            'planOpen', EXISTS (SELECT 1 FROM plan x WHERE x.diagnosis_id = d.id AND x.status IN ('active', 'on-hold')),
            'antibodies', coalesce((SELECT json_agg(json_build_object('antibody', b.antibody, 'result', b.result, 'sample', b.sample,
                'takenOn', b.taken_on::text) ORDER BY b.result, b.antibody) FROM diagnosis_antibody b WHERE b.diagnosis_id = d.id), '[]'::json)) AS one
     FROM diagnosis d WHERE d.patient_id = $1::uuid ORDER BY d.recorded_at DESC, d.id DESC`,
);

type DiagnosisPageView = {
  readonly current: DiagnosisView | null;
  readonly earlier: readonly DiagnosisView[];
  /** Every change of class up to today, oldest first. */
  readonly history: readonly ClassChange[];
};

/** The diagnosis that holds, with its score explained, and the earlier ones that were superseded or wrong. */
export async function diagnosisForChart(actor: Actor, patientId: string, as: AuditedAs = "diagnosis") {
  return await readChart<DiagnosisPageView>(actor, patientId, as, async ({ sql }, { zone, today }) => {
    const rows = await sql(diagnoses, [patientId]);
    const views = rows.map(({ one }) => toView(one, zone, today));
    const current = views.find((view) => view.error === null && !view.superseded) ?? null;
    return { current, earlier: views.filter((view) => view !== current), history: historyOf(rows, zone, today) };
  });
}

/** Wrong records never held, so they change no class. */
function historyOf(rows: readonly { one: Row }[], zone: string, today: Day): readonly ClassChange[] {
  const held = rows.filter(({ one }) => one.errorReason === null).toReversed();
  return classHistory(
    held.map(({ one }) => ({ from: dayInZone(one.recordedAt, zone), input: scoreInputOf(one) })),
    today,
  );
}

function toView(
  { recordedBy, recordedAt, errorReason, replaced, ...row }: Row,
  zone: string,
  today: Day,
): DiagnosisView {
  const input = scoreInputOf(row);
  return {
    ...row,
    recorded: `${recordedBy}, ${formatInstant(recordedAt, zone)}`,
    error: errorReason,
    superseded: replaced,
    score: {
      restarting: pnsCareScore(input, today),
      notRestarting: pnsCareScore(input, today, { restartClockAtNonConsistentTumour: false }),
    },
  };
}
