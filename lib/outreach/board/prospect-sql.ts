// The SQL of board and table: what a filter keeps, what each sort orders by, what is known of each prospect.

import { STAGES } from "#lib/core/outreach/stages";
import type { Params } from "#lib/db/params";
import { standingSql } from "#lib/hand-checks/standing-sql";
import type { SortKind } from "#lib/links/cursor";
import type { Scope } from "#lib/scope/scope";
import type { CampaignKeys } from "../campaigns/find-campaign.ts";
import type { ProspectFilter } from "./schema.ts";
import type { ProspectSort } from "./types.ts";

/** What is due next: the promised day once terms stand, else the follow-up. */
const NEXT_DAY =
  "CASE WHEN p.stage IN ('agreed', 'in_production') THEN coalesce(p.due_on, p.follow_up_on) ELSE p.follow_up_on END";

/** Where that day lies. @param today SQL of a date */
export const dueSql = (today: string): string =>
  `CASE WHEN p.stage IN ('placed', 'rejected') OR ${NEXT_DAY} IS NULL THEN 'none' WHEN ${NEXT_DAY} < ${today} THEN 'overdue'
    WHEN ${NEXT_DAY} = ${today} THEN 'today' WHEN ${NEXT_DAY} <= ${today} + 7 THEN 'week' ELSE 'later' END`;

/** The WHERE of a filter; `p` is the prospect. @param today YYYY-MM-DD */
export function prospectWhere(
  params: Params,
  scope: Scope,
  campaign: Pick<CampaignKeys, "id" | "siteId">,
  filter: ProspectFilter,
  today: string,
): string {
  const parts = [
    `p.workspace_id = ${params.add(scope.workspaceId)}`,
    `p.campaign_id = ${params.add(campaign.id)}`,
  ];
  const among = (sql: string, values: readonly string[]) =>
    values.length > 0 ? parts.push(`${sql} = ANY(${params.add(values)}::text[])`) : 0;
  if (filter.stage.length > 0) parts.push(`p.stage = ANY(${params.add(filter.stage)}::"ProspectStage"[])`);
  among("coalesce(p.owner_id::text, 'none')", filter.owner);
  among("p.origin::text", filter.origin);
  among("p.reject_reason::text", filter.reason);
  if (filter.due.length > 0) among(dueSql(`${params.add(today)}::date`), filter.due);
  if (filter.q !== "") {
    const like = params.add(`%${filter.q.replaceAll(/[\\%_]/g, "\\$&")}%`);
    parts.push(
      `(p.domain ILIKE ${like} OR p.page_url ILIKE ${like} OR p.anchor ILIKE ${like} OR p.note ILIKE ${like})`,
    );
  }
  return parts.join("\n AND ");
}

interface SortSql {
  sql: string;
  type: string;
  kind: SortKind;
  /** What the order needs beside the prospect. */
  join?: string;
}

/** What each sort orders by, never null. */
export const prospectSortSql: Record<ProspectSort, SortSql> = {
  moved: { sql: "p.stage_at", type: "timestamptz", kind: "time" },
  domain: { sql: "p.domain", type: "text", kind: "text" },
  stage: {
    sql: `array_position('{${STAGES.join(",")}}'::text[], p.stage::text)`,
    type: "int",
    kind: "number",
  },
  due: { sql: `coalesce(${NEXT_DAY}, '9999-12-31'::date)`, type: "date", kind: "date" },
  fit: { sql: "coalesce(p.fit, -1)::int", type: "int", kind: "number" },
  authority: {
    sql: "coalesce(-sk.position, -2147483647)",
    type: "int",
    kind: "number",
    join: "LEFT JOIN domain_rank sk ON sk.name = p.domain",
  },
  added: { sql: "p.created_at", type: "timestamptz", kind: "time" },
};

/** Links of a domain that its relevance is read from: a sitewide link has too many to read them all. */
const LINKS_READ = 200;

