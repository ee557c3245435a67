/**
 * The one status of a link that nobody made a promise about: what we know of its presence, and whether its page
 * could be read last time. A wall or an outage is shown beside what was known, never as a loss.
 */
import type { LinkPresence } from "./link-state.ts";
import type { Access } from "./look.ts";
import type { Headline } from "./verdict/types.ts";

/** @param access of the page's last look; null: nobody has looked */
export function linkHeadline(presence: LinkPresence, misses: number, access: Access | null): Headline {
  switch (presence) {
    case "lost":
    case "not_found":
    case "missed":
      return presence;
    case "found":
      return accessHeadline(access) ?? "live";
    case "reported":
      return misses > 0 ? "missed" : (accessHeadline(access) ?? "pending");
    default:
      return presence satisfies never;
  }
}

/** What an unreadable page makes of a status; null when the page was read or never asked for. */
export function accessHeadline(access: Access | null): "blocked" | "unreachable" | "pending" | null {
  switch (access) {
    case null:
    case "ok":
      return null;
    case "blocked":
    case "robots_disallowed":
      return "blocked";
    case "js_required":
      // It builds itself in the browser: the question waits, as in a verdict.
      return "pending";
    case "http_error":
    case "unreachable":
    case "not_html":
    case "unparsable":
      return "unreachable";
    default:
      return access satisfies never;
  }
}

const worstFirst: readonly Headline[] = [
  "lost",
  "missed",
  "changed",
  "not_found",
  "blocked",
  "unreachable",
  "pending",
  "live",
];

/** The status that needs a person most. */
export function worstHeadline(headlines: Iterable<Headline>): Headline | null {
  const all = new Set(headlines);
  return worstFirst.find((headline) => all.has(headline)) ?? null;
}
