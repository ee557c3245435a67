import { type BACKLINK_FIELDS, PLACEMENT_FIELDS } from "#lib/imports/formats/format";

type Name = (typeof BACKLINK_FIELDS)[number] | (typeof PLACEMENT_FIELDS)[number];

/** What a column becomes, in the words of the field. */
export const fieldNames: Record<Name, string> = {
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
} as const satisfies Record<string, readonly Name[]>;
