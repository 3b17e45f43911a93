import type { Tx } from "@/lib/platform/db";
import { type Refusal, refused } from "@/lib/platform/outcome";

/** The site that goes with a team, or why the team or the plan lead cannot be chosen. */
export async function placeProblem(
  tx: Tx,
  { teamId, leadId }: { readonly teamId: string; readonly leadId: string | null },
): Promise<{ readonly ok: true; readonly siteId: string } | Refusal> {
  const team = await tx.team.findUnique({ where: { id: teamId }, select: { siteId: true } });
  if (!team) return refused("not-recordable", { fields: { teamId: "Choose a team from the list" } });
  if (leadId !== null) {
    const lead = await tx.person.findUnique({ where: { id: leadId }, select: { role: true, disabledAt: true } });
    if (lead?.role !== "neurologist" || lead.disabledAt) {
      return refused("not-recordable", {
        fields: { leadId: "The plan lead must be a neurologist with an open account" },
      });
    }
  }
  return { ok: true, siteId: team.siteId };
}
