import type { PanelView } from "@/lib/domain/safety/app/panel-view";
import { FindingsPanel, type FindingsPanelProps } from "./findings-panel";
import { SafetyFailed } from "./safety-failed";

/** The review beside an editor, or that it could not be made. */
export function SafetyColumn({
  view,
  ...rest
}: Omit<FindingsPanelProps, "view"> & { readonly view: PanelView | null }) {
  return view ? <FindingsPanel view={view} {...rest} /> : <SafetyFailed />;
}
