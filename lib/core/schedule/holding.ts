/**
 * Which schedule holds for a page. Several may speak of it: a person for this very page, a tag of an agreed link on
 * it, the agreed links of a site, the other backlinks of a site; and a page may link to several sites. The nearest
 * word wins within a site, the shortest interval among sites.
 */
import type { EveryHours } from "./choices.ts";

export interface Schedule {
  everyHours: EveryHours;
  /** More often where it is worth it (due.ts). */
  adaptive: boolean;
}

/** What one site says of a page. */
export interface SiteClaim {
  siteId: number;
  /** A person's word on this very page. */
  own: Schedule | null;
  /** Schedules of the tags of agreed links on it. */
  tags: readonly Schedule[];
  /** The schedule of the site's agreed links, when one that is not archived stands on the page. */
  agreed: Schedule | null;
  /** The schedule of its other backlinks, when the page has one or is reported to have one. */
  backlinks: Schedule | null;
}

/** What holds. */
export interface Holding extends Schedule {
  /** The site that asks soonest: its run counts the look. */
  siteId: number;
  /** A person said it of this very page: it is taken at its word. */
  own: boolean;
}

/** What is so for a site whose schedules nobody has set. */
export function defaultSchedules(kind: "own" | "competitor"): { agreed: Schedule; backlinks: Schedule } {
  return {
    agreed: { everyHours: 168, adaptive: true },
    backlinks: { everyHours: kind === "own" ? 720 : null, adaptive: true },
  };
}

/**
 * The schedule that holds for a page. A site that says "never" leaves the page to other sites.
 * @returns null when no site speaks of the page
 */
export function holdingSchedule(claims: readonly SiteClaim[]): Holding | null {
  let best: Holding | null = null;
  for (const claim of claims.toSorted((a, b) => a.siteId - b.siteId)) {
    const schedule = claim.own ?? shortest(claim.tags) ?? claim.agreed ?? claim.backlinks;
    if (schedule === null) continue;
    const holding = { ...schedule, siteId: claim.siteId, own: claim.own !== null };
    if (best === null || hoursOf(holding) < hoursOf(best)) best = holding;
  }
  return best;
}

function shortest(schedules: readonly Schedule[]): Schedule | null {
  return schedules.toSorted((a, b) => hoursOf(a) - hoursOf(b))[0] ?? null;
}

const hoursOf = ({ everyHours }: Schedule): number => everyHours ?? Number.POSITIVE_INFINITY;
