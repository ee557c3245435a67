/** What a person most likely means by the columns of a table that they call something else than was detected. */
import type { RowsKind } from "../row-types.ts";
import type { Format } from "./format.ts";
import { generic, tracker } from "./generic.ts";

const domains: Format["names"] = {
  domain: [
    "domain",
    "referring domain",
    "linking domain",
    "root domain",
    "site",
    "linking site",
    "host",
    "website",
    "url",
  ],
  links: ["backlinks", "links", "links to target", "backlinks count", "linking pages", "number of links"],
  firstSeen: ["first seen", "first found", "discovered"],
  lastSeen: ["last seen", "last crawled", "last checked"],
  lostOn: ["lost", "lost date", "date lost"],
};

const traffic: Format["names"] = {
  page: ["page", "landing page", "top pages", "page path", "address", "url"],
  referrer: ["source", "referrer", "session source / medium", "source / medium", "referring site"],
  clicks: ["clicks"],
  impressions: ["impressions"],
  sessions: ["sessions", "visits"],
  position: ["position", "average position"],
};

/** Names of columns by field, for each kind of rows. */
export const namesOfKind: Record<RowsKind, Format["names"]> = {
  backlinks: generic.names,
  placements: tracker.names,
  domains,
  traffic,
};
