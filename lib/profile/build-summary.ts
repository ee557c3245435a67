// Draws a site's summary together from its rollups: at ten million links a second or two, so it is kept, and built
// anew when a writer has raised the site's version since. No row of link is read.
import { createHash } from "node:crypto";
import { anchorCategoriser, titleBook } from "#lib/core/anchor";
import type { AnchorKind } from "#lib/core/link-types";
import { authority, authorityBuckets } from "#lib/core/score/authority";
import { median } from "#lib/core/velocity";
import { safeJson } from "#lib/db/safe-json";
import { one, type Sql, transaction } from "#lib/db/sql";
import { readRelease } from "#lib/ranks/read-release";
import { TARGET_ANSWER, TARGET_ANSWERS } from "./queries/target-pages.ts";
import { readLanguages, readRelevance } from "./summary-topics.ts";
import type { SiteSummary, TopTarget } from "./summary-types.ts";
import { SUMMARY_PLACES } from "./summary-types.ts";

const TLDS = 12;
const TARGETS = 8;

/** Builds the summary of a site. Does nothing while another process builds the same one. @returns whether it built */
export async function buildSummary(workspaceId: number, siteId: number): Promise<boolean> {
  return transaction(async (sql) => {
    const keys = [workspaceId, siteId];
    const [lock] = await sql.query<{ got: boolean }>(
      "SELECT pg_try_advisory_xact_lock(hashtextextended('summary ' || $1 || ' ' || $2, 0)) AS got",
      keys,
    );
    if (lock?.got !== true) return false;
    const began = performance.now();
    // The version before what is read: a writer that commits meanwhile leaves the summary stale.
    const [row] = await sql.query<{ version: number }>(
      "SELECT version FROM site_summary WHERE workspace_id = $1 AND site_id = $2",
      keys,
    );
    if (row === undefined) return false;
    await nameAnchors(sql, workspaceId, siteId);
    const data = await readAll(sql, keys);
    await sql.query(
      `UPDATE site_summary SET built_version = $3, built_at = now(), built_ms = $4, data = $5
       WHERE workspace_id = $1 AND site_id = $2`,
      [...keys, row.version, Math.round(performance.now() - began), safeJson(data)],
    );
    return true;
  });
}

/** For the job: many requests may have asked for the same summary, and one is enough. */
export async function buildSummaryIfStale(workspaceId: number, siteId: number): Promise<void> {
  const stale = await one(
    "SELECT 1 FROM site_summary WHERE workspace_id = $1 AND site_id = $2 AND version <> built_version",
    [workspaceId, siteId],
  );
  if (stale !== null) await buildSummary(workspaceId, siteId);
}

interface Words {
  brands: string[];
  keywords: string[];
  domains: string[];
}

/** Names the anchors that are not named yet, or all of them when the site's words or page titles changed. */
async function nameAnchors(sql: Sql, workspaceId: number, siteId: number): Promise<void> {
  const keys = [workspaceId, siteId];
  const [site] = await sql.query<Words & { namedFor: string | null }>(
    `SELECT s.brands, s.keywords, m.data->>'namedFor' AS "namedFor", ARRAY(SELECT d.name FROM site_domain sd JOIN domain d ON d.id = sd.domain_id
       WHERE sd.workspace_id = $1 AND sd.site_id = $2 ORDER BY d.name) AS domains
     FROM site s JOIN site_summary m ON m.workspace_id = s.workspace_id AND m.site_id = s.id WHERE s.workspace_id = $1 AND s.id = $2`,
    keys,
  );
  if (site === undefined) return;
  const titles = await sql.query<{ title: string }>(
    `SELECT DISTINCT p.title FROM site_target st JOIN page p ON p.id = st.target_id
     WHERE st.workspace_id = $1 AND st.site_id = $2 AND st.domains > 0 AND p.title IS NOT NULL ORDER BY 1`,
    keys,
  );
  const { brands, keywords, domains } = site;
  const namedFor = createHash("sha256")
    .update(JSON.stringify([brands, keywords, domains, titles]))
    .digest("hex");
  const all = namedFor !== site.namedFor;
  const rows = await sql.query<{ id: number; kind: AnchorKind; text: string; category: string | null }>(
    `SELECT sa.anchor_id AS id, sa.anchor_kind AS kind, a.text, sa.category FROM site_anchor sa JOIN anchor a ON a.id = sa.anchor_id
     WHERE sa.workspace_id = $1 AND sa.site_id = $2 ${all ? "" : "AND sa.category IS NULL"}`,
    keys,
  );
  const categorise = anchorCategoriser({ brands, keywords, domains });
  const book = titleBook(titles.map(({ title }) => title));
  const named = rows
    .map((row) => ({ ...row, now: categorise(row, book) }))
    .filter((row) => row.now !== row.category);
  if (named.length > 0) {
    await sql.query(
      `UPDATE site_anchor sa SET category = n.category::"AnchorCategory"
       FROM unnest($3::int[], $4::text[], $5::text[]) AS n(id, kind, category)
       WHERE sa.workspace_id = $1 AND sa.site_id = $2 AND sa.anchor_id = n.id AND sa.anchor_kind = n.kind::"AnchorKind"`,
      [...keys, named.map((row) => row.id), named.map((row) => row.kind), named.map((row) => row.now)],
    );
  }
  await sql.query(
    `UPDATE site_summary SET data = coalesce(data, '{}') || jsonb_build_object('namedFor', $3::text) WHERE workspace_id = $1 AND site_id = $2`,
    [...keys, namedFor],
  );
}

