import { formatDay } from "@/lib/domain/shared/day";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { CompareView } from "@/lib/features/plan/queries/versions";
import { Nowrap } from "../ui/nowrap";
import { signerRole } from "./signature-line";

/** Who signed what lies between the two versions, and why, newest first. */
export function CompareSigners({ view, zone }: { readonly view: CompareView; readonly zone: string }) {
  const between = view.versions.filter((v) => v.version >= view.from.version && v.version <= view.to.version);
  return (
    <section aria-labelledby="signers-title">
      <h2 id="signers-title" className="text-body">
        Reasons and signers
      </h2>
      <ul className="flex flex-col gap-1">
        {between.map((v) => (
          <li key={v.version}>
            <b className="nowrap">Version {v.version}</b>, in force from <Nowrap>{formatDay(v.effectiveOn)}</Nowrap>:{" "}
            {v.reason ?? "no reason given"}{" "}
            <span className="text-small text-ink-2">
              (signed by {v.signerName}, {signerRole(v.signerRole)}, <Nowrap>{formatInstant(v.signedAt, zone)}</Nowrap>)
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
