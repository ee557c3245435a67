// What pages know of what was agreed with a prospect: plain values, no row of the database.
import type { OwnCost } from "#lib/core/outreach/money";
import type { Stage } from "#lib/core/outreach/stages";
import type { Place } from "#lib/core/place";
import type { RelClass } from "#lib/core/rel";
import type { PlacementLine, Terms } from "#lib/placements/types";

/** A placement that was agreed with a prospect. */
export interface AgreedLink extends PlacementLine, Terms {
  agreedOn: string;
  /** ISO 8601 */
  archivedAt: string | null;
}

/** Terms that wait for a page. */
export interface KeptTerms {
  id: string;
  target: string;
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
  price: string | null;
  currency: string | null;
  fee: string | null;
  feeCurrency: string | null;
  cost: OwnCost | null;
  invoice: string | null;
  vendor: string | null;
  contact: string | null;
  notes: string | null;
  expiresOn: string | null;
  /** YYYY-MM-DD */
  agreedOn: string;
}

/** A link of a prospect's site that nobody announced, and that waits for somebody to say what it is. */
export interface NoticedLink {
  id: string;
  source: string;
  target: string;
  /** ISO 8601: when a look found it. */
  foundAt: string;
}

/** What is agreed with a prospect, and what its terms begin with. */
export interface ProspectTerms {
  prospectId: string;
  domain: string;
  site: string;
  prospect: { stage: Stage; campaignId: string; campaign: string };
  /** YYYY-MM-DD: the link is to be live by then. */
  dueOn: string | null;
  /** The first of them first. */
  links: AgreedLink[];
  kept: KeptTerms[];
  noticed: NoticedLink[];
  /** What a new agreement is filled with. */
  draft: { source: string | null; target: string | null; anchor: string | null; contact: string | null };
  /** The pages that its campaign builds links to, with the anchors that it would like. */
  targets: { url: string; anchors: string[] }[];
  /** What costs are summed in; null where they may not be read. */
  currency: string | null;
}
