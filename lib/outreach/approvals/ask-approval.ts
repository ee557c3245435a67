import { newId } from "#lib/db/new-id";
import { transaction } from "#lib/db/sql";
import type { WriteScope } from "#lib/scope/scope";
import { lockChosen } from "../board/lock-chosen.ts";
import type { Moved } from "../board/types.ts";
import type { ApprovalAsking } from "./schema.ts";

/**
 * Asks the client about prospects, their anchors, or a draft. A question that waits already, and one that was answered
 * with yes for the same words, is not asked twice. Throws AppError "not_found", "conflict", "invalid".
 */
export async function askApproval(scope: WriteScope, asking: ApprovalAsking): Promise<Moved> {
  const { of, text } = asking;
  return transaction(async (sql) => {
    const chosen = await lockChosen(sql, scope, asking);
    const open = chosen.filter(({ stage }) => stage !== "placed" && stage !== "rejected").map(({ id }) => id);
    const rows = await sql.query<{ id: string; anchor: string | null; repeated: boolean }>(
      `SELECT p.id, p.anchor, coalesce(l.state = 'asked' OR (l.state = 'approved'
           AND l.text IS NOT DISTINCT FROM CASE $3 WHEN 'anchor' THEN p.anchor WHEN 'draft' THEN $4::text END), false) AS repeated
       FROM prospect p LEFT JOIN LATERAL (SELECT a.state, a.text FROM approval a WHERE a.workspace_id = p.workspace_id
         AND a.prospect_id = p.id AND a.of = $3::"ApprovalOf" ORDER BY a.asked_at DESC, a.id DESC LIMIT 1) l ON true
       WHERE p.workspace_id = $1 AND p.id = ANY($2::uuid[])`,
      [scope.workspaceId, open, of, text],
    );
    const nameless = of === "anchor" ? rows.filter(({ anchor }) => anchor === null) : [];
    const asked = rows.filter(({ anchor, repeated }) => !repeated && (of !== "anchor" || anchor !== null));
    await sql.query(
      `INSERT INTO approval (id, workspace_id, prospect_id, of, text, asked_by_id)
       SELECT n.id, $1, n.prospect, $2::"ApprovalOf", n.text, $3 FROM unnest($4::uuid[], $5::uuid[], $6::text[]) AS n(id, prospect, text)`,
      [
        scope.workspaceId,
        of,
        scope.actorId,
        asked.map(() => newId()),
        asked.map(({ id }) => id),
        asked.map(({ anchor }) => (of === "anchor" ? anchor : of === "draft" ? text : null)),
      ],
    );
    const refused = [
      { why: "It is placed or given up.", count: chosen.length - open.length },
      { why: "It has no anchor yet.", count: nameless.length },
      { why: "The client was asked already.", count: rows.length - nameless.length - asked.length },
    ];
    return { batch: null, changed: asked.length, refused: refused.filter(({ count }) => count > 0) };
  });
}
