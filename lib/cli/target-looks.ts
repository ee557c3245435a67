import { sameAnchor } from "#lib/core/anchor-text";
import { domainOf } from "#lib/core/domain";
import type { Look } from "#lib/core/look";
import { normaliseUrl } from "#lib/core/url";
import type { Promise_, TargetLook } from "#lib/core/verdict";
import { createHopGate } from "#lib/net/hop-gate";
import type { Web } from "./web.ts";

/** Where links lead, asked at most once each. */
export interface TargetLooks {
  /** Looks at these addresses. The map's keys are normalised, as `judge` wants them. */
  at(urls: readonly string[]): Promise<Map<string, TargetLook>>;
}

const mostRemembered = 5_000;

/** A link that was not found may hide behind a redirect: so many of a page's links are followed to see. */
const mostFollowed = 5;

export function createTargetLooks(web: Web, signal: AbortSignal): TargetLooks {
  const remembered = new Map<string, Promise<TargetLook | null>>();

  const lookAt = async (url: string): Promise<TargetLook | null> => {
    const gate = createHopGate(web.token, { robots: web.robots, beforeHop: web.beforeHop, signal });
    const result = await web.fetcher.fetchPage(url, { signal, beforeHop: gate.beforeHop, want: "none" });
    if (result.kind !== "answered") return null;
    return { finalUrl: result.finalUrl, httpStatus: result.status, soft404: false };
  };

  return {
    async at(urls) {
      const keys = new Set(urls.map((url) => normaliseUrl(url)).filter((url) => url !== null));
      for (const key of keys) {
        if (remembered.has(key)) continue;
        if (remembered.size >= mostRemembered) remembered.delete(remembered.keys().next().value ?? "");
        remembered.set(key, lookAt(key));
      }
      const looks = await Promise.all(
        [...keys].map(async (key) => [key, await remembered.get(key)] as const),
      );
      return new Map(looks.flatMap(([key, look]) => (look == null ? [] : [[key, look] as const])));
    },
  };
}

/**
 * Links of a page that may lead to the agreed page by a detour: those with the agreed anchor, then those to the
 * target's domain. The likeliest few.
 */
export function detoursOf(look: Look, promise: Promise_): string[] {
  const domain = domainOf(promise.target);
  const inside = domain === domainOf(look.finalUrl);
  const links = look.links.filter(
    (link) => link.url !== null && (link.kind === "text" || link.kind === "image"),
  );
  const named = promise.anchor ? links.filter((link) => sameAnchor(link.anchor, promise.anchor ?? "")) : [];
  // A page of the same site links to it all over: there only the anchor says anything.
  const near = inside ? [] : links.filter((link) => domainOf(link.url ?? "") === domain);
  return [...new Set([...named, ...near].map((link) => link.url ?? ""))].slice(0, mostFollowed);
}
