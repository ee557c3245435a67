import { DOMAIN_FIELDS, type Field, PLACEMENT_FIELDS, TRAFFIC_FIELDS } from "#lib/imports/formats/format";
import type { RowsKind } from "#lib/imports/row-types";

/** What the rows of a file are. */
export const kindNames: Record<RowsKind, string> = {
  backlinks: "Reported links",
  placements: "Agreed links",
  domains: "Reported domains",
  traffic: "Visits",
};

/** What a column becomes, in the words of the field. */
export const fieldNames: Record<Field, string> = {
  source: "Linking page",
  target: "Target page",
  anchor: "Anchor text",
  alt: "Image alt text",
  title: "Title of the linking page",
  rel: "Rel",
  follow: "Followed (yes or no)",
  nofollow: "Nofollow",
  ugc: "UGC",
  sponsored: "Sponsored",
  type: "Type of link",
  isText: "Text link",
  isImage: "Image link",
  isFrame: "Frame",
  isForm: "Form",
  firstSeen: "First seen",
  lastSeen: "Last seen",
  lostOn: "Lost on",
  lostFlag: "Lost (yes or no)",
  httpStatus: "Answer of the linking page",
  left: "Text before the link",
  right: "Text after the link",
  placement: "Place on the page",
  linkPath: "Path of the link in the page",
  place: "Agreed place on the page",
  price: "Price",
  currency: "Currency",
  vendor: "Vendor",
  contact: "Contact",
  tactic: "Tactic",
  liveOn: "Live since",
  expiresOn: "Expires on",
  notes: "Notes",
  tags: "Tags",
  domain: "Domain",
  links: "Number of links",
  page: "Page of the site",
  referrer: "Site that sent the visits",
  clicks: "Clicks",
  impressions: "Impressions",
  sessions: "Sessions",
  position: "Position in search",
};

/** The fields that people map by hand; the others come from a vendor's own columns. */
export const mappable = {
  backlinks: [
    "source",
    "target",
    "anchor",
    "rel",
    "follow",
    "nofollow",
    "title",
    "firstSeen",
    "lastSeen",
    "lostOn",
  ],
  placements: PLACEMENT_FIELDS,
  domains: DOMAIN_FIELDS,
  traffic: TRAFFIC_FIELDS,
} as const satisfies Record<RowsKind, readonly Field[]>;
