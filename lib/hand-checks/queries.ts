import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { HandCheckLine, LinkOfWord } from "./types.ts";

/** Words that a drawer shows of one link. */
const SHOWN = 50;

/**
 * What people saw of these links of a site, newest look first, the ones taken back among them. A page's other
 * addresses are the page.
 */
export async function listHandChecks(
  scope: Scope,
  slug: string,
  links: readonly LinkOfWord[],
): Promise<HandCheckLine[]> {
  const rows = await query<
    Omit<HandCheckLine, "at" | "withdrawnAt"> & { at: Date; withdrawnAt: Date | null }
  >(
    `SELECT h.id, h.seen, h.looked_on AS "lookedOn", h.ask_again_on AS "askAgainOn", h.note, h.image_type IS NOT NULL AS "hasImage",
       u.name AS by, h.at, h.withdrawn_at AS "withdrawnAt"
     FROM hand_check h JOIN site s ON s.workspace_id = h.workspace_id AND s.id = h.site_id
     JOIN page hs ON hs.workspace_id = h.workspace_id AND hs.id = h.source_id
     LEFT JOIN app_user u ON u.id = h.by_id
     WHERE h.workspace_id = $1 AND s.slug = $2 AND ($3::int[] IS NULL OR s.id = ANY($3)) AND EXISTS (
       SELECT 1 FROM unnest($4::int[], $5::int[]) AS k(source_id, target_id)
       JOIN page ks ON ks.workspace_id = h.workspace_id AND ks.id = k.source_id
       WHERE k.target_id = h.target_id AND coalesce(ks.moved_to_id, ks.id) = coalesce(hs.moved_to_id, hs.id))
     AND h.target_id = ANY($5)
     ORDER BY h.looked_on DESC, h.at DESC, h.id DESC LIMIT ${SHOWN}`,
    [
      scope.workspaceId,
      slug.replaceAll("\0", ""),
      scope.sites === "all" ? null : scope.sites,
      links.map((link) => link.sourceId),
      links.map((link) => link.targetId),
    ],
  );
  return rows.map((row) => ({
    ...row,
    at: row.at.toISOString(),
    withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  }));
}
