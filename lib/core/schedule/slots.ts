/**
 * The moments at which a page is looked at: a grid in time that is the page's own. Its place in the interval
 * follows from its id, so that a large import never falls due in one minute, and its next moment follows from the
 * last look alone, so that a late look moves nothing. All pages of a site begin at one minute of the hour: an hour's
 * looks are one run.
 */

export const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** A number in [0, 1) that is always the same for an id and spreads neighbours far apart (MurmurHash3's finaliser). */
export function phaseOf(id: number): number {
  let hash = id | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** The first moment at or after `at` (ms) that lies on the minute of the hour at which a site's looks begin. */
export function onSiteMinute(at: number, siteId: number): number {
  const minute = Math.floor(phaseOf(siteId) * 60) * MINUTE_MS;
  return Math.ceil((at - minute) / HOUR_MS) * HOUR_MS + minute;
}

/** The first moment of a page's own grid at or after `at` (ms). @param hours whole, at least 1 */
export function slotFrom(at: number, hours: number, page: { pageId: number; siteId: number }): number {
  const every = hours * HOUR_MS;
  const first = onSiteMinute(phaseOf(page.pageId) * every, page.siteId);
  return first + Math.ceil((at - first) / every) * every;
}