async function readAll(
  sql: Sql,
  keys: readonly number[],
): Promise<SiteSummary & { namedFor: string | null }> {
  const [kept] = await sql.query<{ namedFor: string | null }>(
    `SELECT data->>'namedFor' AS "namedFor" FROM site_summary WHERE workspace_id = $1 AND site_id = $2`,
    keys,
  );
  const figures = await readFigures(sql, keys);
  return {
    namedFor: kept?.namedFor ?? null,
    ...figures,
    categories: await sql.query(
      `SELECT sa.category, count(DISTINCT da.domain_id)::int AS domains FROM domain_anchor da
       JOIN site_anchor sa USING (workspace_id, site_id, anchor_id, anchor_kind)
       WHERE da.workspace_id = $1 AND da.site_id = $2 AND da.live > 0 AND sa.category IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`,
      keys,
    ),
    relevance: await readRelevance(sql, keys),
    languages: await readLanguages(sql, keys, figures.domains),
    ...(await readTlds(sql, keys)),
    sources: await sql.query(
      `WITH seen AS (SELECT s.domain_id, array_agg(s.vendor) AS vendors FROM domain_source s
         JOIN referring_domain r USING (workspace_id, site_id, domain_id)
         WHERE s.workspace_id = $1 AND s.site_id = $2 AND s.links > 0 AND r.live > 0 GROUP BY 1)
       SELECT v.vendor, count(*)::int AS domains, count(*) FILTER (WHERE cardinality(seen.vendors) = 1)::int AS only
       FROM seen, unnest(seen.vendors) AS v(vendor) GROUP BY 1 ORDER BY 2 DESC, 1`,
      keys,
    ),
    origins: await readOrigins(sql, keys, figures.domains),
    authority: await readAuthority(sql, keys),
    topTargets: await readTargets(sql, keys, "true"),
    broken: {
      ...(await countBroken(sql, keys)),
      top: await readTargets(sql, keys, `${TARGET_ANSWERS} = 'broken'`),
    },
  };
}

async function readFigures(sql: Sql, keys: readonly number[]) {
  const known = SUMMARY_PLACES.filter((place) => place !== "unknown");
  const rest = `live - ${known.join(" - ")}`;
  const sums = known.map(
    (place) =>
      `count(*) FILTER (WHERE ${place} > 0)::int AS "${place}D", coalesce(sum(${place}), 0)::int AS "${place}L"`,
  );
  const text = "live - image - redirect";
  const [row = {}] = await sql.query<Record<string, number>>(
    `SELECT count(*) FILTER (WHERE live > 0)::int AS domains, count(*) FILTER (WHERE verified > 0)::int AS "verifiedDomains",
       coalesce(sum(live), 0)::int AS links, coalesce(sum(verified), 0)::int AS "verifiedLinks",
       coalesce(sum(waiting), 0)::int AS "waitingLinks", coalesce(sum(not_found), 0)::int AS "notFoundLinks",
       count(*) FILTER (WHERE follow > 0)::int AS "followedDomains", ${sums.join(", ")},
       count(*) FILTER (WHERE ${rest} > 0)::int AS "unknownD", coalesce(sum(${rest}), 0)::int AS "unknownL",
       count(*) FILTER (WHERE ${text} > 0)::int AS "textD", coalesce(sum(${text}), 0)::int AS "textL",
       count(*) FILTER (WHERE image > 0)::int AS "imageD", coalesce(sum(image), 0)::int AS "imageL",
       count(*) FILTER (WHERE redirect > 0)::int AS "redirectD", coalesce(sum(redirect), 0)::int AS "redirectL"
     FROM referring_domain WHERE workspace_id = $1 AND site_id = $2`,
    keys,
  );
  const of = (name: string) => row[name] ?? 0;
  return {
    domains: of("domains"),
    verifiedDomains: of("verifiedDomains"),
    links: of("links"),
    verifiedLinks: of("verifiedLinks"),
    waitingLinks: of("waitingLinks"),
    notFoundLinks: of("notFoundLinks"),
    followedDomains: of("followedDomains"),
    places: SUMMARY_PLACES.map((place) => ({ place, domains: of(`${place}D`), links: of(`${place}L`) })),
    kinds: (["text", "image", "redirect"] as const).map((kind) => ({
      kind,
      domains: of(`${kind}D`),
      links: of(`${kind}L`),
    })),
  };
}

