// docs/permissions.md, printed from the table; a test keeps the two equal.

import { type Grant, permissions } from "./permissions";
import { roleWords } from "./role-words";
import { type Capability, capabilities, roles, type Tie } from "./roles";

const tieWords: Readonly<Record<Tie, string>> = {
  "care-team": "care team",
  "leads-team": "leads the team",
  "site-sessions": "sessions at own site",
  "assigned-referral": "assigned to them",
  "pool-referral": "waiting in their pool",
  "broken-glass": "emergency access",
};

const capabilityWords: Readonly<Record<Capability, string>> = {
  "patient:read": "open a chart",
  "patient:create": "add a patient",
  "patient:edit": "change name, identifiers, place",
  "patient:import": "import a FHIR bundle",
  "patient:audit": "see who opened, exported or printed a chart",
  "facts:record": "record observations, conditions, allergies, medicines, vaccinations, a death",
  "side-effect:record": "record side effects of a treatment",
  "care-team:edit": "change the care team",
  "diagnosis:record": "record the diagnosis",
  "plan:read": "read plans and versions",
  "plan:draft": "write a draft",
  "plan:sign": "sign a version",
  "plan:cosign": "co-sign a treatment, or decline to (the role that is asked, never the author)",
  "plan:move": "hold, resume, complete, discontinue a plan",
  "plan:export": "export the audit pack of a plan",
  "draft:review": "comment on a colleague's draft in review, ask for changes",
  "referral:read": "read a referral",
  "referral:answer": "accept, decline, ask, report",
  "referral:manage": "answer questions, acknowledge, cancel, reassign",
  "session:record": "set the time of a session, record what was given",
  "session:move": "defer and cancel sessions (the oncologist: cancer treatment only)",
  "session:prescribe": "omit sessions, stop a course, answer a held session (the oncologist: cancer treatment only)",
  "oversight:history": "see the plan history of the team",
  "oversight:audit": "read the audit",
  "people:manage": "manage people, teams, sites",
  "break-glass:use": "open one chart in an emergency, to read it for 60 minutes",
  "break-glass:review": "review emergency access, not their own",
  "policy:manage": "change which treatments need a co-signature",
  "account:own": "change the own password, close own sessions",
  "reminder:raise": "raise what waits too long (background jobs only)",
};

function grantWords(grant: Grant): string {
  if (grant === "never") return "–";
  if (grant === "always") return "yes";
  return grant.map((tie) => tieWords[tie]).join(" or ");
}

/** The text of docs/permissions.md. */
export function permissionsDocument(): string {
  const head = ["May", ...roles.map((role) => roleWords[role])];
  const lines = capabilities.map((capability) => [
    `${capabilityWords[capability]} (\`${capability}\`)`,
    ...roles.map((role) => grantWords(permissions[role][capability])),
  ]);
  const table = [head, head.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
  return `# Who may do what

Printed from \`lib/domain/access/permissions.ts\`; a test compares them. A cell names the tie that must hold **today** between the
person and the record (care-team membership has a from and a to); "yes" needs none, "–" is never. Everything not named here
is denied. Row-level security in Postgres holds the same lines a second time.

${table}

Emergency access reads one chart for 60 minutes; the runner counts it in no command, whatever the cell says, and no list shows the chart.
Therapists never open a chart: they read a referral through its brief. Administrators see no patient.
`;
}
