import type { EveryHours } from "#lib/core/schedule/choices";
import type { Schedule } from "#lib/core/schedule/holding";
import type { IntervalReason } from "#lib/core/schedule/interval";

/** A schedule for the agreed links with a tag. */
export interface TagScheduleLine extends Schedule {
  id: string;
  tag: string;
  /** Pages with such a link. */
  pages: number;
}

/** A page with a schedule of its own. */
export interface PageScheduleLine {
  id: string;
  pageId: number;
  url: string;
  everyHours: EveryHours;
}

/** Everything that says when the pages of a site are looked at, and over how many pages it speaks. */
export interface WatchSettings {
  agreed: Schedule;
  backlinks: Schedule;
  tags: TagScheduleLine[];
  /** The first of them by address. */
  pages: PageScheduleLine[];
  pagesTotal: number;
  /** Tags of agreed links that have no schedule. */
  freeTags: string[];
  /** Pages with agreed links, pages with other backlinks alone, and the domains they are on. */
  agreedPages: number;
  backlinkPages: number;
  /** Else there are so many that their links were counted: at most one page each. */
  backlinksCounted: boolean;
  domains: number;
}

/** When one page is looked at. */
export interface PageWatch {
  pageId: number;
  /** What its schedule says; null: never by itself. */
  everyHours: EveryHours;
  /** A person said it of this very page. */
  own: boolean;
  /** How often just now, and why; null when no schedule asks. */
  now: { hours: number; reason: IntervalReason } | null;
  /** ISO 8601; null: it is not looked at by itself. */
  nextAt: string | null;
  /** It could not be read: it is tried again before its turn. */
  triedAgain: boolean;
  /** It is looked at again to settle a miss. */
  settlesMiss: boolean;
  /** A source says that a link on it is lost: it is looked at soon. */
  doubted: boolean;
  /** An agreed link on it was never seen yet: it may be asked every few hours. */
  awaited: boolean;
}

/** The looks of a site that come by themselves. */
export interface NextLooks {
  /** In the next 24 hours; at most one more than the count shown. */
  pages: number;
  /** ISO 8601; null: none is planned. */
  nextAt: string | null;
}
