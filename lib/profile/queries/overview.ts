import { type AnchorCategory, anchorCategoriser } from "#lib/core/anchor";
import type { AnchorKind } from "#lib/core/link-types";
import { addDays, type DayDeltas, daysBetween, profileSeries, stepFor } from "#lib/core/profile-series";
import { one, query } from "#lib/db/sql";
import type { Scope } from "#lib/scope/scope";
import { siteBySlug } from "#lib/sites/find-site";
import type { Site } from "#lib/sites/types";
import type { AnchorLine, Overview, Range } from "../types.ts";

const ANCHORS_SHOWN = 20;
const DAYS: Record<Exclude<Range, "all">, number> = { "30d": 30, "90d": 90, "1y": 365 };

const COLUMNS = [
  ["links_gained", "linksGained"],
  ["links_lost", "linksLost"],
  ["links_known", "linksKnown"],
  ["domains_gained", "domainsGained"],
  ["domains_lost", "domainsLost"],
  ["domains_known", "domainsKnown"],
  ["follow", "follow"],
  ["nofollow", "nofollow"],
  ["ugc", "ugc"],
  ["sponsored", "sponsored"],
  ["unknown", "unknown"],
] as const;

/**
 * The profile of a site over a range that ends today (YYYY-MM-DD). Series and figures come from rollups; only
 * the anchors are counted from links.
 */
export async function siteOverview(
  scope: Scope,
  slug: string,
  range: Range,
  today: string,
): Promise<Overview> {
  const site = await siteBySlug(scope, slug);
  const [series, now, anchors] = await Promise.all([
    readSeries(scope, site, range, today),
    readNow(scope, site),
    readAnchors(scope, site),
  ]);
  return { range, ...series, now, ...anchors };
}

async function readSeries(scope: Scope, site: Site, range: Range, today: string) {
  const keys = [scope.workspaceId, site.id];
  const first = await one<{ day: string | null }>(
    "SELECT min(day) AS day FROM site_day WHERE workspace_id = $1 AND site_id = $2",
    keys,
  );
  const oldest = first?.day ?? today;
  // At least a month, so that a chart of a new site is no single column.
  const all = oldest > addDays(today, -29) ? addDays(today, -29) : oldest;
  const from = range === "all" ? all : addDays(today, 1 - DAYS[range]);
  const sums = COLUMNS.map(([column, name]) => `coalesce(sum(${column}), 0)::int AS "${name}"`).join(", ");
  const names = COLUMNS.map(([column, name]) => `${column} AS "${name}"`).join(", ");
  const [before, days] = await Promise.all([
    one<Omit<DayDeltas, "day">>(
      `SELECT ${sums} FROM site_day WHERE workspace_id = $1 AND site_id = $2 AND day < $3`,
      [...keys, from],
    ),
    query<DayDeltas>(
      `SELECT day, ${names} FROM site_day WHERE workspace_id = $1 AND site_id = $2 AND day BETWEEN $3 AND $4 ORDER BY day`,
      [...keys, from, today],
    ),
  ]);
  const step = stepFor(daysBetween(from, today));
  const points = profileSeries(before as Omit<DayDeltas, "day">, days, { from, to: today, step });
  const total = (name: "domainsGained" | "domainsLost") => days.reduce((sum, day) => sum + day[name], 0);
  return { step, points, gained: total("domainsGained"), lost: total("domainsLost") };
}

async function readNow(scope: Scope, site: Site): Promise<Overview["now"]> {
  const row = await one<Omit<Overview["now"], "unknown">>(
    `SELECT count(*) FILTER (WHERE live > 0)::int AS "referringDomains",
       count(*) FILTER (WHERE verified > 0)::int AS "verifiedDomains",
       coalesce(sum(live), 0)::int AS links, coalesce(sum(verified), 0)::int AS "verifiedLinks",
       coalesce(sum(follow), 0)::int AS follow, coalesce(sum(nofollow), 0)::int AS nofollow,
       coalesce(sum(ugc), 0)::int AS ugc, coalesce(sum(sponsored), 0)::int AS sponsored
     FROM referring_domain WHERE workspace_id = $1 AND site_id = $2`,
    [scope.workspaceId, site.id],
  );
  const now = row as Omit<Overview["now"], "unknown">;
  return { ...now, unknown: now.links - now.follow - now.nofollow - now.ugc - now.sponsored };
}

interface AnchorRow {
  text: string | null;
  kind: AnchorKind;
  title: string | null;
  domainIds: number[];
  links: number;
}

// Grouped by anchor and the title of the page it leads to: the same words may name one page and be generic for another.
async function readAnchors(scope: Scope, site: Site) {
  const rows = await query<AnchorRow>(
    `WITH own AS (SELECT domain_id FROM site_domain WHERE workspace_id = $1 AND site_id = $2)
     SELECT a.text, l.anchor_kind AS kind, tp.title, array_agg(DISTINCT l.source_domain_id) AS "domainIds", count(*)::int AS links
     FROM link l LEFT JOIN anchor a ON a.id = l.anchor_id JOIN page tp ON tp.id = l.target_id
     WHERE l.workspace_id = $1 AND l.live AND l.target_domain_id IN (SELECT domain_id FROM own)
       AND l.source_domain_id NOT IN (SELECT domain_id FROM own) AND l.anchor_id IS NOT NULL
     GROUP BY 1, 2, 3`,
    [scope.workspaceId, site.id],
  );
  const categorise = anchorCategoriser({
    brands: site.brands,
    keywords: site.keywords,
    domains: site.domains,
  });
  const byCategory = new Map<AnchorCategory, Set<number>>();
  const byText = new Map<string, { line: Omit<AnchorLine, "domains">; domains: Set<number> }>();
  for (const row of rows) {
    const text = row.text ?? "";
    const category = categorise({ text, kind: row.kind }, row.title);
    const domains = byCategory.get(category) ?? new Set();
    byCategory.set(category, domains);
    const entry = byText.get(text) ?? { line: { text, category, links: 0 }, domains: new Set<number>() };
    byText.set(text, entry);
    entry.line.links += row.links;
    for (const id of row.domainIds) {
      domains.add(id);
      entry.domains.add(id);
    }
  }
  const anchors = [...byText.values()]
    .map(({ line, domains }) => ({ ...line, domains: domains.size }))
    .sort((a, b) => b.domains - a.domains || b.links - a.links || (a.text < b.text ? -1 : 1));
  return {
    anchorCategories: [...byCategory]
      .map(([category, domains]) => ({ category, domains: domains.size }))
      .sort((a, b) => b.domains - a.domains),
    anchors: anchors.slice(0, ANCHORS_SHOWN),
    anchorCount: anchors.length,
  };
}
