// docs/states.md, printed from the tables; a test keeps the two equal.
import { cosignMoves } from "../cosign/states";
import { sessionMoves } from "../delivery/session-states";
import { referralMoves } from "../referral/states";
import { visitMoves } from "../referral/visit-states";
import { reviewMoves } from "../review/states";
import type { Move } from "../shared/moves";
import { draftMoves } from "./draft-states";
import { planMoves } from "./plan-states";
import { treatmentMoves } from "./treatment-states";

const machines: readonly (readonly [string, readonly Move<string>[]])[] = [
  ["Draft", draftMoves],
  ["Plan", planMoves],
  ["Treatment, by amendment", treatmentMoves],
  ["Co-signature of a treatment", cosignMoves],
  ["Referral", referralMoves],
  ["Visit", visitMoves],
  ["Session", sessionMoves],
  ["Treatment review", reviewMoves],
];

const row = (move: Move<string>) =>
  `| ${[move.name, move.from.join(", "), move.to, move.needs.join(" or "), move.guard ?? "", move.needsReason ? "yes" : "", move.event].join(" | ")} |`;

/** The text of docs/states.md. */
export function statesDocument(): string {
  const sections = machines.map(([title, moves]) =>
    [
      `## ${title}`,
      "",
      "| Move | From | To | Needs | Guard | Reason | Audit event |",
      "| --- | --- | --- | --- | --- | --- | --- |",
      ...moves.map(row),
    ].join("\n"),
  );
  return `# States and moves\n\nOnly these moves exist. Printed from the tables in \`lib/domain\`; a test compares them.\n\n${sections.join("\n\n")}\n`;
}
