import { readTargetRules, type TargetRule, targetMover } from "#lib/core/target-rules";
import { query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import { hashKey } from "#lib/links/hash-key";
import type { WriteScope } from "#lib/scope/scope";
import { siteNames, withinSite } from "../site-names.ts";
import type { LeftAlone, TargetPreview } from "./types.ts";

/** Most pairs at once. */
const RULES_MAX = 5_000;

/** A promise with the address that it would get. */
export interface TargetMove extends LeftAlone {
  sourceId: number;
  targetId: number;
  rule: TargetRule;
}

/** What pairs mean for the promises of a site. */
export interface TargetPlan {
  siteId: number;
  domains: string[];
  rules: TargetRule[];
  bad: TargetPreview["bad"];
  moves: TargetMove[];
  colliding: TargetMove[];
  outside: TargetMove[];
}

/**
 * Which promises would get which target. One whose new target is no page of the site, or is agreed for the same
 * source already, is left alone; archived ones are not touched, and keep their place.
 * Throws AppError "not_found", "invalid" (too many pairs).
 */
export async function planTargets(scope: WriteScope, slug: string, text: string): Promise<TargetPlan> {
  const site = await siteNames(scope, slug);
  const { rules, bad } = readTargetRules(text);
  if (rules.length > RULES_MAX) {
    throw new AppError("invalid", `These are ${rules.length} pairs; at most ${RULES_MAX} at once.`, {
      fields: { text: "Change them in parts, or name a folder with /* at the end." },
    });
  }
  const within = withinSite(site);
  const moving = await movingPlacements(scope.workspaceId, site.id, rules);
  const outside = moving.filter((move) => !within(move.to));
  const inside = moving.filter((move) => within(move.to));
  const taken = await takenPairs(scope.workspaceId, site.id, inside);
  const moves: TargetMove[] = [];
  const colliding: TargetMove[] = [];
  for (const move of inside) {
    const pair = `${move.sourceId} ${move.to}`;
    (taken.has(pair) ? colliding : moves).push(move);
    // Two promises of one source that would become one: the older one moves.
    taken.add(pair);
  }
  return { siteId: site.id, domains: site.domains, rules, bad, moves, colliding, outside };
}

async function movingPlacements(
  workspaceId: number,
  siteId: number,
  rules: readonly TargetRule[],
): Promise<TargetMove[]> {
  const rows = await query<Omit<TargetMove, "to" | "rule">>(
    `SELECT p.id, p.source_id AS "sourceId", p.target_id AS "targetId", s.url AS source, t.url AS "from"
     FROM placement p
     JOIN page s ON s.workspace_id = p.workspace_id AND s.id = p.source_id
     JOIN page t ON t.workspace_id = p.workspace_id AND t.id = p.target_id
     WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.archived_at IS NULL ORDER BY p.created_at, p.id`,
    [workspaceId, siteId],
  );
  const mover = targetMover(rules);
  return rows.flatMap((row) => {
    const moved = mover(row.from);
    return moved === null ? [] : { ...row, ...moved };
  });
}

/** "sourceId url" of the promises, archived ones too, that hold one of these new targets already. */
async function takenPairs(
  workspaceId: number,
  siteId: number,
  moves: readonly TargetMove[],
): Promise<Set<string>> {
  const keys = [...new Set(moves.map(({ to }) => to))].map((url) => hashKey(url));
  const rows = await query<{ sourceId: number; url: string }>(
    `SELECT p.source_id AS "sourceId", t.url FROM page t
     JOIN placement p ON p.workspace_id = t.workspace_id AND p.target_id = t.id
     WHERE t.workspace_id = $1 AND t.url_key = ANY($3) AND p.site_id = $2`,
    [workspaceId, siteId, keys],
  );
  return new Set(rows.map(({ sourceId, url }) => `${sourceId} ${url}`));
}