/** Contacts of its site that a row names. */
const CONTACTS_SHOWN = 4;

/** Columns of a prospect `p` alone. */
const OWN = `p.id, p.domain, p.page_url AS "pageUrl", p.stage, p.stage_at AS "stageAt", p.origin, p.reject_reason AS "rejectReason",
  p.stage_before AS "stageBefore", p.fit, p.note, p.target_url AS "targetUrl", p.anchor, p.follow_up_on AS "followUpOn",
  p.due_on AS "dueOn", p.created_at AS "createdAt", p.contacted_at AS "contactedAt", p.replied_at AS "repliedAt",
  p.placed_at AS "placedAt", p.waiting, p.touches_out AS "touchesOut"`;

/**
 * Columns and joins that tell all that a card shows of prospects `p`: for the rows that are shown alone, each is a few
 * steps of an index. Costs, contacts and messages are for those who may read them.
 * @param today YYYY-MM-DD
 */
export function factsSql(scope: Scope, params: Params, today: string): { columns: string; joins: string } {
  const price = scope.may.has("costs")
    ? "pl.price::text AS price, pl.currency"
    : "NULL AS price, NULL AS currency";
  const placement = scope.may.has("placements")
    ? `LEFT JOIN LATERAL (SELECT pl.id, ${standingSql("pl", `${params.add(today)}::date`)} AS status, ${price} FROM placement pl
         WHERE pl.workspace_id = p.workspace_id AND pl.prospect_id = p.id AND pl.archived_at IS NULL
         ORDER BY pl.created_at DESC LIMIT 1) pm ON true`
    : "LEFT JOIN LATERAL (SELECT NULL::uuid AS id, NULL AS status, NULL AS price, NULL AS currency) pm ON true";
  const asked = scope.may.has("messages")
    ? `(SELECT t.at FROM touch t WHERE t.workspace_id = p.workspace_id AND t.domain = p.domain AND t.kind = 'out'
        AND t.prospect_id IS DISTINCT FROM p.id ORDER BY t.at DESC LIMIT 1)`
    : "NULL::timestamptz";
  const contacts = scope.may.has("contacts")
    ? `array(SELECT coalesce(ct.name, ct.value) FROM contact ct WHERE ct.workspace_id = p.workspace_id AND ct.domain = p.domain
        ORDER BY ct.found_at, ct.id LIMIT ${CONTACTS_SHOWN})`
    : "ARRAY[]::text[]";
  return {
    columns: `${OWN}, CASE WHEN u.id IS NOT NULL THEN json_build_object('id', u.id, 'name', u.name) END AS owner,
      k.position, coalesce(rd.live, 0) AS "linksToUs", ${asked} AS "askedAt", ${contacts} AS contacts,
      CASE WHEN pm.id IS NOT NULL THEN json_build_object('id', pm.id, 'status', pm.status, 'price', pm.price,
        'currency', pm.currency) END AS placement,
      (SELECT x.relevance FROM (SELECT l.relevance FROM link l WHERE l.workspace_id = p.workspace_id
        AND l.source_domain_id = d.id LIMIT ${LINKS_READ}) x WHERE x.relevance IS NOT NULL
        ORDER BY array_position('{same,related,unrelated,too_little}'::text[], x.relevance::text) LIMIT 1) AS relevance,
      (SELECT a.state FROM approval a WHERE a.workspace_id = p.workspace_id AND a.prospect_id = p.id AND a.of = 'prospect'
        ORDER BY a.asked_at DESC, a.id DESC LIMIT 1) AS approval`,
    joins: `LEFT JOIN app_user u ON u.id = p.owner_id
      LEFT JOIN domain d ON d.workspace_id = p.workspace_id AND d.name = p.domain
      LEFT JOIN domain_rank k ON k.name = p.domain
      LEFT JOIN referring_domain rd ON rd.workspace_id = p.workspace_id AND rd.site_id = p.site_id AND rd.domain_id = d.id
      ${placement}`,
  };
}
