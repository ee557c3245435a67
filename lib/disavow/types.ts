import type { DisavowWarning, Reach } from "#lib/core/disavow/warnings";
import type { MovedList } from "./moved.ts";

export interface DisavowVersionLine {
  id: string;
  number: number;
  /** What Google held when asked, or a list that we wrote. */
  origin: "google" | "fairlead";
  domains: number;
  urls: number;
  note: string | null;
  by: string | null;
  /** ISO 8601 */
  createdAt: string;
  /** YYYY-MM-DD; the day that a person named as the day of the upload. */
  uploadedOn: string | null;
}

/** A line that nothing new like it would be written for. */
export interface RefusedLine {
  /** As it stands in the file. */
  line: string;
  reason: string;
}

/** Refused for new entries, but on the list: it stays until a person leaves it out. */
export interface FlaggedLine extends RefusedLine {
  leftOut: boolean;
}

/** What was found in a list on reading it. */
export interface ListReading {
  repaired: { line: number; from: string; to: string; why: string }[];
  /** Lines that Google cannot read either; they are in the kept version, not in the next one. */
  rejected: { line: number; text: string; reason: string }[];
  warnings: { line: number | null; message: string }[];
}

/** How a list was read; what exactly was repaired stands with the draft. */
export interface Held {
  number: number;
  domains: number;
  urls: number;
  repaired: number;
  rejected: number;
}

/** Which of a site's lists, and what a person leaves out of the next version. */
export interface DraftView {
  /** Default: the property that was last spoken of. */
  property?: string | undefined;
  /** Lines of the last version; "flagged" for all that are flagged. */
  leaveOut?: readonly string[] | "flagged" | undefined;
}

/** Where the lists of a site stand. */
export interface DisavowState {
  property: string;
  /** Every property of the site that a list was recorded for. */
  properties: string[];
  /** ISO 8601; null: nobody has said yet what Google holds, so nothing can be downloaded. */
  googleKnownAt: string | null;
  /** Newest first, at most 50. */
  versions: DisavowVersionLine[];
  draft: DisavowDraft;
  /** The site's main domain has no list, another one of it has. */
  moved: MovedList | null;
}

/** The profile from one upload until the next. */
export interface AfterUpload {
  number: number;
  /** YYYY-MM-DD; the first day that counts, and the first one that does not; null: until today. */
  from: string;
  until: string | null;
  linksGained: number;
  linksLost: number;
  /** Followed links more (or fewer) than before. */
  follow: number;
  domainsGained: number;
  domainsLost: number;
  /** Domains that came in this time and are marked toxic by the team now. */
  risky: number;
}

/** Two versions of a list, compared as Google reads them. */
export interface Comparison {
  /** Every one there is, newest first. */
  versions: number[];
  from: number;
  /** Null: the draft. */
  to: number | null;
  /** `coveredBy`: a domain line that disavowed it already, so that nothing changes. */
  added: { line: string; coveredBy: string | null }[];
  /** `coveredBy`: a domain line that still disavows it. */
  removed: { line: string; coveredBy: string | null }[];
  kept: number;
}

/** The next version: the last one, and what was marked toxic since. */
export interface DisavowDraft extends ListReading {
  number: number;
  /** Changes with what would be written (date and number aside): who makes the version names what was read. */
  fingerprint: string;
  /** The file as it would be downloaded. */
  text: string;
  domains: number;
  urls: number;
  lines: number;
  bytes: number;
  /** Against the last version. */
  added: string[];
  /** `coveredBy`: the domain line that disavows it as well; null: left out by a person. */
  removed: { line: string; coveredBy: string | null }[];
  kept: number;
  /** Marked toxic, and on the list already or covered by a domain line. */
  already: number;
  /** Marked toxic, and refused for the list. */
  refused: RefusedLine[];
  flagged: FlaggedLine[];
  /** Breaks a limit of Google's. */
  problems: string[];
  /** What to think about before the upload: large sites, and lines that reach far in this profile. */
  cautions: DisavowWarning[];
  /** Followed referring domains, and how many of them the draft disavows. */
  reach: Reach;
}
