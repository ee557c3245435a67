import { tellLink } from "#lib/core/link-sentence";
import { vendorNames } from "#lib/core/vendors";
import { Params } from "#lib/db/params";
import { one, query } from "#lib/db/sql";
import { AppError } from "#lib/errors";
import type { Scope } from "#lib/scope/scope";
import { LINE_COLUMNS, LINE_FROM, type LoadedLine, lineOf } from "./link-lines.ts";
import { promisesSql } from "./link-where.ts";
import { siteKeys } from "./site-keys.ts";
import { sharedTopic } from "./topics/shared-topic.ts";
import type { LinkCheck, LinkDetail, LinkEventLine, LinkLine, SharedTopic } from "./types.ts";

/** How many looks the strip shows. */
const CHECKS = 30;
const EVENTS = 100;

type Loaded = LoadedLine &
  Omit<
    LinkDetail,
    "page" | "aliases" | "topics" | "sightings" | "checks" | "events" | "sentence" | "next" | keyof LinkLine
  > &
  LinkDetail["page"] & { foundAt: Date | null; lastSeenAt: Date | null };

/** Everything about one link of a site. Throws AppError "not_found", also for a link that touches none of its domains. */
export async function linkDetail(
  scope: Scope,
  slug: string,
  sourceId: number,
  targetId: number,
): Promise<LinkDetail> {
  const site = await siteKeys(scope, slug);
  const params = new Params();
  const siteId = params.add(site.id);
  const workspace = params.add(scope.workspaceId);
  const domains = params.add(site.domainIds);
  const row = await one<Loaded>(
    `SELECT ${LINE_COLUMNS(siteId)}, l.rel, l.rel_by AS "relBy", l.occurrences, coalesce(l.others, '[]') AS others,
       l.context_left AS "contextLeft", l.context_right AS "contextRight", l.loss_reason AS "lossReason",
       l.presence, l.misses, l.found_at AS "foundAt",
       CASE WHEN l.presence = 'found' THEN greatest(l.seen_at, sp.last_read_at) ELSE coalesce(l.seen_at, l.found_at) END AS "lastSeenAt",
       sp.access, sp.reason, sp.http_status AS "httpStatus", sp.noindex, sp.nofollow, sp.robots_by AS "robotsBy", sp.canonical,
       sp.canonical_elsewhere AS "canonicalElsewhere", sp.out_external AS "outExternal", sp.out_domains AS "outDomains",
       (SELECT o.reason FROM opinion o WHERE o.workspace_id = l.workspace_id AND o.site_id = ${siteId}
          AND (o.url_key = sp.url_key OR o.domain = sd.name) ORDER BY o.url_key NULLS LAST LIMIT 1) AS "opinionReason",
       (SELECT p.id ${promisesSql(siteId)} AND ${params.add(scope.may.has("placements"))}::boolean
          ORDER BY (p.target_id = l.target_id) DESC, p.created_at LIMIT 1) AS "placementId"
     FROM ${LINE_FROM}
     WHERE l.workspace_id = ${workspace} AND l.source_id = ${params.add(sourceId)} AND l.target_id = ${params.add(targetId)}
       AND (l.source_domain_id = ANY(${domains}) OR l.target_domain_id = ANY(${domains}))`,
    params.values,
  );
  if (!row) throw new AppError("not_found", "This link is not there.");
  const [sightings, aliases, topics, checks, events] = await Promise.all([
    query<LinkDetail["sightings"][number]>(
      `SELECT vendor, first_seen_on AS "firstSeenOn", last_seen_on AS "lastSeenOn", lost_on AS "lostOn",
         reported_source AS "reportedSource", reported_target AS "reportedTarget", metrics
       FROM link_sighting WHERE workspace_id = $1 AND source_id = $2 AND target_id = $3 ORDER BY vendor`,
      [scope.workspaceId, sourceId, targetId],
    ),
    query<{ url: string }>("SELECT url FROM page WHERE workspace_id = $1 AND moved_to_id = $2 ORDER BY url", [
      scope.workspaceId,
      sourceId,
    ]),
    sharedTopic(scope.workspaceId, sourceId, targetId, {
      anchor: row.anchor,
      left: row.contextLeft,
      right: row.contextRight,
    }),
    pageChecks(scope, sourceId),
    linkEvents(scope, sourceId, targetId),
  ]);
  return detailOf(
    row,
    sightings,
    aliases.map((alias) => alias.url),
    topics,
    checks,
    events,
  );
}

function detailOf(
  row: Loaded,
  sightings: LinkDetail["sightings"],
  aliases: string[],
  topics: SharedTopic,
  checks: LinkCheck[],
  events: LinkEventLine[],
): LinkDetail {
  const {
    access,
    reason,
    httpStatus,
    noindex,
    nofollow,
    robotsBy,
    canonical,
    canonicalElsewhere,
    outExternal,
    outDomains,
    ...rest
  } = row;
  const lastSeenAt = row.lastSeenAt?.toISOString() ?? null;
  const told = tellLink({
    presence: row.presence,
    misses: row.misses,
    access: access as Parameters<typeof tellLink>[0]["access"],
    httpStatus,
    lossReason: row.lossReason as Parameters<typeof tellLink>[0]["lossReason"],
    lostOn: row.lostOn,
    lastSeenAt,
    reportedBy: sightings.map((sighting) => vendorNames[sighting.vendor]),
  });
  return {
    ...lineOf(rest),
    ...told,
    foundAt: row.foundAt?.toISOString() ?? null,
    lastSeenAt,
    page: {
      access,
      reason,
      httpStatus,
      noindex,
      nofollow,
      robotsBy,
      canonical,
      canonicalElsewhere,
      outExternal,
      outDomains,
    },
    aliases,
    sightings,
    topics,
    checks,
    events,
  };
}

/** The last looks at a page, newest first. */
async function pageChecks(scope: Scope, pageId: number): Promise<LinkCheck[]> {
  const rows = await query<Omit<LinkCheck, "at"> & { at: Date }>(
    `SELECT at, run_id AS "runId", access, reason, conclusive, not_modified AS "notModified", http_status AS "httpStatus", final_url AS "finalUrl",
       coalesce(hops, '[]') AS hops, truncated, soft_404 AS "soft404", robots_allowed AS "robotsAllowed",
       googlebot_allowed AS "googlebotAllowed", ms
     FROM page_check WHERE workspace_id = $1 AND page_id = $2 ORDER BY at DESC LIMIT ${CHECKS}`,
    [scope.workspaceId, pageId],
  );
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** What happened to a link and to its page, newest first. */
async function linkEvents(scope: Scope, sourceId: number, targetId: number): Promise<LinkEventLine[]> {
  const rows = await query<Omit<LinkEventLine, "recordedAt"> & { recordedAt: Date }>(
    `SELECT kind, origin, occurred_on AS "occurredOn", recorded_at AS "recordedAt", run_id AS "runId", detail
     FROM link_event
     WHERE workspace_id = $1 AND source_id = $2 AND (target_id = $3 OR target_id IS NULL)
     ORDER BY occurred_on DESC, id DESC LIMIT ${EVENTS}`,
    [scope.workspaceId, sourceId, targetId],
  );
  return rows.map((row) => ({ ...row, recordedAt: row.recordedAt.toISOString() }));
}
