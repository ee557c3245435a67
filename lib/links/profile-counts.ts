// What the tables of a site's profile hold, counted from links and sightings: for a site whose set of domains changed,
// and for the recount that shows drift. Tables of domains first; those of the site are their sums.

/** A rollup of sites, and the SELECT that counts it anew. */
export interface ProfileTable {
  name: string;
  /** Its key after workspace and site. */
  keys: string;
  /** Its numbers; a row whose first one is zero says nothing. */
  counts: readonly [string, ...string[]];
  /** Rows of workspace $1 as (site_id, keys, counts), of site $2 or, where that is null, of every site. */
  counted: string;
}

// Links into a site from outside its set: what sitesReached (watch.ts) says of one link.
const inbound = (from: string) => `${from}
  JOIN site_domain sd ON sd.workspace_id = $1 AND sd.domain_id = l.target_domain_id AND ($2::int IS NULL OR sd.site_id = $2)
  WHERE l.workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM site_domain own
    WHERE own.workspace_id = $1 AND own.site_id = sd.site_id AND own.domain_id = l.source_domain_id)`;

const USED = "count(*)::int AS live, count(*) FILTER (WHERE l.rel_class = 'follow')::int AS follow";

function uses(thing: "anchor" | "target", keys: string): ProfileTable[] {
  return [
    {
      name: `domain_${thing}`,
      keys: `${keys}, domain_id`,
      counts: ["live", "follow"],
      counted: `SELECT sd.site_id, ${keys}, l.source_domain_id AS domain_id, ${USED} FROM ${inbound("link l")}
        AND l.live AND l.${thing}_id IS NOT NULL GROUP BY sd.site_id, ${keys}, l.source_domain_id`,
    },
    {
      name: `site_${thing}`,
      keys,
      counts: ["domains", "live", "follow"],
      counted: `SELECT site_id, ${keys}, count(*)::int AS domains, sum(live)::int AS live, sum(follow)::int AS follow
        FROM domain_${thing} WHERE workspace_id = $1 AND ($2::int IS NULL OR site_id = $2) AND live > 0 GROUP BY site_id, ${keys}`,
    },
  ];
}

export const PROFILE_TABLES: readonly ProfileTable[] = [
  ...uses("anchor", "anchor_id, anchor_kind"),
  ...uses("target", "target_id"),
  {
    name: "domain_source",
    keys: "domain_id, vendor",
    counts: ["links"],
    counted: `SELECT sd.site_id, l.source_domain_id AS domain_id, s.vendor, count(*)::int AS links FROM ${inbound(`link_sighting s
      JOIN link l ON l.workspace_id = s.workspace_id AND l.source_id = s.source_id AND l.target_id = s.target_id`)}
      GROUP BY 1, 2, 3`,
  },
];
