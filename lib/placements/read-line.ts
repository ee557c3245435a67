// One promise as every table of promises reads it, whatever else stands beside it. FROM PLACEMENT_FROM.
import { ownCost } from "#lib/core/outreach/money";
import { standingOf } from "#lib/core/standing";
import { agreedDaySql, type OwnMoney } from "#lib/outreach/rates/own-money";
import type { Scope } from "#lib/scope/scope";
import type { PlacementLine } from "./types.ts";

// Who gave the word that the placement holds. A page's other addresses are the page.
const WORD = `CASE WHEN p.hand_seen IS NOT NULL THEN json_build_object('seen', p.hand_seen, 'on', p.hand_on, 'askAgainOn',
    p.ask_again_on, 'by', (SELECT u.name FROM hand_check h JOIN page hs ON hs.workspace_id = h.workspace_id AND hs.id = h.source_id
      JOIN app_user u ON u.id = h.by_id
      WHERE h.workspace_id = p.workspace_id AND h.site_id = p.site_id AND h.target_id = p.target_id AND h.withdrawn_at IS NULL
        AND coalesce(hs.moved_to_id, hs.id) = coalesce(s.moved_to_id, s.id) AND (h.looked_on, h.seen) = (p.hand_on, p.hand_seen)
      ORDER BY h.at DESC LIMIT 1)) END AS word`;

const COST_COLUMNS = `p.price::text, p.currency, p.fee::text, p.fee_currency AS "feeCurrency"`;
const NO_COSTS = `NULL AS price, NULL AS currency, NULL AS fee, NULL AS "feeCurrency"`;

/** Costs are for those who may read them: the others get null, and no order by them. */
export const lineColumns = (
  scope: Scope,
) => `p.id, p.headline AS verdict, ${WORD}, p.sentence, s.url AS source, t.url AS target,
  d.name AS "sourceDomain", p.anchor, p.rel, ${scope.may.has("costs") ? COST_COLUMNS : NO_COSTS}, ${agreedDaySql("p")}::text AS "agreedOn",
  p.vendor, p.tactic, p.live_on AS "liveOn", p.expires_on AS "expiresOn", p.tags, p.checked_at AS "checkedAt",
  CASE p.headline WHEN 'lost' THEN p.lost_at WHEN 'missed' THEN p.missed_at
    WHEN 'changed' THEN (SELECT min(b.began_at) FROM placement_breach b WHERE b.placement_id = p.id AND b.ended_at IS NULL)
  END AS since`;

export type LoadedPlacement = Omit<PlacementLine, "checkedAt" | "since" | "status" | "standing" | "cost"> & {
  agreedOn: string;
  checkedAt: Date | null;
  since: Date | null;
};

/**
 * A line as it stands today, with its dates as ISO strings. @param today YYYY-MM-DD
 * @param own null: costs may not be read
 */
export function placementLine<T extends LoadedPlacement>(
  row: T,
  today: string,
  own: OwnMoney | null,
): Omit<T, "checkedAt" | "since"> &
  Pick<PlacementLine, "checkedAt" | "since" | "status" | "standing" | "cost"> {
  const standing = standingOf(row.verdict, row.checkedAt !== null, row.word, today);
  return {
    ...row,
    standing,
    status: standing.status,
    cost: own === null ? null : ownCost(row, row.agreedOn, own),
    checkedAt: row.checkedAt?.toISOString() ?? null,
    since: row.since?.toISOString() ?? null,
  };
}
