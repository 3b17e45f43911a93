// Co-signing for tests of what comes after: each signature that the current version of a plan asks for, added beneath the
// application, by somebody of the role; the guards of the database hold for them as for everybody.
import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import { withTestClient } from "./database";

type Need = { treatment_id: string; asks: string; patient_id: string; version: number; content_hash: string };

/** Answers with how many signatures were added; none when nothing waits. */
export async function cosignAll(planId: string): Promise<number> {
  return await withTestClient("super", async (client) => {
    const { rows } = await client.query<Need>(
      `SELECT n.treatment_id, n.asks, n.patient_id, n.version, v.content_hash FROM plan p
         JOIN cosignature_need n ON n.plan_id = p.id AND n.version = p.current_version
         JOIN version v ON v.plan_id = n.plan_id AND v.version = n.version
         JOIN treatment_version t ON t.plan_id = n.plan_id AND t.version = n.version AND t.treatment_id = n.treatment_id
        WHERE p.id = $1 AND t.status = 'awaiting-cosignature'
          AND NOT EXISTS (SELECT 1 FROM signature s WHERE s.plan_id = n.plan_id AND s.version = n.version AND s.treatment_id = n.treatment_id AND s.asks = n.asks)`,
      [planId],
    );
    if (rows.length === 0) return 0;
    await client.query("BEGIN");
    const signers = new Map<string, string>();
    for (const need of rows) {
      const found = await client.query<{ id: string; name: string }>(
        `SELECT w.id, w.given || ' ' || w.family AS name FROM person w JOIN patient x ON x.id = $2
          WHERE w.role = $1 AND w.site_id = x.site_id ORDER BY w.id LIMIT 1`,
        [need.asks, need.patient_id],
      );
      const [signer] = found.rows;
      if (!signer) throw new Error(`nobody at the site is a ${need.asks}`);
      signers.set(need.treatment_id, signer.id);
      await client.query(
        `INSERT INTO signature (id, plan_id, version, content_hash, patient_id, signer_id, signer_name, signer_role, meaning, signed_at, treatment_id, asks)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'co-signature', now(), $9, $8)`,
        [
          uuid(),
          planId,
          need.version,
          need.content_hash,
          need.patient_id,
          signer.id,
          signer.name,
          need.asks,
          need.treatment_id,
        ],
      );
    }
    const judged = '{"schema":"test"}';
    const hash = `h1:${createHash("sha256").update(judged).digest("hex")}`;
    for (const [treatmentId, by] of signers)
      await client.query(
        `INSERT INTO treatment_activation (id, plan_id, version, treatment_id, patient_id, kind, reason, content, judged, judged_hash, activated_at, activated_by)
         SELECT $1, n.plan_id, n.version, n.treatment_id, n.patient_id, 'cosigned', 'Co-signed', n.content, $4, $5, now(), $6
           FROM plan p JOIN treatment_now n ON n.plan_id = p.id AND n.version = p.current_version WHERE p.id = $2 AND n.treatment_id = $3`,
        [uuid(), planId, treatmentId, judged, hash, by],
      );
    await client.query("COMMIT");
    return rows.length;
  });
}
