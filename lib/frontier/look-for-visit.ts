// One look as the worker takes it: robots.txt from the database, "only if changed" where the page is known whole, a
// second opinion on a page that lost its links (is it the page that this host answers for anything?), and a question to
// the targets of agreed links.
import { domainOf, hostOf } from "#lib/core/domain";
import { isNotModified, type Look } from "#lib/core/look";
import { isLike } from "#lib/core/page-kind/likeness";
import { isHomePage, normaliseUrl } from "#lib/core/url";
import { noHistory, type Promise_ } from "#lib/core/verdict";
import { targetsToAsk } from "#lib/core/verdict/targets-to-ask";
import type { Looker, LookOptions } from "#lib/net/look-at-page";
import type { LookAt } from "./one-visit.ts";
import type { RobotsCache } from "./robots-cache.ts";
import { notFoundPageOf } from "./soft-404-probe.ts";
import type { TargetCache } from "./target-cache.ts";

/** The looks of a worker. */
export function createLookForVisit(looker: Looker, robots: RobotsCache, targets: TargetCache): LookAt {
  return async (url, { signal, turn, validators, linksTo, promises }) => {
    const options: LookOptions = {
      signal,
      robots: robots.lookupFor(turn, signal),
      beforeHop: turn.beforeHop,
    };
    const { look, page } = await looker.read(url, { ...options, validators });
    const waitMs = await targets.refresh(addressesOf(promises, look), turn, signal);
    if (waitMs !== null) return { ...look, retryAfterMs: look.retryAfterMs ?? waitMs };
    if (page === null || !lostItsLinks(look, linksTo)) return look;
    const { likeness, retryAfterMs } = await notFoundPageOf(new URL(look.finalUrl).origin, looker, options);
    const soft404 = likeness !== null && isLike(page, likeness);
    return { ...look, soft404, retryAfterMs: look.retryAfterMs ?? retryAfterMs };
  };
}

/** Where agreed links lead. A page that was not sent again has them as agreed: else it is read in full (claim.ts). */
function addressesOf(promises: readonly Promise_[], look: Look): string[] {
  if (isNotModified(look)) return promises.flatMap(({ target }) => normaliseUrl(target) ?? []);
  const rule = { misses: 1, hours: 0 };
  return promises.flatMap((promise) => targetsToAsk({ promise, look, history: noHistory, rule }));
}

/** Read whole, not known to be gone, and none of the domains that it linked to is linked from it any more. */
function lostItsLinks(look: Look, linksTo: readonly string[]): boolean {
  if (look.access !== "ok" || look.truncated || look.soft404 || linksTo.length === 0) return false;
  // A front page is what a host may rightly answer for anything; another domain has turns of its own.
  if (isHomePage(look.finalUrl) || domainOf(look.finalUrl) !== domainOf(look.url)) return false;
  const hosts = look.links.map(({ url }) => (url === null ? null : hostOf(url)));
  return !linksTo.some((name) => hosts.some((host) => host === name || host?.endsWith(`.${name}`)));
}
