// Samples as they stand in the profile now: read anew each time, so that a look of today tells today.
import { matchSample, type SampleLine, sampleAddresses } from "#lib/core/manual-action/sample";
import type { CaseKind } from "#lib/core/manual-action/state";
import { safeJson } from "#lib/db/safe-json";
import { query } from "#lib/db/sql";
import { hashKey } from "#lib/links/hash-key";

export interface StoredSample {
  id: string;
  url: string;
  domain: string;
  round: number;
}

/** With what is known of the address itself, beside what was decided of it. */
export type Matched = StoredSample & Pick<SampleLine, "match" | "state" | "links" | "lookedOn" | "targets">;

interface Keys {
  workspaceId: number;
  domainIds: readonly number[];
}

interface Counts {
  live: number;
  gone: number;
  reported: number;
}

/** The pages that samples are known under, with their place in the list ($3). */
const PAGES = `WITH v AS (SELECT DISTINCT sample, decode(key, 'hex') AS key FROM jsonb_to_recordset($3::jsonb) AS r(sample int, key text)),
  s AS (SELECT DISTINCT v.sample, coalesce(p.moved_to_id, p.id) AS page_id
    FROM v JOIN page p ON p.workspace_id = $1 AND p.url_key = v.key)`;

/** Links into the site ($2: its domains) from outside it. */
const INTO = "l.target_domain_id = ANY($2::int[]) AND NOT l.source_domain_id = ANY($2::int[])";

/** A look of ours found it gone, or never found it where a report says it is. */
const SEEN_GONE =
  "NOT l.live AND (l.presence = 'not_found' OR (l.presence = 'lost' AND l.loss_reason IS DISTINCT FROM 'reported'))";

const COUNTS = `count(*) FILTER (WHERE l.live)::int AS live, count(*) FILTER (WHERE ${SEEN_GONE})::int AS gone,
  count(*) FILTER (WHERE NOT l.live AND NOT (${SEEN_GONE}))::int AS reported`;

/** Matches samples, in their order. */
export function matchSamples(
  keys: Keys,
  kind: CaseKind,
  samples: readonly StoredSample[],
): Promise<Matched[]> {
  return kind === "links_to" ? matchLinksTo(keys, samples) : matchLinksFrom(keys, samples);
}

const keysOf = (samples: readonly StoredSample[]) =>
  safeJson(
    samples.flatMap(({ url }, sample) =>
      sampleAddresses(url).map((address) => ({ sample, key: hashKey(address).toString("hex") })),
    ),
  );

async function matchLinksTo(
  { workspaceId, domainIds }: Keys,
  samples: readonly StoredSample[],
): Promise<Matched[]> {
  const [pages, domains] = await Promise.all([
    query<Counts & { sample: number; lookedOn: string | null }>(
      `${PAGES} SELECT s.sample, ${COUNTS}, to_char(max(sp.last_fetched_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "lookedOn"
       FROM s JOIN page sp ON sp.workspace_id = $1 AND sp.id = s.page_id
       JOIN link l ON l.workspace_id = $1 AND l.source_id = sp.id AND ${INTO} GROUP BY 1`,
      [workspaceId, domainIds, keysOf(samples)],
    ),
    query<Counts & { name: string }>(
      `SELECT d.name, ${COUNTS} FROM domain d JOIN link l ON l.workspace_id = $1 AND l.source_domain_id = d.id AND ${INTO}
       WHERE d.workspace_id = $1 AND d.name = ANY($3) GROUP BY 1`,
      [workspaceId, domainIds, [...new Set(samples.map(({ domain }) => domain))]],
    ),
  ]);
  const byPage = new Map(pages.map((page) => [page.sample, page]));
  const byDomain = new Map(domains.map((domain) => [domain.name, domain]));
  return samples.map((sample, index) => ({
    ...sample,
    ...matchSample({
      kind: "links_to",
      page: byPage.get(index) ?? null,
      domain: byDomain.get(sample.domain) ?? null,
    }),
    lookedOn: byPage.get(index)?.lookedOn ?? null,
    targets: [],
  }));
}

interface OwnRow {
  sample: number;
  followed: number;
  looked: boolean;
  lookedOn: string | null;
  targets: string[] | null;
}

async function matchLinksFrom(
  { workspaceId, domainIds }: Keys,
  samples: readonly StoredSample[],
): Promise<Matched[]> {
  const [pages, own] = await Promise.all([
    query<OwnRow>(
      `${PAGES} SELECT s.sample, count(l.target_id)::int AS followed,
         bool_or(sp.last_read_at IS NOT NULL OR sp.http_status IN (404, 410)) AS looked,
         to_char(max(sp.last_fetched_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "lookedOn",
         (array_agg(tp.url ORDER BY tp.url) FILTER (WHERE tp.url IS NOT NULL))[1:5] AS targets
       FROM s JOIN page sp ON sp.workspace_id = $1 AND sp.id = s.page_id AND sp.domain_id = ANY($2::int[])
       LEFT JOIN link l ON l.workspace_id = $1 AND l.source_id = sp.id AND l.live AND l.rel_class = 'follow'
         AND NOT l.target_domain_id = ANY($2::int[])
       LEFT JOIN page tp ON tp.workspace_id = $1 AND tp.id = l.target_id GROUP BY 1`,
      [workspaceId, domainIds, keysOf(samples)],
    ),
    query<{ name: string }>("SELECT name FROM domain WHERE workspace_id = $1 AND id = ANY($2::int[])", [
      workspaceId,
      domainIds,
    ]),
  ]);
  const byPage = new Map(pages.map((page) => [page.sample, page]));
  const names = new Set(own.map(({ name }) => name));
  return samples.map((sample, index) => {
    const page = byPage.get(index) ?? null;
    return {
      ...sample,
      ...matchSample({ kind: "links_from", own: names.has(sample.domain), page }),
      lookedOn: page?.lookedOn ?? null,
      targets: page?.targets ?? [],
    };
  });
}
