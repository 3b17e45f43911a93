// The policy that asks for co-signatures, as JSON inside a statement; null when the one that Concord ships with holds.
export const cosignPolicyNow = `(SELECT json_build_object('version', o.version, 'agents', o.agents, 'doseChangePercent', o.dose_change_percent)
   FROM cosign_policy o ORDER BY o.version DESC LIMIT 1)`;
