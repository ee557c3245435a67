import type { Vendor } from "#lib/core/vendors";
import type { Detected } from "./detect-format.ts";
import type { Mapping } from "./formats/format.ts";
import type { RowsKind } from "./row-types.ts";

export type ImportState =
  | "uploading"
  | "reading"
  | "ready"
  | "importing"
  | "done"
  | "failed"
  | "cancelled"
  | "undoing"
  | "undone";

/** Said where undo is not offered any more. */
export const ROWS_GONE =
  "The rows of an import are kept for 30 days. This one's are gone, so it can no longer be undone.";

/** What an undo did. */
export interface UndoneCounts {
  /** Links that only this import named and nobody had seen. */
  links: number;
  /** Pages that were to be read for it alone. */
  candidates: number;
  /** Reported domains that no other import names. */
  domains: number;
  /** Pages and hosts whose figures were its own. */
  traffic: number;
  /** Agreed links that nobody had touched. */
  placements: number;
  /** Agreed links that it brought and somebody did something with. */
  placementsKept: number;
}

export interface RowCounts {
  rows: number;
  accepted: number;
  duplicate: number;
  skipped: number;
  rejected: number;
}

/** One line of the list of imports. */
export interface ImportLine extends RowCounts {
  id: string;
  state: ImportState;
  /** Links and placements that are new; while it is a preview, that would be. */
  newLinks: number;
  knownLinks: number;
  /** Source pages that a file names without a target. */
  candidates: number;
  /** Reported domains that are new or known; they are no links. */
  newDomains: number;
  knownDomains: number;
  /** Rows written so far. */
  written: number;
  files: { name: string; label: string | null }[];
  by: string | null;
  /** ISO 8601 */
  createdAt: string;
  finishedAt: string | null;
  error: string | null;
  /** Rows undone so far. */
  undoneRows: number;
  undoneAt: string | null;
  undoneBy: string | null;
  undone: UndoneCounts | null;
  /** Its rows are still kept: what it wrote can be undone. */
  staged: boolean;
}

/** A worker has it in hand: something moves. An undo that stopped waits for a person. */
export function isBusy({ state, error }: Pick<ImportLine, "state" | "error">): boolean {
  return state === "reading" || state === "importing" || (state === "undoing" && error === null);
}

/** One file of an import, with what was found out about it. */
export interface ImportFileDetail extends RowCounts {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  staged: boolean;
  vendor: Vendor | null;
  kind: RowsKind;
  detected: Detected | null;
  /** What is read from which column: a person's choice, else what was detected. */
  mapping: Mapping;
  /** The first rows as they will be read. */
  first: StagedLine[];
  /** The first rejected rows. */
  problems: { line: number; reason: string }[];
  /** Why rows were skipped, most often first. */
  skips: { reason: string; count: number }[];
}

/** A row as it will be read, for the preview. */
export type StagedLine = { line: number } & (
  | {
      kind: "backlinks" | "placements";
      source: string;
      target: string | null;
      anchor: string | null;
      rel: string | null;
      firstSeen: string | null;
      price: string | null;
    }
  | {
      kind: "domains";
      domain: string;
      links: number | null;
      firstSeen: string | null;
      lastSeen: string | null;
      lostOn: string | null;
    }
  | {
      kind: "traffic";
      /** A page, or a host that sent visits. */
      subject: string;
      clicks: number | null;
      impressions: number | null;
      sessions: number | null;
    }
);

export interface ImportDetail extends ImportLine {
  fileDetails: ImportFileDetail[];
}
