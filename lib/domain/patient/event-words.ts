// What happened to a chart, in words, for its history; the codes are those of the audit.

const exact: Readonly<Record<string, string>> = {
  "patient.read": "Opened the chart",
  "patient.registered": "Opened a new chart",
  "patient.edited": "Changed the patient's details",
  "patient.imported": "Imported a record",
  "access.refused": "Was refused access",
  "care-team.added": "Added a person to the care team",
  "care-team.ended": "Ended a care team membership",
  "list.reviewed": "Reviewed a list",
  "gatekeeper.answered": "Answered a question before treatment",
  "consent.recorded": "Recorded agreement to a treatment or its refusal",
  "consent.entered-in-error": "Marked a consent entered in error",
  "consent.read": "Looked at the consent to a treatment",
  "home-medicine.mapped": "Confirmed which medicine it is",
  "home-medicine.unmapped": "Took back which medicine it is",
  "audit.exported": "Exported the audit",
  "audit.read": "Read the audit",
  "history.read": "Read plan history",
  "overrides.read": "Read the list of overrides",
  "overrides.exported": "Exported the list of overrides",
  "finding.overridden": "Overrode a safety finding",
  "finding.acknowledged": "Acknowledged a safety finding",
  "finding.decision-withdrawn": "Took back a decision about a safety finding",
  "safety.decide": "Decided about a safety finding",
  "safety-alert.raised": "Raised a safety alert",
  "safety-alert.closed": "Closed a safety alert: its finding is gone",
  "safety-alert.answered": "Answered a safety alert by a new version",
  "safety-alert.acknowledged": "Acknowledged a safety alert",
  "draft.opened": "Started an amendment",
  "draft.read": "Looked at a draft",
  "draft.updated": "Changed the head of a draft",
  "draft.taken-over": "Took over a draft",
  "draft.treatment-added": "Added a treatment to a draft",
  "draft.treatment-saved": "Changed a treatment in a draft",
  "draft.treatment-moved": "Moved a treatment in a draft",
  "draft.treatment-removed": "Removed a treatment from a draft",
  "draft.treatment-restored": "Put a treatment back into a draft",
  "draft.sent-for-review": "Sent a draft for review",
  "import.previewed": "Previewed an import",
  "password.changed": "Changed the password",
  "password.link-made": "Made a link to reset a password",
  "password.reset": "Reset a password",
  "person.created": "Added a person",
  "person.disabled": "Disabled a person",
  "person.enabled": "Enabled a person",
  "person.edited": "Changed a person's details",
  "person.role-changed": "Changed a person's role",
  "person.sessions-ended": "Ended a person's sessions",
  "plan.compared": "Compared versions",
  "plan.history-read": "Read the versions of a plan",
  "referral.seen": "Marked a referral as seen",
  "session.open": "Signed in",
  "session.closed": "Signed out",
  "session.reauthenticate": "Entered the password again",
  "site.created": "Added a site",
  "site.edited": "Changed a site",
  "team.created": "Added a team",
  "team.edited": "Changed a team",
  "team.joined": "Joined a team",
  "team.left": "Left a team",
};

const things: Readonly<Record<string, string>> = {
  patient: "the patient",
  observation: "a value",
  condition: "a condition",
  allergy: "an allergy",
  "home-medicine": "a home medicine",
  vaccination: "a vaccination",
  diagnosis: "a diagnosis",
  plan: "a plan",
  draft: "a draft",
  treatment: "a treatment",
  version: "a version",
  referral: "a referral",
  import: "an import",
};

const pastOf: Readonly<Record<string, string>> = {
  recorded: "Recorded",
  superseded: "Superseded",
  "status-changed": "Changed the status of",
  signed: "Signed",
  created: "Started",
  opened: "Opened",
  read: "Opened",
  discarded: "Discarded",
  added: "Added",
  saved: "Changed",
  changed: "Changed",
  updated: "Changed",
  removed: "Removed",
  restored: "Restored",
  moved: "Moved",
  sent: "Sent",
  accepted: "Accepted",
  declined: "Declined",
  held: "Put on hold",
  resumed: "Resumed",
  completed: "Completed",
  discontinued: "Discontinued",
  cancelled: "Cancelled",
  acknowledged: "Acknowledged",
};

/** The words for an event code such as `allergy.recorded`; a code without words is shown with its punctuation removed. */
export function eventWords(action: string): string {
  const known = Object.hasOwn(exact, action) ? exact[action] : undefined;
  if (known) return known;
  const [thing = "", what = ""] = action.split(".");
  const verb = Object.hasOwn(pastOf, what) ? pastOf[what] : undefined;
  const object = Object.hasOwn(things, thing) ? things[thing] : undefined;
  if (object && what === "entered-in-error") return `Marked ${object} as entered in error`;
  if (verb && object) return `${verb} ${object}`;
  const text = action.replace(/[.-]/g, " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
