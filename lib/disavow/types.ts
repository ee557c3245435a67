import type { DisavowEntry } from "#lib/core/disavow/entry";

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
  /** ISO 8601; when a person said that it was uploaded. */
  uploadedAt: string | null;
}

export interface FlaggedEntry {
  /** As it stands in the file. */
  line: string;
  reason: string;
}

/** Where the list of one Search Console property stands. */
export interface DisavowState {
  property: string;
  /** ISO 8601; null: nobody has said yet what Google holds, so nothing can be downloaded. */
  googleKnownAt: string | null;
  versions: DisavowVersionLine[];
  draft: DisavowDraft;
}

/** The next version: what Google holds, and what was marked toxic since. */
export interface DisavowDraft {
  number: number;
  /** The file as it would be downloaded. */
  text: string;
  domains: number;
  urls: number;
  lines: number;
  bytes: number;
  /** Against the last version. */
  added: string[];
  removed: { line: string; coveredBy: string | null }[];
  kept: number;
  /** Already on the list, or covered by a domain line. */
  already: number;
  /** Marked toxic, and refused for the list. */
  refused: FlaggedEntry[];
  /** On the imported list although a new entry like it would be refused; kept until a person removes it. */
  flagged: FlaggedEntry[];
  /** Breaks a limit of Google's. */
  problems: string[];
}

export type { DisavowEntry };
