import { Params } from "#lib/db/params";
import { standingSql, todaySql } from "#lib/hand-checks/standing-sql";
import { LinkFilter } from "#lib/links/link-filter";
import { LINK_FROM, linkWhere } from "#lib/links/link-where";
import type { SiteKeys } from "#lib/links/site-keys";
import { HOME_KEY, type ReportedFilter, reportedSql } from "#lib/profile/reported-where";
import type { RunSelection, Selection } from "./schema.ts";

/** The SQL of a selection. Both parts share the values. */
export interface SelectedPages {
  /** A query of `page_id`: the pages to visit, with repeats; an address that is an alias stands for its final page. */
  pages: string;
  /** A query of one row, `links`: how many links were selected. Null where pages are what is selected. */
  count: string | null;
  /** A query of `name`: domains whose home pages are to be made first, where these are what is selected. */
  homes: string | null;
  values: readonly unknown[];
}

/** The pages that have to be looked at to verify a selection of one site's links. */
export function selectedPages(workspaceId: number, site: SiteKeys, selection: RunSelection): SelectedPages {
  const params = new Params();
  if (selection.kind === "due") return duePages(params, workspaceId, site, selection.before);
  if (selection.kind === "reported") return homePages(params, workspaceId, site, selection.filter);
  const parts = partsOf(params, workspaceId, site, selection);
  const pages = parts.map((part) => `SELECT coalesce(sp.moved_to_id, sp.id) AS page_id FROM ${part}`);
  const counts = parts.map((part) => `(SELECT count(*) FROM ${part})`);
  return {
    pages: pages.join("\n UNION ALL\n"),
    count: `SELECT (${counts.join(" + ")})::int AS links`,
    homes: null,
    values: params.values,
  };
}

/** FROM and WHERE of each kind of thing that is selected; `sp` is always the source page. */
function partsOf(
  params: Params,
  workspaceId: number,
  site: SiteKeys,
  selection: Exclude<Selection, { kind: "reported" }>,
): string[] {
  switch (selection.kind) {
    case "all":
      return [
        linksPart(params, workspaceId, site, LinkFilter.parse({})),
        candidatesPart(params, workspaceId, site),
        placementsPart(params, workspaceId, site, notAmong(params, site)),
      ];
    case "links":
      return [linksPart(params, workspaceId, site, selection.filter)];
    case "link":
      return [pickedPart(params, workspaceId, site, [selection])];
    case "picked":
      return [pickedPart(params, workspaceId, site, selection.links)];
    case "candidates":
      return [candidatesPart(params, workspaceId, site)];
    case "placements": {
      const status =
        selection.status.length > 0
          ? `AND ${standingSql("pl", todaySql)} = ANY(${params.add(selection.status)}::text[])`
          : "";
      return [placementsPart(params, workspaceId, site, status)];
    }
    case "placement":
      return [placementsPart(params, workspaceId, site, `AND pl.id = ${params.add(selection.id)}::uuid`)];
    default:
      return selection satisfies never;
  }
}

/** Of a run by schedule: another one follows it, so that what falls due meanwhile does not wait for a heap of days. */
const DUE = { pages: 20_000, aDomain: 600 } as const;

/** Counted by page: what is due is a page, whatever links are on it. */
function duePages(params: Params, workspaceId: number, site: SiteKeys, before: string): SelectedPages {
  const [workspace, siteId, until] = [params.add(workspaceId), params.add(site.id), params.add(before)];
  const pages = `SELECT page_id FROM (
      SELECT p.id AS page_id, w.due_at, row_number() OVER (PARTITION BY p.domain_id ORDER BY w.due_at, p.id) AS nth
      FROM page_watch w JOIN page p ON p.workspace_id = w.workspace_id AND p.id = w.page_id
      WHERE w.workspace_id = ${workspace} AND w.site_id = ${siteId} AND w.due_at <= ${until}::timestamptz) due
    WHERE nth <= ${DUE.aDomain} ORDER BY due_at, page_id LIMIT ${DUE.pages}`;
  return { pages, count: null, homes: null, values: params.values };
}

/** Counted by page: of a reported domain nobody knows which links it has. */
function homePages(
  params: Params,
  workspaceId: number,
  site: SiteKeys,
  filter: ReportedFilter,
): SelectedPages {
  const { from, where } = reportedSql(params, workspaceId, site.id, filter);
  const pages = `SELECT coalesce(sp.moved_to_id, sp.id) AS page_id FROM ${from}
    JOIN page sp ON sp.workspace_id = d.workspace_id AND sp.url_key = ${HOME_KEY} WHERE ${where}`;
  const homes = `SELECT d.name FROM ${from} WHERE ${where}`;
  return { pages, count: null, homes, values: params.values };
}

function linksPart(params: Params, workspaceId: number, site: SiteKeys, filter: LinkFilter): string {
  return `${LINK_FROM} WHERE ${linkWhere(params, workspaceId, site, filter)}`;
}

function pickedPart(
  params: Params,
  workspaceId: number,
  site: SiteKeys,
  links: readonly { source: number; target: number }[],
): string {
  const domains = params.add(site.domainIds);
  return `link l JOIN page sp ON sp.workspace_id = l.workspace_id AND sp.id = l.source_id
    WHERE l.workspace_id = ${params.add(workspaceId)}
      AND (l.source_id, l.target_id) IN (
        SELECT * FROM unnest(${params.add(links.map((link) => link.source))}::int[], ${params.add(links.map((link) => link.target))}::int[]))
      AND (l.source_domain_id = ANY(${domains}::int[]) OR l.target_domain_id = ANY(${domains}::int[]))`;
}

function candidatesPart(params: Params, workspaceId: number, site: SiteKeys): string {
  return `page sp WHERE sp.workspace_id = ${params.add(workspaceId)} AND sp.id IN (
    SELECT page_id FROM page_sighting
     WHERE workspace_id = sp.workspace_id AND site_id = ${params.add(site.id)} AND state = 'waiting')`;
}

/** Agreed links that are among the backlinks already are counted there. */
function notAmong(params: Params, site: SiteKeys): string {
  const domains = params.add(site.domainIds);
  return `AND NOT EXISTS (SELECT 1 FROM link l WHERE l.workspace_id = pl.workspace_id
    AND l.source_id = coalesce(sp.moved_to_id, sp.id) AND l.target_id = pl.target_id
    AND l.target_domain_id = ANY(${domains}::int[]) AND l.source_domain_id <> ALL(${domains}::int[]))`;
}

function placementsPart(params: Params, workspaceId: number, site: SiteKeys, also: string): string {
  return `placement pl JOIN page sp ON sp.workspace_id = pl.workspace_id AND sp.id = pl.source_id
    WHERE pl.workspace_id = ${params.add(workspaceId)} AND pl.site_id = ${params.add(site.id)}
      AND pl.archived_at IS NULL ${also}`;
}
