// One treatment of every kind, as a neurologist would type them for a woman with LEMS and small-cell lung cancer.
import type { Entry } from "../pages/form";

export type Typed = {
  /** What is typed into the search, and the option taken. */
  readonly search: string;
  readonly option: RegExp;
  /** Asked only where a kind may serve several lanes. */
  readonly lane?: string;
  /** Asked only where the catalogue has no entry. */
  readonly called?: string;
  /** How the list of treatments names it. */
  readonly name: string;
  readonly entries: readonly Entry[];
};

const why = (reason: string, start = "t", review = "t+42"): Entry[] => [
  ["write", "Reason for this treatment", reason],
  ["write", "Start", start],
  ["write", "Review on", review],
];

export const AMIFAMPRIDINE: Typed = {
  search: "amifampridine",
  option: /amifampridine/i,
  name: "Amifampridine",
  entries: [
    ...why("Weakness of the legs limits walking"),
    ["mark", "This drug", "treats the disease"],
    ["choose", "Route", "oral"],
    ["in", "Dose step 1"],
    ["choose", "Dose is", "a fixed amount"],
    ["write", "Dose", "10"],
    ["choose", "Unit", "mg"],
    ["choose", "How often", "three times a day"],
  ],
};

export const PREDNISONE: Typed = {
  search: "prednisone",
  option: /^prednisone/i,
  name: "Prednisone",
  entries: [
    ...why("Immune-mediated weakness"),
    ["choose", "Route", "oral"],
    ["write", "Taper in words", "60 mg for 28 days, then down 10 mg every 14 days to 20"],
    ["press", /Fill in/],
  ],
};

