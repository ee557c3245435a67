import type { CaseCounts, CaseFacts, CaseVersion } from "#lib/core/manual-action/case-facts";
import type { ReadSamples } from "#lib/core/manual-action/read-samples";
import type { CaseKind, CaseState, CaseStepKind } from "#lib/core/manual-action/state";
import type { RemovalLine } from "#lib/removals/types";

/** A case as the list shows it. */
export interface CaseLine {
  id: string;
  kind: CaseKind;
  property: string;
  /** YYYY-MM-DD */
  noticedOn: string;
  state: CaseState;
  samples: number;
  /** What was sent or answered last; null: nothing yet. */
  lastStep: { kind: CaseStepKind; on: string } | null;
}

export interface VersionChoice extends CaseVersion {
  id: string;
  /** It came from Google, or was uploaded there: what it names counts as disavowed. */
  isHeld: boolean;
}

/** A case with everything that is known of it now. */
export interface CaseDetail extends CaseFacts {
  id: string;
  state: CaseState;
  counts: CaseCounts;
  /** Who recorded it, and when (ISO 8601). */
  by: string | null;
  at: string;
  requests: readonly RemovalLine[];
  /** What a person chose; null: the version that was uploaded last. */
  chosenVersion: string | null;
  /** Newest first. */
  versions: VersionChoice[];
  request: {
    /** As a person keeps it; null: nobody does, it is drafted from the facts. */
    kept: { text: string; by: string | null; at: string } | null;
    drafted: string;
  };
}

/** What became of samples that were given. */
export interface AddedSamples {
  added: number;
  /** Stand in the case already. */
  known: number;
  rejected: ReadSamples["rejected"];
  rejectedCount: number;
}

/** Requests that were begun for the samples that still link. */
export interface BegunRequests {
  /** Takes them back while nothing was sent. */
  batch: string;
  added: number;
  known: number;
  refused: { name: string; reason: string }[];
}
