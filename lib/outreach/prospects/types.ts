import type { Finding } from "#lib/core/outreach/approach";
import type { ReviewLevel } from "#lib/core/outreach/fit";
import type { ProspectColumns } from "#lib/core/outreach/read-prospects";
import type { Relevance } from "#lib/core/relevance/compare";

export const PROSPECT_ORIGINS = [
  "hand",
  "pasted",
  "file",
  "link_gap",
  "lost_link",
  "broken_target",
  "search_results",
  "resource_page",
  "mention",
] as const;
export type ProspectOrigin = (typeof PROSPECT_ORIGINS)[number];

/** One site that may be added, before anything is known of it. */
export interface Candidate {
  domain: string;
  pageUrl: string | null;
  /** Further pages of the same site that were named. */
  more: number;
  note: string | null;
  originNote: string | null;
  /** A person's own number. */
  fit: number | null;
  targetUrl: string | null;
  anchor: string | null;
}

export interface RefusedRow {
  /** Of the text or the table; null: it came from no file. */
  line: number | null;
  name: string;
  reason: string;
}

/** What is read out of a text or a report: one row a site, and what was refused. */
export interface ReadSites {
  sites: Candidate[];
  refused: RefusedRow[];
  /** Of a table: its header, and which column each field was read from. */
  table: { header: string[]; columns: ProspectColumns } | null;
}

/** A candidate with everything that helps to choose. */
export interface PreviewRow extends Candidate {
  /** It is in the campaign already. */
  isThere: boolean;
  score: number | null;
  /** "same topic, links to 2 competitors, authority 51, not audited" */
  why: string;
  authority: number | null;
  relevance: Relevance | null;
  competitors: number;
  competitorLinks: number;
  level: ReviewLevel | null;
  findings: Omit<Finding, "overridden">[];
  /** Worth asking, as far as anybody knows: ticked at first. */
  isWorth: boolean;
}

export interface Preview {
  rows: PreviewRow[];
  refused: RefusedRow[];
  table: ReadSites["table"];
  /** Sites that were left out because there are more than one preview holds. */
  leftOut: number;
}

/** What an adding did. */
export interface Added {
  /** Undoes it as a whole; null: nothing was added. */
  batch: string | null;
  added: number;
  already: number;
  refused: RefusedRow[];
}

export interface OpenCampaign {
  id: string;
  name: string;
}
