// Sentences for the refusals of setting a policy.
export const policyMessages: Readonly<Record<string, string>> = {
  "nothing-changed": "Nothing differs from the policy in force. Nothing was saved.",
};
