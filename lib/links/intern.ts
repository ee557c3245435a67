// Names to ids, before the facts are written: look up, insert what is missing, in sorted key order and short
// transactions, so that two writers never wait for each other in a circle. A look-up first, because
// `ON CONFLICT DO NOTHING` burns a sequence value for every row that is already there.
import { cleanText } from "#lib/core/clean-text";
import { ANCHOR_MAX } from "#lib/core/seen-links";
import { query } from "#lib/db/sql";
import { hashKey } from "./hash-key.ts";

const CHUNK = 5_000;

function* chunks<T>(items: readonly T[]): Generator<T[]> {
  for (let i = 0; i < items.length; i += CHUNK) yield items.slice(i, i + CHUNK);
}

/** Ids of domains by name. Missing ones are made. */
export async function internDomains(
  workspaceId: number,
  names: Iterable<string>,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const chunk of chunks([...new Set(names)].sort())) {
    const load = async (wanted: string[]) => {
      const rows = await query<{ id: number; name: string }>(
        "SELECT id, name FROM domain WHERE workspace_id = $1 AND name = ANY($2)",
        [workspaceId, wanted],
      );
      for (const row of rows) ids.set(row.name, row.id);
    };
    await load(chunk);
    const missing = chunk.filter((name) => !ids.has(name));
    if (missing.length === 0) continue;
    await query(
      "INSERT INTO domain (workspace_id, name) SELECT $1, unnest($2::text[]) ON CONFLICT (workspace_id, name) DO NOTHING",
      [workspaceId, missing],
    );
    await load(missing);
  }
  return ids;
}

export interface PageRef {
  id: number;
  domainId: number;
}

/** An address and its key. */
export interface PageName {
  url: string;
  key: Buffer;
}

/**
 * Pages by normalised URL: those that are there, and the names of those that are not, in the order of their keys.
 */
export async function findPages(
  workspaceId: number,
  urls: Iterable<string>,
): Promise<{ refs: Map<string, PageRef>; missing: PageName[] }> {
  const names = [...new Set(urls)].map((url) => ({ url, key: hashKey(url) }));
  names.sort((a, b) => Buffer.compare(a.key, b.key));
  const refs = new Map<string, PageRef>();
  for (const chunk of chunks(names)) {
    // One value and a place in it, not thousands of values: half of what a look-up cost was to write and read them.
    const rows = await query<{ at: number; id: number; domainId: number }>(
      `SELECT n.at, p.id, p.domain_id AS "domainId" FROM generate_series(0, $3::int - 1) AS n(at)
       JOIN page p ON p.url_key = substring($2::bytea FROM n.at * 16 + 1 FOR 16) WHERE p.workspace_id = $1`,
      [workspaceId, Buffer.concat(chunk.map(({ key }) => key)), chunk.length],
    );
    for (const { at, id, domainId } of rows) refs.set((chunk[at] as PageName).url, { id, domainId });
  }
  return { refs, missing: names.filter(({ url }) => !refs.has(url)) };
}

/**
 * Ids of pages by normalised URL. Missing ones are made, with their domains.
 * @param domainOf the workspace's reading of a URL's domain (watch.ts); a URL without one is left out
 */
export async function internPages(
  workspaceId: number,
  urls: Iterable<string>,
  domainOf: (url: string) => string | null,
): Promise<Map<string, PageRef>> {
  const { refs, missing } = await findPages(workspaceId, urls);
  const named = await withDomains(workspaceId, missing, domainOf);
  for (const chunk of chunks(named)) {
    await query(
      `INSERT INTO page (workspace_id, domain_id, url_key, url)
       SELECT $1, * FROM unnest($2::int[], $3::bytea[], $4::text[]) ON CONFLICT (workspace_id, url_key) DO NOTHING`,
      [
        workspaceId,
        chunk.map(({ domainId }) => domainId),
        chunk.map(({ key }) => key),
        chunk.map(({ url }) => url),
      ],
    );
  }
  if (named.length === 0) return refs;
  const made = await findPages(
    workspaceId,
    named.map(({ url }) => url),
  );
  return new Map([...refs, ...made.refs]);
}

/** Pages to be made, with their domains, which are made. What has no domain is left out. */
export async function withDomains(
  workspaceId: number,
  names: readonly PageName[],
  domainOf: (url: string) => string | null,
): Promise<(PageName & { domainId: number })[]> {
  const domains = await internDomains(
    workspaceId,
    names.flatMap(({ url }) => domainOf(url) ?? []),
  );
  return names.flatMap((name) => {
    const domain = domainOf(name.url);
    const domainId = domain === null ? undefined : domains.get(domain);
    return domainId === undefined ? [] : [{ ...name, domainId }];
  });
}

/** Ids of anchors by cleaned text. Missing ones are made; the text is kept up to 2,000 characters. */
export async function internAnchors(
  workspaceId: number,
  texts: Iterable<string>,
): Promise<Map<string, number>> {
  const keyed = [...new Set(texts)]
    .map((text) => ({ text, key: hashKey(text) }))
    .map((entry) => ({ ...entry, hex: entry.key.toString("hex") }))
    .sort((a, b) => (a.hex < b.hex ? -1 : 1));
  const ids = new Map<string, number>();
  for (const chunk of chunks(keyed)) {
    const byHex = new Map(chunk.map((entry) => [entry.hex, entry.text]));
    const load = async (keys: Buffer[]) => {
      const rows = await query<{ id: number; text_key: Buffer }>(
        "SELECT id, text_key FROM anchor WHERE workspace_id = $1 AND text_key = ANY($2)",
        [workspaceId, keys],
      );
      for (const row of rows) {
        const text = byHex.get(row.text_key.toString("hex"));
        if (text !== undefined) ids.set(text, row.id);
      }
    };
    await load(chunk.map((entry) => entry.key));
    const missing = chunk.filter((entry) => !ids.has(entry.text));
    if (missing.length === 0) continue;
    await query(
      `INSERT INTO anchor (workspace_id, text_key, text, length)
       SELECT $1, * FROM unnest($2::bytea[], $3::text[], $4::int[]) ON CONFLICT (workspace_id, text_key) DO NOTHING`,
      [
        workspaceId,
        missing.map((m) => m.key),
        missing.map((m) => cleanText(m.text, ANCHOR_MAX)),
        missing.map((m) => m.text.length),
      ],
    );
    await load(missing.map((entry) => entry.key));
  }
  return ids;
}
