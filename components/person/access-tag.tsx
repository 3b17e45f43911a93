import { Tag } from "../ui/tag";

export function AccessTag({ enabled, hasPassword }: { readonly enabled: boolean; readonly hasPassword: boolean }) {
  if (!enabled) return <Tag tone="stop">Disabled</Tag>;
  return hasPassword ? <Tag tone="done">Enabled</Tag> : <Tag tone="check">No password yet</Tag>;
}
