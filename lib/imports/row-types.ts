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

export type RowsKind = "backlinks" | "placements";

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

interface Outcome {
  line: number;
}

/** What became of one row of the file. Every row has exactly one. */
export type RowOutcome =
  | (Outcome & { status: "accepted"; kind: "backlinks"; row: BacklinkRow; notes: string[] })
  | (Outcome & { status: "accepted"; kind: "placements"; row: PlacementRow; notes: string[] })
  /** Says the same as an earlier row of the file. */
  | (Outcome & { status: "duplicate"; reason: string })
  /** Not a link by nature (an image, a canonical, a mail address): nothing to repair. */
  | (Outcome & { status: "skipped"; reason: string })
  /** Could not be read; the reason says what to do. */
  | (Outcome & { status: "rejected"; reason: string; cells: string[] });
