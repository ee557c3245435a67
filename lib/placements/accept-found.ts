import type { Place } from "#lib/core/place";
import type { RelClass } from "#lib/core/rel";
import { type Sql, transaction } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { WriteScope } from "#lib/scope/scope";
import { rejudgePlacements } from "./rejudge-placements.ts";

/** Anchor, rel and place that were agreed. */
export interface AgreedWords {
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
}

/**
 * Takes what the last look found for what is agreed: rel, anchor and place, where they differ. Answers with what was
 * agreed before, so that it can be undone (`setAgreed`). Throws AppError "not_found", "conflict".
 */
export async function acceptFound(scope: WriteScope, id: string): Promise<AgreedWords> {
  return transaction(async (sql) => {
    const [row] = await sql.query<
      AgreedWords & { foundAnchor: string; foundRel: RelClass; foundPlace: Place; flags: string[] }
    >(
      `SELECT p.anchor, p.rel, p.place, p.flags, c.anchor AS "foundAnchor", c.rel_class AS "foundRel",
         c.place AS "foundPlace"
       FROM placement p CROSS JOIN LATERAL (
         SELECT * FROM placement_check c WHERE c.placement_id = p.id ORDER BY c.at DESC, c.run_id LIMIT 1) c
       WHERE p.workspace_id = $1 AND p.id = $2 AND ($3::int[] IS NULL OR p.site_id = ANY($3))
         AND p.presence = 'found' AND c.presence = 'found' AND c.rel_class IS NOT NULL FOR UPDATE OF p`,
      [scope.workspaceId, id, scope.sites === "all" ? null : scope.sites],
    );
    if (row === undefined) {
      throw new AppError("conflict", "Nothing was changed: the last look did not find this link.");
    }
    await agree(sql, scope, id, {
      anchor: row.flags.includes("wrong_anchor") ? row.foundAnchor || null : row.anchor,
      rel: row.flags.includes("rel_changed") ? row.foundRel : row.rel,
      place: row.flags.includes("wrong_place") ? row.foundPlace : row.place,
    });
    return { anchor: row.anchor, rel: row.rel, place: row.place };
  });
}

/** Puts back what was agreed before `acceptFound`. Throws AppError "not_found". */
export async function setAgreed(scope: WriteScope, id: string, agreed: AgreedWords): Promise<void> {
  await transaction((sql) => agree(sql, scope, id, agreed));
}

async function agree(sql: Sql, scope: WriteScope, id: string, agreed: AgreedWords): Promise<void> {
  const rows = await sql.query(
    `UPDATE placement SET anchor = $3, rel = $4::"RelClass", place = $6::"LinkPlace"
     WHERE workspace_id = $1 AND id = $2 AND ($5::int[] IS NULL OR site_id = ANY($5)) RETURNING id`,
    [
      scope.workspaceId,
      id,
      agreed.anchor,
      agreed.rel,
      scope.sites === "all" ? null : scope.sites,
      agreed.place,
    ],
  );
  if (rows.length === 0) throw new AppError("not_found", "This placement is not there.");
  await rejudgePlacements(sql, scope.workspaceId, [id]);
}