const REGIMEN: Typed = {
  search: "carboplatin",
  option: /^Carboplatin \+ etoposide \(SCLC/i,
  name: "Carboplatin + etoposide",
  entries: [
    ...why("Limited-stage small-cell lung cancer", "t+7", "t+91"),
    ["choose", "Intent", "curative"],
    ["write", "Number of cycles", "4"],
    ["write", "Days from one cycle to the next", "21"],
    ["in", "Drug 1"],
    ["choose", "Drug", "Carboplatin"],
    ["choose", "Dose is", "target AUC (Calvert)"],
    ["write", "Target AUC", "5"],
    ["press", /^Use /],
    ["choose", "Route", "intravenous"],
    ["write", "Days of the cycle", "1"],
    ["in", null],
    ["press", "Add drug"],
    ["in", "Drug 2"],
    ["choose", "Drug", "Etoposide"],
    ["choose", "Dose is", "per m² of body surface"],
    ["write", "Dose per m²", "100"],
    ["press", /^Use /],
    ["choose", "Route", "intravenous"],
    ["write", "Days of the cycle", "1 to 3"],
  ],
};

const CHECKPOINT_INHIBITOR: Typed = {
  search: "atezolizumab",
  option: /^atezolizumab/i,
  name: "Atezolizumab",
  entries: [
    ...why("Maintenance after chemotherapy, if the syndrome is stable", "t+98", "t+182"),
    ["mark", "What it waits for", "Only on a condition"],
    ["write", "Condition", "neurological state stable"],
    ["write", "Decided by", "t+91"],
    ["choose", "Dose is", "a fixed amount"],
    ["write", "Dose", "1200"],
    ["choose", "Unit", "mg"],
    ["choose", "Route", "intravenous"],
    ["choose", "Intent", "palliative"],
    ["write", "Days from one dose to the next", "21"],
    ["tick", "Neurology and oncology have decided this together"],
    ["write", "Who decided", "Tumour board"],
    ["write", "Day of the decision", "t-3"],
  ],
};

const SURGERY: Typed = {
  search: "resection",
  option: /resection of the primary tumour/i,
  name: "Surgical resection",
  entries: [
    ...why("Residual tumour after chemotherapy and radiotherapy", "t+120", "t+134"),
    ["mark", "What it waits for", "Only on a condition"],
    ["write", "Condition", "the tumour board finds it resectable"],
    ["write", "Decided by", "t+110"],
    ["write", "What is operated on", "left upper lobe"],
    ["choose", "Intent", "curative"],
  ],
};

const RADIOTHERAPY: Typed = {
  search: "thoracic radiotherapy",
  option: /^Thoracic radiotherapy/i,
  name: "Thoracic radiotherapy",
  entries: [
    ...why("With the second cycle of chemotherapy", "t+28", "t+70"),
    ["write", "What is irradiated", "left lung and mediastinum"],
    ["write", "Total dose", "45"],
    ["write", "Number of fractions", "30"],
    ["write", "Fractions in a week", "10"],
    ["choose", "Intent", "curative"],
  ],
};

const PLASMA_EXCHANGE: Typed = {
  search: "PLEX",
  option: /plasma exchange \(plasmapheresis/i,
  name: "Therapeutic plasma exchange",
  entries: [
    ...why("Weakness that needs an answer within days", "t+1", "t+14"),
    ["in", "Course 1"],
    ["choose", "Purpose", "induction"],
    ["write", "Number of sessions", "5"],
    ["mark", "Sessions come", "every so many days"],
    ["write", "Days from one session to the next", "2"],
    ["write", "Plasma volumes in one exchange", "1"],
    ["press", /^Use /],
    ["choose", "Replacement fluid", "5% albumin"],
    ["choose", "Access", "central line"],
    ["choose", "Anticoagulant", "citrate"],
  ],
};

const IVIG: Typed = {
  search: "IVIg",
  option: /immune globulin \(IVIg/i,
  name: "ntravenous immune globulin",
  entries: [
    ...why("If the exchange does not hold", "t+21", "t+42"),
    ["mark", "What it waits for", "Only on a condition"],
    ["write", "Condition", "no lasting response to plasma exchange"],
    ["write", "Decided by", "t+18"],
    ["in", "Course 1"],
    ["choose", "Purpose", "rescue"],
    ["write", "Dose of the whole course", "2"],
    ["write", "Split over", "5"],
    ["choose", "Weight to dose by", "actual weight"],
    ["press", /^Use /],
    ["write", "How many times", "1"],
  ],
};

/** A physical therapy referral to a named therapist. */
export const physicalTherapy = (therapist: string): Typed => ({
  search: "physical therapy",
  option: /^Physical therapy assessment/i,
  name: "Physical therapy assessment",
  entries: [
    ...why("Falls on stairs"),
    ["write", "Question to the therapist", "Can she climb the stairs to her flat safely?"],
    ["mark", "Urgency", "soon"],
    ["write", "Goal 1", "Climb 12 steps with a rail"],
    ["mark", "Send the referral to", "a therapist"],
    ["choose", "Therapist", therapist],
    ["write", "Number of visits", "12"],
    ["choose", "How often", "twice a week"],
  ],
});

const speechTherapy = (team: string): Typed => ({
  search: "speech",
  option: /^Speech-language therapy assessment/i,
  name: "Speech-language therapy assessment",
  entries: [
    ...why("Dry mouth and slow chewing"),
    ["write", "Question to the therapist", "Is swallowing tablets safe?"],
    ["mark", "Urgency", "routine"],
    ["write", "Goal 1", "Eat soft food without coughing"],
    ["mark", "Send the referral to", "the pool of a team"],
    ["choose", "Team", team],
    ["choose", "How often", "weekly"],
  ],
});

const VACCINE: Typed = {
  search: "pneumococcal",
  option: /^Pneumococcal conjugate/i,
  lane: "Immunosuppression",
  name: "Pneumococcal conjugate vaccine",
  entries: [...why("Before immunosuppression", "t+2", "t+30"), ["write", "Day of dose 1", "t+2"]],
};

const MONITORING: Typed = {
  search: "Other: monitoring",
  option: /Other: monitoring/i,
  lane: "Cancer",
  called: "Blood count during chemotherapy",
  name: "Blood count during chemotherapy",
  entries: [
    ...why("Neutropenia between cycles", "t+14", "t+91"),
    ["choose", "Observation 1", "Neutrophils"],
    ["mark", "Measured", "every so many days"],
    ["write", "Days from one test to the next", "7"],
  ],
};

const PROCEDURE: Typed = {
  search: "swallow study",
  option: /swallow study/i,
  name: "Videofluoroscopy",
  entries: [
    ...why("Cough when drinking", "t+5", "t+12"),
    ["write", "What it is to find out", "Is there silent aspiration with thin fluids?"],
  ],
};

/** Every kind once, in the order in which the story drafts them. */
export const everyKind = (people: { therapist: string; team: string }): readonly Typed[] => [
  AMIFAMPRIDINE,
  PREDNISONE,
  REGIMEN,
  CHECKPOINT_INHIBITOR,
  SURGERY,
  RADIOTHERAPY,
  PLASMA_EXCHANGE,
  IVIG,
  physicalTherapy(people.therapist),
  speechTherapy(people.team),
  VACCINE,
  MONITORING,
  PROCEDURE,
];
