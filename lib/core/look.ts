/**
 * One look at one page: how it was reached, what answered and what it said. Plain JSON, because
 * it crosses threads and the database. Whether a look proves anything is decided here, so that
 * no other room may call a link lost on a page that was never really read.
 */
import type { ExtractedLink } from "./link-types.ts";
import type { TopicText } from "./relevance/topic.ts";
import type { RobotsDirectives } from "./robots.ts";
import { isHomePage, looseKey } from "./url.ts";

/** How far the look came. Everything but `ok` says why the page could not be read as a page. */
export type Access =
  | "ok"
  | "http_error"
  | "unreachable"
  | "blocked"
  | "not_html"
  | "js_required"
  | "robots_disallowed"
  | "unparsable";

/** One redirect: the address that answered, with what status (200 for a meta refresh). */
export interface Hop {
  url: string;
  status: number;
  kind: "http" | "refresh";
}

/** What one look found. */
export interface Look {
  /** The address asked for. */
  url: string;
  /** The address of the page that was read, or the last one tried. */
  finalUrl: string;
  /** ISO 8601, UTC. */
  at: string;
  access: Access;
  /** Code of the outcome: "dns", "timeout", "tls", "refused", "too_many_hops", "captcha" … */
  reason: string | null;
  httpStatus: number | null;
  hops: Hop[];
  /** The page was longer than we read. */
  truncated: boolean;
  /** It answers 200 and says "not found". */
  soft404: boolean;
  encoding: string | null;
  contentType: string | null;
  /** Decoded bytes read. */
  bytes: number;
  ms: number;
  /**
   * Two questions: may we fetch it, and may Googlebot. Null when nobody asked or knows. `failing`: the file answers
   * with errors or not at all, which is no refusal; what Googlebot may do is then what the last good copy says.
   */
  robotsTxt: { allowed: boolean | null; googlebotAllowed: boolean | null; failing: boolean };
  robots: RobotsDirectives;
  /** Resolved, from the tag or the Link header. */
  canonical: string | null;
  title: string | null;
  /** What its topic is read from; null when the page was not read. */
  topicText: TopicText | null;
  outlinks: { external: number; domains: number };
  /** Only http(s) ones, unless all were asked for. */
  links: ExtractedLink[];
  etag: string | null;
  lastModified: string | null;
  retryAfterMs: number | null;
  /** Public numeric address of the host that answered last; null when it is not known. */
  address: string | null;
}

/**
 * The server says that the page is as it was when we read it (304, RFC 9110 §15.4.5), and sends nothing to read. By
 * itself that proves nothing; whoever remembers the page fills in what it said (lib/links/recall-pages.ts).
 */
export const notModified = { access: "unreachable", reason: "not_modified" } as const;

/** Whether it is such an answer, and nothing was filled in yet. */
export function isNotModified(look: Pick<Look, "access" | "reason">): boolean {
  return look.reason === notModified.reason;
}

/**
 * Does the look prove that a link it did not see is not there? Yes when the page was read to its end; when the
 * answer is 404 or 410; when it is a soft 404; and when it is a redirect to other content. A site that is down,
 * walls us off or was read in part proves nothing.
 */
export function isConclusive(look: Look): boolean {
  switch (look.access) {
    case "ok":
      return !look.truncated || look.soft404 || redirectedHome(look);
    case "http_error":
      return look.httpStatus === 404 || look.httpStatus === 410;
    case "not_html":
      return redirectedAway(look);
    case "js_required":
      // A moved article may build itself in the browser and still hold the link; a front page is not the article.
      return look.soft404 || redirectedHome(look);
    case "unreachable":
    case "blocked":
    case "robots_disallowed":
    case "unparsable":
      return false;
    default:
      return look.access satisfies never;
  }
}

/** True when the look ended on another page than asked, beyond scheme, `www.`, slash and tracking. */
export function redirectedAway(look: Pick<Look, "url" | "finalUrl">): boolean {
  return looseKey(look.url) !== looseKey(look.finalUrl);
}

/** True when an inner page now leads to a front page: its content is gone, whatever the front page links to. */
export function redirectedHome(look: Pick<Look, "url" | "finalUrl">): boolean {
  return redirectedAway(look) && isHomePage(look.finalUrl) && !isHomePage(look.url);
}
