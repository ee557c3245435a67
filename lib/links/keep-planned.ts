import { keepStatistics } from "#lib/db/keep-statistics";

/** What a large import fills. */
const FILLED = [
  "domain",
  "page",
  "anchor",
  "link",
  "link_sighting",
  "link_event",
  "domain_link",
  "referring_domain",
  "domain_event",
  "domain_anchor",
  "site_anchor",
  "domain_target",
  "site_target",
  "domain_source",
  "placement",
  "page_watch",
];

/** Keeps Postgres' picture of the tables of links near what they hold; called between the chunks of an import. */
export const keepPlanned = (): Promise<void> => keepStatistics(FILLED);
