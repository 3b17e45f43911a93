import { askedRoles } from "@/lib/domain/cosign/policy";
import { askedText, causesText, roleWords } from "@/lib/domain/cosign/words";
import type { ShownContent } from "@/lib/domain/version/signed-content";
import { tallMan } from "@/lib/domain/wording/medicine-name";
import type { Told } from "@/lib/features/plan/queries/review";
import { Notice } from "../ui/notice";
import { MedicineNameText } from "./medicine-name";

export interface SignCosignaturesProps {
  readonly content: ShownContent;
  readonly cosigners: Told["cosigners"];
}

/** What will not be active with this signature alone, whose it needs and why, and who that may be. */
export function SignCosignatures({ content, cosigners }: SignCosignaturesProps) {
  const { cosign, treatments } = content;
  if (!cosign) return null;
  const ids = [...new Set(cosign.needs.map((need) => need.treatmentId))];
  const nameOf = (id: string) => treatments.find((t) => t.treatmentId === id)?.name ?? "A treatment";
  const asked = askedRoles.filter((role) => cosign.needs.some((need) => need.asks === role));
  const lacking = asked.filter((role) => cosigners[role].length === 0);
  return (
    <section aria-labelledby="cosign-title" className="flex flex-col gap-2">
      <h2 id="cosign-title" className="text-lead">
        Needs a co-signature ({ids.length})
      </h2>
      <p className="prose-width">
        Not active with your signature alone: nothing of it may be given before it is co-signed by somebody else than
        you.
      </p>
      <ul className="list-disc pl-5" data-clinical="">
        {ids.map((id) => {
          const own = cosign.needs.filter((need) => need.treatmentId === id);
          const because = own.map((need) => causesText(need.because)).join("; ");
          return (
            <li key={id}>
              <MedicineNameText name={tallMan(nameOf(id))} />: by {askedText(own.map((need) => need.asks))}, since{" "}
              {because}
              {cosign.stillUrgent.includes(id) ? ". It stays active as urgent; the co-signature stays due" : null}
            </li>
          );
        })}
      </ul>
      {asked.map((role) =>
        cosigners[role].length > 0 ? (
          <p key={role} className="text-ink-2">
            {roleWords[role] === "oncologist" ? "Oncologist" : "Team lead"}: {cosigners[role].join(", ")}
          </p>
        ) : null,
      )}
      {lacking.length > 0 ? (
        <Notice tone="check" headingLevel={3} title={`Nobody can co-sign yet: ${askedText(lacking)} is missing`}>
          No {lacking.map((role) => roleWords[role]).join(" and no ")} sees this patient today. Add one to the care
          team, or it stays inactive.
        </Notice>
      ) : null}
    </section>
  );
}
