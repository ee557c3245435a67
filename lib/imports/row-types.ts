/**
 * The one shape that every vendor's rows become, and what can happen to a row. Plain JSON: staged in the database
 * and sent between processes.
 */
import type { AnchorKind, Placement } from "#lib/core/link-types";
import type { Place } from "#lib/core/place";
import type { RelClass } from "#lib/core/rel";

/** Whose export it is; the same words as the database's. */
export type Vendor =
  | "gsc"
  | "ahrefs"
  | "semrush"
  | "moz"
  | "majestic"
  | "bing"
  | "screaming_frog"
  | "tracker"
  | "paste"
  | "other";

/** Links that a file reports, links that were agreed, domains that a file says link here, visits. */
export type RowsKind = "backlinks" | "placements" | "domains" | "traffic";

export type ReportedKind = "text" | "image" | "redirect" | "frame" | "form";

export type Tactic =
  | "guest_post"
  | "resource_page"
  | "broken_link"
  | "digital_pr"
  | "influencer"
  | "unlinked_mention"
  | "lost_link_reclaim"
  | "directory"
  | "exchange"
  | "paid"
  | "other";

/** One link as a file reports it. Null always means: the file does not say. */
export interface BacklinkRow {
  /** Number of the physical line the row begins on, from 1. */
  line: number;
  /** Address of the page with the link, as written (a missing scheme added). */
  source: string;
  /** Null in files that list source pages only, as Search Console's. */
  target: string | null;
  anchor: string | null;
  anchorKind: AnchorKind | null;
  /** Lower-case tokens; [] means that the file says there are none. */
  rel: string[] | null;
  /** Whether the link counts as followed, the page's own nofollow included when the file knows it. */
  follow: boolean | null;
  kind: ReportedKind | null;
  /** Where on the page, when a crawler says so. */
  placement: Placement | null;
  /** Title of the source page. */
  title: string | null;
  /** Days as YYYY-MM-DD, as the file has them, in no particular time zone. */
  firstSeen: string | null;
  lastSeen: string | null;
  lostOn: string | null;
  /** The source page's HTTP status. */
  httpStatus: number | null;
  /** Vendor figures by name, for example "ahrefs.dr". */
  metrics: Record<string, number>;
  context: { left: string | null; right: string | null };
}

/** One promised link of the team's tracker. */
export interface PlacementRow {
  line: number;
  source: string;
  target: string;
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
  /** A decimal with a point, for example "1200.50". */
  price: string | null;
  /** ISO 4217, upper case. */
  currency: string | null;
  vendor: string | null;
  contact: string | null;
  tactic: Tactic | null;
  liveOn: string | null;
  expiresOn: string | null;
  notes: string | null;
  tags: readonly string[];
}

/** One domain that a file says links to the site, with the vendor's own counts: no page, so no link. */
export interface DomainRow {
  line: number;
  /** As written: a domain or a host of it. Lower case, punycode. */
  host: string;
  /** The registrable domain of the host. */
  domain: string;
  /** Links to the site as the vendor counts them. */
  links: number | null;
  firstSeen: string | null;
  lastSeen: string | null;
  lostOn: string | null;
  metrics: Record<string, number>;
}

/** Visits of one page of the site, or from one host. Exactly one of `page` and `host` is there. */
export interface TrafficRow {
  line: number;
  /** An address, or a path of the site ("/boots?a=1"). */
  page: string | null;
  /** Lower case, punycode. */
  host: string | null;
  clicks: number | null;
  impressions: number | null;
  sessions: number | null;
  /** Average position in search results. */
  position: number | null;
}

/** The row shape of each kind. */
export interface RowOf {
  backlinks: BacklinkRow;
  placements: PlacementRow;
  domains: DomainRow;
  traffic: TrafficRow;
}
export type AnyRow = RowOf[RowsKind];

interface Outcome {
  line: number;
}

/** A row that is taken, by its kind. */
export type Accepted = {
  [K in RowsKind]: Outcome & { status: "accepted"; kind: K; row: RowOf[K]; notes: string[] };
}[RowsKind];

/** What became of one row of the file. Every row has exactly one. */
export type RowOutcome =
  | Accepted
  /** Says the same as an earlier row of the file. */
  | (Outcome & { status: "duplicate"; reason: string })
  /** Not a link by nature (an image, a canonical, a mail address): nothing to repair. */
  | (Outcome & { status: "skipped"; reason: string })
  /** Could not be read; the reason says what to do. */
  | (Outcome & { status: "rejected"; reason: string; cells: string[] });
