// Analytics names pages by their path: which address of the site that is.
import { normaliseUrl } from "#lib/core/url";
import { anyConnection, type Sql } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";

/** A page as a file names it → its normalised address. */
export type PageAddresses = ReadonlyMap<string, string>;

/**
 * Addresses of the pages that rows name. A path is of the site's primary domain: the spelling that is known already
 * (with or without www, a slash at the end, https), else the plain one.
 */
export async function pageAddresses(
  workspaceId: number,
  siteId: number,
  rows: readonly { page: string | null }[],
  sql: Sql = anyConnection,
): Promise<PageAddresses> {
  const pages = [...new Set(rows.flatMap(({ page }) => page ?? []))];
  const paths = pages.filter((page) => page.startsWith("/"));
  const addresses = new Map<string, string>();
  for (const page of pages) {
    const url = page.startsWith("/") ? null : normaliseUrl(page);
    if (url !== null) addresses.set(page, url);
  }
  if (paths.length === 0) return addresses;
  const [site] = await sql.query<{ domain: string }>(
    `SELECT d.name AS domain FROM site_domain sd JOIN domain d ON d.workspace_id = sd.workspace_id AND d.id = sd.domain_id
     WHERE sd.workspace_id = $1 AND sd.site_id = $2 ORDER BY sd."primary" DESC, sd.domain_id LIMIT 1`,
    [workspaceId, siteId],
  );
  if (site === undefined) return addresses;
  const spellings = new Map(paths.map((path) => [path, spellingsOf(site.domain, path)]));
  const known = await knownAddresses(sql, workspaceId, [...spellings.values()].flat());
  for (const [path, urls] of spellings) {
    const url = urls.find((one) => known.has(one)) ?? urls[0];
    if (url !== undefined) addresses.set(path, url);
  }
  return addresses;
}

/** The likeliest first. */
function spellingsOf(domain: string, path: string): string[] {
  const slashed = path.replace(/^([^?]*[^/?])(?=\?|$)/, "$1/");
  const bare = path.replace(/^(\/[^?]*[^/?])\/(?=\?|$)/, "$1");
  const urls = ["https", "http"].flatMap((scheme) =>
    [domain, `www.${domain}`].flatMap((host) =>
      [path, slashed, bare].map((one) => normaliseUrl(`${scheme}://${host}${one}`) ?? ""),
    ),
  );
  return [...new Set(urls.filter((url) => url !== ""))];
}

async function knownAddresses(sql: Sql, workspaceId: number, urls: readonly string[]): Promise<Set<string>> {
  const rows = await sql.query<{ url: string }>(
    "SELECT url FROM page WHERE workspace_id = $1 AND url_key = ANY($2)",
    [workspaceId, urls.map(hashKey)],
  );
  return new Set(rows.map((row) => row.url));
}
