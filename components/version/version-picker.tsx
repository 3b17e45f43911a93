import { formatDay } from "@/lib/domain/shared/day";
import type { VersionHead } from "@/lib/features/plan/queries/signed-row";
import { buttonClass } from "../ui/button-class";
import { Select } from "../ui/select";

export interface VersionPickerProps {
  /** Where the choice leads; a plain form, so that the address can be shared. */
  readonly action: string;
  readonly versions: readonly VersionHead[];
  readonly from: number;
  readonly to: number;
}

/** Any two versions side by side. */
export function VersionPicker({ action, versions, from, to }: VersionPickerProps) {
  const options = versions.map((v) => ({
    value: String(v.version),
    label: `Version ${v.version}, ${formatDay(v.effectiveOn)}`,
  }));
  return (
    <form method="get" action={action} className="no-print flex flex-wrap items-end gap-3">
      <Select key={`from-${from}`} name="from" label="Older version" options={options} defaultValue={String(from)} />
      <Select key={`to-${to}`} name="to" label="Newer version" options={options} defaultValue={String(to)} />
      <button type="submit" className={buttonClass({})}>
        Compare
      </button>
    </form>
  );
}
