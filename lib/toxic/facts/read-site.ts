import type { KnownDomain, PaidLink, SiteFacts } from "#lib/core/toxic/facts";
import { one, query } from "#lib/db/sql";
import { readRelease } from "#lib/ranks/read-release";
import type { SharedFacts } from "./read-domains.ts";
import type { AuditedSite } from "./site-keys.ts";

/** Titles of the site's pages, those with the most referring domains first: what it says of itself. */
const TITLES = 500;
/** A language of so few of its pages (0–1) is a quotation, or a mistake. */
const LANGUAGE_SHARE = 0.05;

/** What is known of the site, and what is read once for all its domains. */
export async function readSite(site: AuditedSite): Promise<{ facts: SiteFacts; shared: SharedFacts }> {
  const keys = [site.workspaceId, site.siteId];
  const [release, words, languages, own, opinions, visits, paid] = await Promise.all([
    readRelease("current"),
    readWords(keys),
    readLanguages(site),
    query<{ name: string }>(
      `SELECT DISTINCT d.name FROM site s JOIN site_domain sd ON sd.workspace_id = s.workspace_id AND sd.site_id = s.id
       JOIN domain d ON d.id = sd.domain_id WHERE s.workspace_id = $1 AND s.kind = 'own' ORDER BY 1`,
      [site.workspaceId],
    ),
    query<KnownDomain & { kind: string }>(
      `SELECT domain, reason, kind FROM opinion
       WHERE workspace_id = $1 AND site_id = $2 AND domain IS NOT NULL AND kind IN ('partner', 'whitelisted')`,
      keys,
    ),
    one("SELECT 1 FROM host_traffic WHERE workspace_id = $1 AND site_id = $2 LIMIT 1", keys),
    readPaid(keys),
  ]);
  const of = (kind: string): KnownDomain[] =>
    opinions.filter((one) => one.kind === kind).map(({ domain, reason }) => ({ domain, reason }));
  return {
    facts: {
      ranked: release !== null,
      languages,
      words,
      own: own.map(({ name }) => name),
      partners: of("partner"),
      whitelisted: of("whitelisted"),
    },
    shared: { ranked: release?.total ?? null, hasVisits: visits !== null, paid },
  };
}

async function readWords(keys: readonly number[]): Promise<string[]> {
  const rows = await query<{ words: string[] }>(
    `SELECT name || brands || keywords || ARRAY(
       SELECT p.title FROM site_target t JOIN page p ON p.id = t.target_id
       WHERE t.workspace_id = $1 AND t.site_id = $2 AND t.domains > 0 AND p.title IS NOT NULL
       ORDER BY t.domains DESC, t.target_id LIMIT ${TITLES}) AS words
     FROM site WHERE workspace_id = $1 AND id = $2`,
    keys,
  );
  return rows.flatMap(({ words }) => words);
}

async function readLanguages({ workspaceId, domainIds }: AuditedSite): Promise<string[]> {
  const rows = await query<{ language: string; pages: number }>(
    `SELECT t.language, count(*)::int AS pages FROM page p JOIN page_topic t ON t.workspace_id = $1 AND t.page_id = p.id
     WHERE p.workspace_id = $1 AND p.domain_id = ANY($2) AND t.language IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
    [workspaceId, domainIds],
  );
  const all = rows.reduce((sum, { pages }) => sum + pages, 0);
  return rows.filter(({ pages }) => pages >= all * LANGUAGE_SHARE).map(({ language }) => language);
}

/** Links that the team paid for and that its last look found followed, by domain. */
export async function readPaid(keys: readonly number[]): Promise<Map<number, PaidLink[]>> {
  const rows = await query<PaidLink & { domainId: number }>(
    `SELECT sp.domain_id AS "domainId", sp.url AS source, tp.url AS target, to_char(pl.checked_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "seenOn"
     FROM placement pl JOIN page sp ON sp.id = pl.source_id JOIN page tp ON tp.id = pl.target_id
     JOIN LATERAL (SELECT c.rel_class FROM placement_check c WHERE c.placement_id = pl.id ORDER BY c.at DESC LIMIT 1) c ON true
     WHERE pl.workspace_id = $1 AND pl.site_id = $2 AND pl.archived_at IS NULL AND pl.headline IN ('live', 'changed')
       AND (pl.origin = 'bought' OR pl.tactic = 'paid' OR pl.price > 0) AND pl.checked_at IS NOT NULL AND c.rel_class = 'follow'
     ORDER BY pl.checked_at DESC, pl.id`,
    keys,
  );
  return Map.groupBy(rows, ({ domainId }) => domainId);
}
