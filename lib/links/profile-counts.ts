// What the rollups of a site hold, counted from links, sightings and events: for a site whose set of domains changed, and
// for the recount that shows drift. Each is counted from facts or from those before it.
import { COUNTS } from "./write/counts.ts";
import { allCrossings } from "./write/crossings.ts";
import { DAY_COLUMNS } from "./write/site-days.ts";

/** A rollup of sites, and the SELECT that counts it anew. */
export interface SiteRollup {
  name: string;
  /** Its key after workspace and site. */
  keys: readonly string[];
  /** Its numbers; a row of zeros says nothing. */
  counts: readonly string[];
  /** Whether one of its keys is the referring domain, so that it can be counted for some domains alone. */
  byDomain: boolean;
  /**
   * Rows of workspace $1 and site $2 as (site_id, keys, counts).
   * @param some a condition on a column that holds the referring domain, or "" for all of them
   */
  counted: (some: (column: string) => string) => string;
}

// Links into a site from outside its set: what sitesReached (watch.ts) says of one link.
const inbound = (from: string, link: string) => `${from}
  JOIN site_domain sd ON sd.workspace_id = $1 AND sd.domain_id = ${link}.target_domain_id AND sd.site_id = $2
  WHERE ${link}.workspace_id = $1 AND NOT EXISTS (SELECT 1 FROM site_domain own
    WHERE own.workspace_id = $1 AND own.site_id = sd.site_id AND own.domain_id = ${link}.source_domain_id)`;

const USED = "count(*)::int AS live, count(*) FILTER (WHERE l.rel_class = 'follow')::int AS follow";

function uses(thing: "anchor" | "target", keys: readonly string[]): SiteRollup[] {
  const columns = keys.join(", ");
  return [
    {
      name: `domain_${thing}`,
      keys: [...keys, "domain_id"],
      counts: ["live", "follow"],
      byDomain: true,
      counted: (
        some,
      ) => `SELECT sd.site_id, ${columns}, l.source_domain_id AS domain_id, ${USED} FROM ${inbound("link l", "l")}
        AND l.live AND l.${thing}_id IS NOT NULL${some("l.source_domain_id")} GROUP BY sd.site_id, ${columns}, l.source_domain_id`,
    },
    {
      name: `site_${thing}`,
      keys,
      counts: ["domains", "live", "follow"],
      byDomain: false,
      counted:
        () => `SELECT site_id, ${columns}, count(*)::int AS domains, sum(live)::int AS live, sum(follow)::int AS follow
        FROM domain_${thing} WHERE workspace_id = $1 AND site_id = $2 AND live > 0 GROUP BY site_id, ${columns}`,
    },
  ];
}

const REFERRING: SiteRollup = {
  name: "referring_domain",
  keys: ["domain_id"],
  counts: COUNTS,
  byDomain: true,
  counted: (some) => `SELECT sd.site_id, dl.source_domain_id AS domain_id,
      ${COUNTS.map((name) => `sum(dl.${name})::int AS ${name}`).join(", ")}
    FROM ${inbound("domain_link dl", "dl")}${some("dl.source_domain_id")} GROUP BY sd.site_id, dl.source_domain_id`,
};

const CROSSINGS: SiteRollup = {
  name: "domain_event",
  keys: ["domain_id", "occurred_on", "kind"],
  counts: [],
  byDomain: true,
  counted: (some) => allCrossings(some("domain_id")),
};

const SOURCES: SiteRollup = {
  name: "domain_source",
  keys: ["domain_id", "vendor"],
  counts: ["links"],
  byDomain: true,
  counted: (some) =>
    `SELECT sd.site_id, l.source_domain_id AS domain_id, s.vendor, count(*)::int AS links FROM ${inbound(
      `link_sighting s
    JOIN link l ON l.workspace_id = s.workspace_id AND l.source_id = s.source_id AND l.target_id = s.target_id`,
      "l",
    )}${some("l.source_domain_id")} GROUP BY 1, 2, 3`,
};

const CLASSES = ["follow", "nofollow", "ugc", "sponsored", "unknown"];

// The same sums as write/site-days.ts eventDelta and write/crossings.ts crossingDelta, over every event at once.
const dayParts: readonly string[] = [
  `SELECT sd.site_id, e.occurred_on AS day,
     count(*) FILTER (WHERE from_class IS NULL AND kind NOT IN ('known', 'verified')) AS links_gained,
     count(*) FILTER (WHERE to_class IS NULL AND kind <> 'refuted') AS links_lost,
     count(*) FILTER (WHERE from_class IS NULL AND kind IN ('known', 'verified'))
       - count(*) FILTER (WHERE to_class IS NULL AND kind = 'refuted') AS links_known,
     0 AS domains_gained, 0 AS domains_lost, 0 AS domains_known,
     ${CLASSES.map((name) => `count(*) FILTER (WHERE to_class = '${name}') - count(*) FILTER (WHERE from_class = '${name}') AS ${name}`).join(", ")}
   FROM ${inbound("link_event e", "e")} AND e.from_class IS DISTINCT FROM e.to_class GROUP BY 1, 2`,
  `SELECT site_id, occurred_on, 0, 0, 0, count(*) FILTER (WHERE kind IN ('gained', 'returned')),
     count(*) FILTER (WHERE kind = 'lost'), count(*) FILTER (WHERE kind = 'known') - count(*) FILTER (WHERE kind = 'refuted'),
     ${CLASSES.map(() => "0").join(", ")}
   FROM domain_event WHERE workspace_id = $1 AND site_id = $2 GROUP BY 1, 2`,
];

const DAYS: SiteRollup = {
  name: "site_day",
  keys: ["day"],
  counts: DAY_COLUMNS,
  byDomain: false,
  counted: () => `SELECT site_id, day, ${DAY_COLUMNS.map((name) => `sum(${name})::int AS ${name}`).join(", ")}
    FROM (${dayParts.join(" UNION ALL ")}) parts GROUP BY site_id, day`,
};

/** In the order in which they are counted. */
export const SITE_ROLLUPS: readonly SiteRollup[] = [
  REFERRING,
  CROSSINGS,
  ...uses("anchor", ["anchor_id", "anchor_kind"]),
  ...uses("target", ["target_id"]),
  SOURCES,
  DAYS,
];
