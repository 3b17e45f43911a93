import { TriangleAlert } from "lucide-react";
import { cx } from "../ui/cx";

export interface AllergyLine {
  readonly substance: string;
  readonly reaction?: string;
  readonly severe: boolean;
}

/** Three different states that must never look alike. */
export type AllergyState =
  | { readonly kind: "none-known"; readonly confirmedOn: string }
  | { readonly kind: "not-recorded" }
  | { readonly kind: "list"; readonly allergies: readonly AllergyLine[] };

/** Every allergy is written out, severe ones first; none is folded into a number. */
export function PatientAllergies({ state }: { readonly state: AllergyState }) {
  if (state.kind === "none-known") {
    return <p>No known allergies (confirmed {state.confirmedOn})</p>;
  }
  if (state.kind === "not-recorded" || state.allergies.length === 0) {
    return (
      <p className="edge-cue w-fit rounded-tag border border-check-edge bg-check-fill px-2 font-semibold text-check">
        Allergies not recorded
      </p>
    );
  }
  const ordered = [...state.allergies].sort((a, b) => Number(b.severe) - Number(a.severe));
  return (
    <ul aria-label="Allergies" className="flex flex-wrap gap-1.5">
      {ordered.map((allergy) => (
        <li
          key={`${allergy.substance} ${allergy.reaction ?? ""}`}
          className={cx(
            "edge-cue flex items-start gap-1.5 rounded-tag border px-2",
            allergy.severe
              ? "border-stop-edge bg-stop-fill font-semibold text-stop"
              : "border-check-edge bg-check-fill text-check",
          )}
        >
          {allergy.severe ? (
            <TriangleAlert aria-hidden="true" size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
          ) : null}
          <span>
            {allergy.severe ? "Severe allergy: " : "Allergy: "}
            {allergy.substance} ({allergy.reaction ?? "reaction not recorded"})
          </span>
        </li>
      ))}
    </ul>
  );
}
