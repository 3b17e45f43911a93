// What the command line asks: it acts as a named script, sees every chart and writes nothing here.
import "server-only";
import type { ImportProposal } from "@/lib/domain/fhir/proposal";
import type { Actor } from "@/lib/platform/actor-types";
import { noSubject } from "@/lib/platform/context";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";
import type { FilePreview } from "./input";
import { type ExistingRow, existingOf, existingText, existingValues } from "./store";

const existing = statement<ExistingRow>("import-existing", existingText);

/** Charts that a proposal may repeat. */
export async function chartsLike(
  actor: Actor,
  proposal: ImportProposal,
  fileHash: string,
): Promise<FilePreview["existing"]> {
  const found = await read({
    actor,
    needs: "patient:import",
    on: noSubject,
    run: async ({ sql }) => existingOf((await sql(existing, existingValues(proposal, fileHash)))[0]),
  });
  return found ?? existingOf(undefined);
}

export type NamedTeam = { readonly id: string; readonly name: string; readonly site: string };
const teams = statement<NamedTeam>(
  "import-teams",
  "SELECT t.id, t.name, s.name AS site FROM team t JOIN site s ON s.id = t.site_id ORDER BY s.name, t.name",
);

/** Every team with its site. */
export async function allTeams(actor: Actor): Promise<readonly NamedTeam[]> {
  return (await read({ actor, needs: "patient:import", on: noSubject, run: async ({ sql }) => sql(teams) })) ?? [];
}

const lead = statement<{ id: string }>(
  "import-lead",
  "SELECT w.id FROM person w WHERE w.email = lower($1) AND w.role = 'neurologist' AND w.disabled_at IS NULL",
);

/** The neurologist with this e-mail address and an open account, or null. */
export async function neurologistByEmail(actor: Actor, email: string): Promise<string | null> {
  const rows = await read({
    actor,
    needs: "patient:import",
    on: noSubject,
    run: async ({ sql }) => sql(lead, [email.trim()]),
  });
  return rows?.[0]?.id ?? null;
}
