/**
 * What a vendor's export looks like: a table of header names and, where a vendor has ways of its own, two hooks.
 * Columns are known by name, never by place: vendors add and move them.
 */
import type { DateOrder } from "../dates.ts";
import type { BacklinkRow, RowsKind, Vendor } from "../row-types.ts";

export type FormatId =
  | "gsc_latest_links"
  | "gsc_sample_links"
  | "gsc_top_linked_pages"
  | "gsc_top_linking_sites"
  | "ahrefs_backlinks"
  | "ahrefs_backlinks_legacy"
  | "ahrefs_referring_domains"
  | "semrush_backlinks"
  | "semrush_audit"
  | "semrush_referring_domains"
  | "moz_inbound_links"
  | "majestic_backlinks"
  | "bing_backlinks"
  | "bing_referring_domains"
  | "bing_anchors"
  | "gsc_pages"
  | "ga4_landing_pages"
  | "ga4_referrals"
  | "screaming_frog_links"
  | "tracker"
  | "generic"
  | "url_list"
  | "unknown";

/** What a person can map a column to, for links that a file reports. */
export const BACKLINK_FIELDS = [
  "source",
  "target",
  "anchor",
  "alt",
  "title",
  "rel",
  "follow",
  "nofollow",
  "ugc",
  "sponsored",
  "type",
  "isText",
  "isImage",
  "isFrame",
  "isForm",
  "firstSeen",
  "lastSeen",
  "lostOn",
  "lostFlag",
  "httpStatus",
  "left",
  "right",
  "placement",
  "linkPath",
] as const;

/** What a person can map a column to, for the links that the team agreed on. */
export const PLACEMENT_FIELDS = [
  "source",
  "target",
  "anchor",
  "rel",
  "place",
  "price",
  "currency",
  "vendor",
  "contact",
  "tactic",
  "liveOn",
  "expiresOn",
  "notes",
  "tags",
] as const;

/** What a person can map a column to, for domains that a file says link to the site. */
export const DOMAIN_FIELDS = ["domain", "links", "firstSeen", "lastSeen", "lostOn"] as const;

/** What a person can map a column to, for visits of the site's pages or from other hosts. */
export const TRAFFIC_FIELDS = ["page", "referrer", "clicks", "impressions", "sessions", "position"] as const;

/** The fields of each kind of rows. */
export const FIELDS = {
  backlinks: BACKLINK_FIELDS,
  placements: PLACEMENT_FIELDS,
  domains: DOMAIN_FIELDS,
  traffic: TRAFFIC_FIELDS,
} as const satisfies Record<RowsKind, readonly string[]>;

export type Field = (typeof FIELDS)[RowsKind][number];

/** Each group needs one of its fields, or no row of the kind can be read. */
export const KIND_NEEDS: Record<RowsKind, readonly (readonly Field[])[]> = {
  backlinks: [["source"]],
  placements: [["source"], ["target"]],
  domains: [["domain"]],
  traffic: [["page", "referrer"]],
};

/** `metric.*` is kept as the vendor's figure; `flag.*` is a mark of its own, read by its hooks alone. */
export type MappingKey = Field | `metric.${string}` | `flag.${string}`;

/** Which column (by its name in `columns`) holds which field. */
export type Mapping = Partial<Record<MappingKey, string>>;

export const DATE_FIELDS: readonly Field[] = ["firstSeen", "lastSeen", "lostOn", "liveOn", "expiresOn"];

/** The trimmed text of a field in the row at hand; "" when the file lacks it. */
export type Cell = (key: MappingKey) => string;

export interface Format {
  id: FormatId;
  label: string;
  vendor: Vendor;
  kind: RowsKind;
  /** Header names per field, best first. Compared folded: case, spaces and marks do not count. */
  names: Partial<Record<MappingKey, readonly string[]>>;
  /** Each group needs one of its fields in the header, or the file is not this format. */
  needs: readonly (readonly MappingKey[])[];
  /** Any one of these names must be in the header too: what tells this vendor from the others. */
  signs?: readonly string[];
  /** The header has columns of this format and no others: with more of them it is somebody's own sheet. */
  exact?: true;
  /** How the vendor writes dates whose order nothing else tells. */
  dates: DateOrder;
  /** Said instead of reading: what the file is, and which one to bring. */
  refusal?: string;
  /** Why a row of this kind is no link, or null. */
  skip?(cell: Cell): string | null;
  /** Last word on the row, for what the vendor means by its columns. */
  finish?(row: BacklinkRow, cell: Cell): void;
}

/** "Source URL", "source_url" and "SourceURL " are one name. */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** True, false, or null for a cell that says neither. */
export function readFlag(text: string): boolean | null {
  if (/^(?:true|yes|y|1|x|\+|wahr|vrai|oui|ja|si|sí)$/i.test(text)) return true;
  if (/^(?:false|no|n|0|-|falsch|faux|non|nein)$/i.test(text)) return false;
  return null;
}
