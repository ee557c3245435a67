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

/**
 * Ids of pages by normalised URL. Missing ones are made, with their domains.
 * @param domainOf the workspace's reading of a URL's domain (watch.ts); a URL without one is left out
 */
export async function internPages(
  workspaceId: number,
  urls: Iterable<string>,
  domainOf: (url: string) => string | null,
): Promise<Map<string, PageRef>> {
  const keyed = [...new Set(urls)]
    .map((url) => ({ url, key: hashKey(url), hex: "" }))
    .map((entry) => ({ ...entry, hex: entry.key.toString("hex") }))
    .sort((a, b) => (a.hex < b.hex ? -1 : 1));
  const refs = new Map<string, PageRef>();
  for (const chunk of chunks(keyed)) {
    const byHex = new Map(chunk.map((entry) => [entry.hex, entry.url]));
    const load = async (keys: Buffer[]) => {
      const rows = await query<{ id: number; domain_id: number; url_key: Buffer }>(
        "SELECT id, domain_id, url_key FROM page WHERE workspace_id = $1 AND url_key = ANY($2)",
        [workspaceId, keys],
      );
      for (const row of rows) {
        const url = byHex.get(row.url_key.toString("hex"));
        if (url !== undefined) refs.set(url, { id: row.id, domainId: row.domain_id });
      }
    };
    await load(chunk.map((entry) => entry.key));
    const missing = chunk.filter((entry) => !refs.has(entry.url) && domainOf(entry.url) !== null);
    if (missing.length === 0) continue;
    const names = missing.map((entry) => domainOf(entry.url) as string);
    const domains = await internDomains(workspaceId, names);
    await query(
      `INSERT INTO page (workspace_id, domain_id, url_key, url)
       SELECT $1, * FROM unnest($2::int[], $3::bytea[], $4::text[]) ON CONFLICT (workspace_id, url_key) DO NOTHING`,
      [
        workspaceId,
        names.map((name) => domains.get(name)),
        missing.map((m) => m.key),
        missing.map((m) => m.url),
      ],
    );
    await load(missing.map((entry) => entry.key));
  }
  return refs;
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
