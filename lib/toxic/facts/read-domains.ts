// The facts of a site's referring domains, a chunk at a time: each of the few statements asks for all domains of its
// chunk at once. lib/core/toxic/facts.ts says what each fact is.
import { PLACES } from "#lib/core/place";
import { authority } from "#lib/core/score/authority";
import type { DomainFacts, LinkFacts, PaidLink } from "#lib/core/toxic/facts";
import type { ToxicWeights } from "#lib/core/toxic/weights";
import { query } from "#lib/db/sql";
import { type NamedAnchor, readAnchors, readPairs } from "./read-anchors.ts";
import { type PagesOfDomain, readPages } from "./read-pages.ts";
import { readScores } from "./read-scores.ts";
import type { AuditedSite } from "./site-keys.ts";

export interface FactsOfDomain {
  id: number;
  facts: DomainFacts;
}

/** What holds for the whole site and is read once. */
export interface SharedFacts {
  /** Domains that the ranking in use was made of; null: none is imported. */
  ranked: number | null;
  /** A file of visits was imported: a domain without a row sent none. */
  hasVisits: boolean;
  paid: ReadonlyMap<number, readonly PaidLink[]>;
}

const CHUNK = 2_000;

interface Row extends Record<string, unknown> {
  id: number;
  name: string;
  live: number;
  follow: number;
  verified: number;
  position: number | null;
  address: string | null;
  sessions: number | null;
  firstOn: string | null;
  dated: boolean | null;
}

/** Domains with a live link into the site, in the order of their ids. */
export async function* readDomains(
  site: AuditedSite,
  shared: SharedFacts,
  weights: ToxicWeights,
): AsyncGenerator<FactsOfDomain[]> {
  for (let after = 0; ; ) {
    const rows = await readRows(site, after);
    if (rows.length === 0) return;
    after = rows.at(-1)?.id ?? after;
    const ids = rows.map(({ id }) => id);
    const few = rows.filter(({ live }) => live <= weights.thin.links).map(({ id }) => id);
    const [anchors, pairs, pages, scores] = await Promise.all([
      readAnchors(site, ids),
      readPairs(site, few),
      readPages(site, ids),
      readScores(site, ids, Object.keys(weights.vendor)),
    ]);
    yield rows.map((row) => {
      const own = pages.get(row.id);
      const isFew = row.live <= weights.thin.links;
      return {
        id: row.id,
        facts: {
          domain: row.name,
          firstOn: row.firstOn,
          dated: row.dated ?? false,
          links: linksOf(row, own),
          pages: own?.pages ?? 0,
          anchors: (anchors.get(row.id) ?? []).map(withoutId),
          pairs: isFew ? (pairs.get(row.id) ?? []) : null,
          sample: own?.sample ?? [],
          readPages: own?.readPages ?? 0,
          noindexPages: own?.noindexPages ?? 0,
          authority: authority(row.position, shared.ranked),
          sessions: row.sessions ?? (shared.hasVisits ? 0 : null),
          scores: scores.get(row.id) ?? [],
          address: row.address,
          paid: shared.paid.get(row.id) ?? [],
        },
      };
    });
  }
}

const withoutId = ({ domainId: _id, ...anchor }: NamedAnchor) => anchor;

function readRows({ workspaceId, siteId }: AuditedSite, after: number): Promise<Row[]> {
  return query<Row>(
    `SELECT r.domain_id AS id, d.name, r.live, r.follow, r.verified, ${PLACES.map((place) => `r.${place}`).join(", ")},
       k.position, a.address, v.sessions, e."firstOn", e.dated
     FROM (SELECT * FROM referring_domain WHERE workspace_id = $1 AND site_id = $2 AND domain_id > $3 AND live > 0
           ORDER BY domain_id LIMIT ${CHUNK}) r
     JOIN domain d ON d.id = r.domain_id
     LEFT JOIN domain_rank k ON k.name = d.name
     LEFT JOIN domain_address a ON a.workspace_id = $1 AND a.domain_id = r.domain_id
     LEFT JOIN (SELECT domain_id, sum(sessions)::int AS sessions FROM host_traffic
       WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1) v ON v.domain_id = r.domain_id
     LEFT JOIN LATERAL (
       SELECT occurred_on AS "firstOn", kind <> 'known' AS dated FROM domain_event x
       WHERE x.workspace_id = $1 AND x.site_id = $2 AND x.domain_id = r.domain_id AND x.kind IN ('gained', 'known', 'returned')
       ORDER BY occurred_on, kind = 'known' LIMIT 1) e ON true
     ORDER BY r.domain_id`,
    [workspaceId, siteId, after],
  );
}

function linksOf(row: Row, pages: PagesOfDomain | undefined): LinkFacts {
  const places = { content: 0, navigation: 0, header: 0, footer: 0, sidebar: 0, comments: 0, unknown: 0 };
  let known = 0;
  for (const place of PLACES) {
    places[place] = Number(row[place]);
    known += places[place];
  }
  places.unknown = Math.max(0, row.live - known);
  const hidden = row.verified === 0 ? null : (pages?.hiddenLinks ?? 0);
  return { live: row.live, follow: row.follow, verified: row.verified, places, hidden };
}
