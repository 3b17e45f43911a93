// A row for each table that signing does not fill, so that an empty answer to somebody else means something.
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Chart } from "./charts";
import type { Row } from "./insert-row";
import type { Clinic } from "./people";

export type LaterPlace = {
  readonly chart: Chart;
  readonly planId: string;
  readonly draftId: string;
  readonly treatmentId: string;
  readonly referralId: string;
};

const at = "2026-11-20T09:00:00Z";
const day = "2026-11-20";

/** Templates, lapses, sessions, visits and what came of one plan; to be written beneath the guards. */
export function laterRows(place: LaterPlace): (readonly [table: string, row: Row])[] {
  const parts = [templateRows, sessionRows, visitRows, effectRows, activationAndDeathRows, fourEyesRows];
  const single = [reviewRow(place), seenRow(place), reminderRow(place)];
  return [...parts.flatMap((part) => part(place)), ...single, ...glassRows(place.chart)];
}

function templateRows({ chart, planId, draftId }: LaterPlace): [string, Row][] {
  const id = uuid();
  const by = chart.clinic.neurologist.id;
  const of = { plan_id: planId, patient_id: chart.patientId };
  const template = { template_id: "lems", template_name: "LEMS", template_version: 1, template_hash: "h1:x" };
  const merged = { arm: "no-cancer", day_zero: day, lines: "[]", merged_at: at, merged_by: by };
  const deviation = { type: "not-taken", line: "x", patient_id: chart.patientId, changed_at: at, changed_by: by };
  return [
    ["draft_template", { id, draft_id: draftId, ...of, ...template, ...merged }],
    ["template_deviation", { draft_template_id: id, ...deviation }],
    ["finding_lapse", { id: uuid(), ...of, rule_id: "x", treatments: [], basis: "x", lapsed_at: at }],
  ];
}

function sessionRows({ chart, planId, treatmentId }: LaterPlace): [string, Row][] {
  const [courseId, sessionId, by] = [uuid(), uuid(), chart.clinic.neurologist.id];
  const of = { patient_id: chart.patientId, plan_id: planId };
  const lane = { kind: "ivig", lane: "ivig", planned_by: "{}", version: 1, changed_at: at };
  const days = { day, planned_day: day, changed_at: at, changed_by: by };
  const event = { event: "session.planned", to_state: "planned", at, by };
  return [
    ["course", { id: courseId, ...of, treatment_id: treatmentId, plan_course_id: uuid(), repeat: 1, ...lane }],
    ["course_session", { id: sessionId, ...of, course_id: courseId, n: 1, state: "planned", ...days }],
    ["session_event", { id: uuid(), session_id: sessionId, patient_id: chart.patientId, ...event }],
    [
      "cycle_dose",
      { id: uuid(), course_id: courseId, patient_id: chart.patientId, from_n: 1, percent: 75, reason: "x", at, by },
    ],
  ];
}

function visitRows({ chart, referralId }: LaterPlace): [string, Row][] {
  const when = { day, time: "09:00", zone: "Europe/Berlin", state: "scheduled" };
  const changed = { changed_at: at, changed_by: chart.clinic.neurologist.id };
  const of = { referral_id: referralId, patient_id: chart.patientId };
  const said = { at, by: chart.clinic.neurologist.id };
  return [
    ["visit", { id: uuid(), ...of, ...when, ...changed }],
    ["referral_goal", { id: uuid(), ...of, goal: "Walks 10 m", state: "nearer", ...said }],
    ["referral_event_error", { event_id: uuid(), ...of, reason: "Other patient", ...said }],
  ];
}

function reviewRow({ chart, planId, treatmentId }: LaterPlace): [string, Row] {
  const decided = {
    outcome: "continue",
    sentence: "Walks better",
    decided_at: at,
    decided_by: chart.clinic.neurologist.id,
  };
  const of = { plan_id: planId, patient_id: chart.patientId, treatment_id: treatmentId, version: 1 };
  return ["treatment_review_decision", { id: uuid(), ...of, review_on: day, due_on: day, ...decided }];
}

