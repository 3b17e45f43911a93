// The second signatures of the stories: who is asked gives them a little later the same day.
import { type AskedRole, askedRoles } from "@/lib/domain/cosign/policy";
import { addCareTeamMember } from "@/lib/features/patient/commands/care-team";
import { cosignTreatment } from "@/lib/features/plan/commands/cosign-treatment";
import { type ReleaseRow, recheckAsSigned, releaseText } from "@/lib/features/plan/queries/release-source";
import type { Actor } from "@/lib/platform/actor-types";
import { act } from "./act";
import type { Chart } from "./chart";
import { staffIn } from "./people";
import { seenBy } from "./world";

type Signed = { readonly chart: Chart; readonly planId: string };

/** Who of the staff is asked for a patient; an oncologist who is not on the care team yet joins it. */
async function asked({ world, story, lead, patientId }: Chart, role: AskedRole, at: string): Promise<Actor> {
  const { actors } = world.people;
  const near = [...(story.others ?? []), ...staffIn(story.team)];
  const found = near.map((key) => actors[key]).find((one) => one.role === role);
  if (!found) throw new Error(`the team of DEMO-${story.mrn} has no ${role}`);
  if (role === "team-lead") return found;
  const on = await seenBy(lead, at, (tx) => tx.careTeamMember.count({ where: { patientId, personId: found.id } }));
  if (on === 0) {
    const fromOn = world.clock.day(story.since);
    const member = { patientId, personId: found.id, function: "oncology", fromOn, toOn: null, cover: false } as const;
    await act(at, addCareTeamMember, lead, member);
  }
  return found;
}

const sourceOf = (by: Actor, at: string, planId: string) =>
  seenBy(by, at, async (tx) => {
    const [row] = await tx.$queryRawUnsafe<{ source: ReleaseRow }[]>(releaseText, planId);
    return row?.source ?? null;
  });

/** Co-signs everything that the version signed on a day asks for. */
export async function cosignAll({ chart, planId }: Signed, offset: number): Promise<void> {
  const at = chart.world.clock.at(offset, "10:45");
  const { cosign } = await sourceOf(chart.lead, at, planId);
  for (const { treatmentId, signed, unanswered } of cosign) {
    if (signed !== "awaiting-cosignature") continue;
    for (const role of askedRoles.filter((one) => unanswered.includes(one))) {
      const by = await asked(chart, role, at);
      const row = await sourceOf(by, at, planId);
      const { version, contentHash } = row;
      const check = recheckAsSigned(row, { treatmentId, now: at });
      if (!check || !contentHash) throw new Error(`nothing to co-sign in plan ${planId}`);
      await act(at, cosignTreatment, by, { planId, treatmentId, version, contentHash, hash: check.hash });
    }
  }
}
