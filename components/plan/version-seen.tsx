import { roleWords } from "@/lib/domain/access/role-words";
import { type ActorRole, roles } from "@/lib/domain/access/roles";
import { formatInstant } from "@/lib/domain/shared/instant";
import type { SeenVersion } from "@/lib/features/plan/queries/acknowledgements";
import { Nowrap } from "../ui/nowrap";
import { AcknowledgeVersion } from "./acknowledge-version";

const wordsOf = (role: ActorRole | string) => {
  const known = roles.find((one) => one === role);
  return known ? roleWords[known] : role;
};

/** Who has said that they have seen the version in force, role by role, and the button for a reader who has not. */
export function VersionSeen({
  planId,
  seen,
  zone,
}: {
  readonly planId: string;
  readonly seen: SeenVersion;
  readonly zone: string;
}) {
  const present = [...new Set(seen.seen.map((one) => one.role))];
  return (
    <section aria-labelledby="version-seen" className="flex flex-col gap-2">
      <h2 id="version-seen" className="text-lead">
        Who has seen version {seen.version}
      </h2>
      {present.length === 0 ? (
        <p className="text-ink-2">
          Nobody beside its signer {seen.current ? "has said so yet" : "said so while it was in force"}.
        </p>
      ) : null}
      <ul className="flex flex-col gap-0.5">
        {present.map((role) => (
          <li key={role}>
            <b>{wordsOf(role)}</b>:{" "}
            {seen.seen
              .filter((one) => one.role === role)
              .map((one, at) => (
                <span key={`${one.name} ${one.at}`}>
                  {at > 0 ? "; " : ""}
                  {one.name}, <Nowrap>{formatInstant(one.at, zone)}</Nowrap>
                </span>
              ))}
          </li>
        ))}
        {seen.missing.map((role) => (
          <li key={role}>
            <b>{wordsOf(role)}</b>: must know it, not seen yet
          </li>
        ))}
      </ul>
      {seen.mayAcknowledge ? <AcknowledgeVersion planId={planId} version={seen.version} /> : null}
    </section>
  );
}