function seenRow({ chart, planId }: LaterPlace): [string, Row] {
  const of = { plan_id: planId, patient_id: chart.patientId, version: 1 };
  return [
    "version_acknowledgement",
    { id: uuid(), ...of, person_id: chart.clinic.oncologist.id, role: "oncologist", at },
  ];
}

function effectRows({ chart, planId, treatmentId }: LaterPlace): [string, Row][] {
  const [id, by, patient_id] = [uuid(), chart.clinic.neurologist.id, chart.patientId];
  const of = { treatment_id: treatmentId, plan_id: planId, patient_id, version: 1 };
  const effect = { effect: "Tingling", grade: 3, onset_on: day, action_taken: "none", relation: "probable" };
  const decided = { reason: "Walks again", decided_at: at, decided_by: by };
  return [
    ["side_effect", { id, ...of, ...effect, recorded_at: at, recorded_by: by }],
    ["side_effect_decision", { id: uuid(), side_effect_id: id, patient_id, ...decided }],
  ];
}

function activationAndDeathRows({ chart, planId, treatmentId }: LaterPlace): [string, Row][] {
  const [by, patient_id, judged] = [chart.clinic.neurologist.id, chart.patientId, "{}"];
  const of = { plan_id: planId, version: 1, treatment_id: treatmentId, patient_id };
  const judged_hash = `h1:${createHash("sha256").update(judged).digest("hex")}`;
  const said = { kind: "released", reason: "Result is in", content: "{}", judged, judged_hash };
  return [
    ["treatment_activation", { id: uuid(), ...of, ...said, activated_at: at, activated_by: by }],
    ["death", { id: uuid(), patient_id, plans: [planId], held_plans: [], recorded_at: at, recorded_by: by }],
  ];
}

/** Emergency access that is over and was reviewed. */
function glassRows({ patientId: patient_id, clinic }: Chart): [string, Row][] {
  const [id, person_id] = [uuid(), clinic.foreignNeurologist.id];
  const times = { started_at: at, expires_at: "2026-11-20T10:00:00Z", ended_at: at, ended_why: "by-person" };
  const why = { reason_code: "emergency", reason: "Found unconscious" };
  const said = { verdict: "accepted", comment: "Right", reviewed_at: at, reviewed_by: clinic.teamLead.id };
  return [
    ["break_glass", { id, person_id, role: "neurologist", patient_id, ...why, ...times }],
    ["break_glass_review", { id: uuid(), break_glass_id: id, patient_id, ...said }],
  ];
}

function fourEyesRows({ chart, planId, draftId, treatmentId }: LaterPlace): [string, Row][] {
  const of = { plan_id: planId, patient_id: chart.patientId, treatment_id: treatmentId };
  const said = { text: "Lower the dose", author_id: chart.clinic.teamLead.id, created_at: at };
  return [
    ["cosignature_need", { ...of, version: 1, asks: "team-lead", because: ["agent"], policy: 0 }],
    ["draft_comment", { id: uuid(), ...of, draft_id: draftId, ...said }],
  ];
}

function reminderRow({ chart, planId, referralId }: LaterPlace): [string, Row] {
  const of = { patient_id: chart.patientId, plan_id: planId, kind: "referral-unanswered", subject_id: referralId };
  const to = [chart.clinic.neurologist.id, chart.clinic.teamLead.id];
  return ["reminder", { id: uuid(), ...of, occasion: at, recipients: to, since: at, raised_at: at }];
}

/** Rows that are about no patient, once for a clinic: one person's mail, and what the audit says of itself. */
export function rowsOfNoPatient(clinic: Clinic): (readonly [table: string, row: Row])[] {
  const sealed = { era: 0, from_xid: 0, to_xid: 1, events: 1, root: "x", previous: "", key_id: "x", mac: "x" };
  const by = { changed_by: clinic.administrator.id, changed_at: at };
  const policy = { version: 1, agents: ["rituximab"], dose_change_percent: 0, reason: "x", ...by };
  const verified = { intact: true, seal: 1, events: 1, versions: 1, problems: 0 };
  return [
    ["cosign_policy", policy],
    ["mail_setting", { person_id: clinic.neurologist.id, off: true }],
    ["audit_seal", { n: 1, ...sealed, sealed_at: at }],
    ["audit_verification", { id: uuid(), ...verified, verified_at: at }],
  ];
}
