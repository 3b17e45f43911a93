import type { TeamChoice } from "@/lib/features/team/queries";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field";

export interface TeamTicksProps {
  readonly teams: readonly TeamChoice[];
  readonly chosen: readonly string[];
  readonly error?: string;
}

/** The teams of a person; the site is named where there are several. */
export function TeamTicks({ teams, chosen, error }: TeamTicksProps) {
  const severalSites = new Set(teams.map((team) => team.siteName)).size > 1;
  return (
    <fieldset>
      <legend className="font-semibold">
        Teams <span className="font-normal text-ink-3">(optional)</span>
      </legend>
      <p className="text-small text-ink-2">
        A team lead sees the patients of these teams; a therapist sees the referrals waiting in their pools.
      </p>
      {teams.length === 0 ? <p className="py-1 text-ink-2">There is no team yet.</p> : null}
      {teams.map((team) => (
        <Checkbox
          key={team.id}
          id={`team-${team.id}`}
          name="teamIds"
          value={team.id}
          defaultChecked={chosen.includes(team.id)}
          label={severalSites ? `${team.name} (${team.siteName})` : team.name}
        />
      ))}
      <FieldError id="teamIds" error={error} />
    </fieldset>
  );
}
