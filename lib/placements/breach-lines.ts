import { query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import type { BreachLine } from "./types.ts";

/** How many past and present breaches the history shows. */
const BREACHES = 30;

type Loaded = Omit<BreachLine, "beganAt" | "endedAt"> & { beganAt: Date; endedAt: Date | null };

/**
 * Breaches of one promise, those that hold first. How one ended is told by the look of that moment: it found the
 * link, so it is mended; it did not; or there was no look, and the terms were changed.
 */
export async function breachLines(scope: Scope, siteId: number, id: string): Promise<BreachLine[]> {
  const rows = await query<Loaded>(
    `SELECT b.flag, b.promised, b.found, b.began_at AS "beganAt", b.ended_at AS "endedAt",
       CASE WHEN b.ended_at IS NULL THEN NULL
         ELSE coalesce((SELECT CASE WHEN c.presence = 'found' THEN 'mended' ELSE 'gone' END FROM placement_check c
           WHERE c.placement_id = b.placement_id AND c.at = b.ended_at LIMIT 1), 'terms') END AS ended
     FROM placement_breach b JOIN placement p ON p.id = b.placement_id
     WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.id = $3
     ORDER BY (b.ended_at IS NULL) DESC, b.began_at DESC, b.flag LIMIT ${BREACHES}`,
    [scope.workspaceId, siteId, id],
  );
  return rows.map((row) => ({
    ...row,
    beganAt: row.beganAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  }));
}
