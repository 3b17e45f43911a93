import "server-only";
import type { TemplateUse } from "@/lib/domain/template/use";
import type { Actor } from "@/lib/platform/actor-types";
import { statement } from "@/lib/platform/db";
import { read } from "@/lib/platform/read";

/** The templates of a draft as JSON (TemplateUse[]); `draft` is the SQL of its id. */
export const usesOfDraft = (
  draft: string,
) => `(SELECT coalesce(json_agg(json_build_object('id', u.id, 'templateId', u.template_id,
    'name', u.template_name, 'version', u.template_version, 'hash', u.template_hash, 'arm', u.arm, 'dayZero', u.day_zero::text,
    'lines', u.lines,
    'reasons', (SELECT coalesce(json_agg(json_build_object('type', e.type, 'line', e.line, 'reason', e.reason, 'revision', e.revision)
                         ORDER BY e.line, e.type), '[]'::json)
                  FROM template_deviation e WHERE e.draft_template_id = u.id)) ORDER BY u.merged_at, u.id), '[]'::json)
   FROM draft_template u WHERE u.draft_id = ${draft})`;

const usesStatement = statement<{ uses: TemplateUse[] | null }>(
  "draft-templates",
  `SELECT (SELECT ${usesOfDraft("d.id")} FROM draft d WHERE d.plan_id = p.id AND d.state IN ('open', 'in-review', 'changes-asked')) AS uses
     FROM plan p WHERE p.id = $1::uuid`,
);

/** The templates that the open draft of a plan used; the page that shows the draft writes the access entry. */
export async function templatesOfDraft(actor: Actor, planId: string): Promise<readonly TemplateUse[]> {
  const uses = await read({
    actor,
    needs: "plan:read",
    on: { kind: "plan", id: planId },
    run: async ({ sql }) => {
      const [row] = await sql(usesStatement, [planId]);
      return row ? (row.uses ?? []) : null;
    },
  });
  return uses ?? [];
}