async function readTlds(sql: Sql, keys: readonly number[]): Promise<Pick<SiteSummary, "tlds" | "moreTlds">> {
  const rows = await sql.query<{ tld: string; domains: number }>(
    `SELECT substring(d.name from '[^.]+$') AS tld, count(*)::int AS domains FROM referring_domain r JOIN domain d ON d.id = r.domain_id
     WHERE r.workspace_id = $1 AND r.site_id = $2 AND r.live > 0 GROUP BY 1 ORDER BY 2 DESC, 1`,
    keys,
  );
  const more = rows.slice(TLDS);
  return {
    tlds: rows.slice(0, TLDS),
    moreTlds: { tlds: more.length, domains: more.reduce((sum, { domains }) => sum + domains, 0) },
  };
}

async function readAuthority(sql: Sql, keys: readonly number[]): Promise<SiteSummary["authority"]> {
  const release = await readRelease("current");
  if (release === null) return null;
  const rows = await sql.query<{ position: number | null }>(
    `SELECT k.position FROM referring_domain r JOIN domain d ON d.id = r.domain_id LEFT JOIN domain_rank k ON k.name = d.name
     WHERE r.workspace_id = $1 AND r.site_id = $2 AND r.live > 0`,
    keys,
  );
  const scores = rows.map(({ position }) => authority(position, release.total));
  const known = scores.filter((score) => score !== null);
  return {
    release: release.words,
    ...authorityBuckets(scores),
    median: known.length === 0 ? null : Math.round(median(known)),
  };
}

// Where one domain has several placements, what was paid for decides.
async function readOrigins(sql: Sql, keys: readonly number[], all: number): Promise<SiteSummary["origins"]> {
  const rows = await sql.query<{ origin: "earned" | "built" | "bought"; domains: number }>(
    `SELECT origin, count(*)::int AS domains FROM (
       SELECT DISTINCT ON (pg.domain_id) pg.domain_id, p.origin FROM placement p
       JOIN page pg ON pg.id = p.source_id
       JOIN referring_domain r ON r.workspace_id = $1 AND r.site_id = $2 AND r.domain_id = pg.domain_id AND r.live > 0
       WHERE p.workspace_id = $1 AND p.site_id = $2 AND p.archived_at IS NULL AND p.origin <> 'unknown'
       ORDER BY pg.domain_id, array_position(ARRAY['bought', 'built', 'earned']::"LinkOrigin"[], p.origin)) x GROUP BY 1`,
    keys,
  );
  const said = rows.reduce((sum, { domains }) => sum + domains, 0);
  const of = (origin: string) => rows.find((row) => row.origin === origin)?.domains ?? 0;
  return [
    { origin: "earned", domains: of("earned") },
    { origin: "built", domains: of("built") },
    { origin: "bought", domains: of("bought") },
    { origin: "unknown", domains: all - said },
  ];
}

function readTargets(sql: Sql, keys: readonly number[], where: string): Promise<TopTarget[]> {
  return sql.query<TopTarget>(
    `SELECT p.id, p.url, p.title, st.domains, st.live, coalesce(tl.http_status, p.http_status) AS "httpStatus"
     FROM site_target st JOIN page p ON p.id = st.target_id ${TARGET_ANSWER}
     WHERE st.workspace_id = $1 AND st.site_id = $2 AND st.domains > 0 AND ${where}
     ORDER BY st.domains DESC, st.target_id LIMIT ${TARGETS}`,
    keys,
  );
}

async function countBroken(sql: Sql, keys: readonly number[]): Promise<{ targets: number; domains: number }> {
  const [row] = await sql.query<{ targets: number; domains: number }>(
    `SELECT count(DISTINCT st.target_id)::int AS targets, count(DISTINCT dt.domain_id)::int AS domains
     FROM site_target st JOIN page p ON p.id = st.target_id ${TARGET_ANSWER}
     JOIN domain_target dt ON dt.workspace_id = st.workspace_id AND dt.site_id = st.site_id AND dt.target_id = st.target_id AND dt.live > 0
     WHERE st.workspace_id = $1 AND st.site_id = $2 AND st.domains > 0 AND ${TARGET_ANSWERS} = 'broken'`,
    keys,
  );
  return row ?? { targets: 0, domains: 0 };
}
