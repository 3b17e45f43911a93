// What a decision about a finding rests on: the rule, the treatments and the facts it used. While this text is the same, the
// decision stands; when it differs, the finding comes back.
import type { EngineInput } from "./engine-input";
import type { Finding } from "./finding";

/**
 * The basis of a finding as one text. Days are left out, since a result that was taken again with the same value changes
 * nothing; an order counts by its treatment, in a case file by its row.
 */
export function basisOf(finding: Finding, input: EngineInput): string {
  const orders = finding.rows.map((row) => input.plan[row]?.treatmentId ?? `row ${row}`);
  const facts = finding.evidence.map(({ fact, value, unit }) => `${fact}=${value}${unit ? ` ${unit}` : ""}`);
  return [
    `${finding.ruleId} v${finding.ruleVersion} ${finding.tier}`,
    ...[...new Set(orders)].sort(),
    ...[...new Set(facts)].sort(),
  ].join("\n");
}
