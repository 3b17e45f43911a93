import { agentLabels } from "@/lib/domain/knowledge/agent-labels";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { PolicyVersion } from "@/lib/features/policy/queries/cosign";
import { TableFrame, Th } from "../ui/table";

const names = new Map(agentLabels.map(({ id, name }) => [id, name]));

/** The agents of a policy by name. */
export const agentNames = (ids: readonly string[]): string =>
  ids.length > 0 ? ids.map((id) => names.get(id) ?? id).join("; ") : "no agent";

/** What held when, who set it and why. */
export function PolicyHistory({
  history,
  zone,
}: {
  readonly history: readonly PolicyVersion[];
  readonly zone: string;
}) {
  return (
    <TableFrame caption={`Changes of the policy (${history.length})`}>
      <thead>
        <tr>
          <Th>Policy</Th>
          <Th>Agents</Th>
          <Th>Increase let through</Th>
          <Th>Why</Th>
        </tr>
      </thead>
      <tbody>
        {history.map(({ version, agents, doseChangePercent, reason, by, at }) => (
          <tr key={version} className="border-b border-line last:border-0">
            <th scope="row" data-label="Policy" className="px-3 py-2 text-left align-top font-normal">
              <span className="block font-semibold">{version}</span>
              <span className="text-small text-ink-2">
                {by}, {formatInstant(at, zone)}
              </span>
            </th>
            <td data-label="Agents" className="px-3 py-2 align-top text-small">
              {agentNames(agents)}
            </td>
            <td data-label="Increase let through" className="px-3 py-2 align-top">
              {doseChangePercent}%
            </td>
            <td data-label="Why" className="px-3 py-2 align-top text-small">
              {reason}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
