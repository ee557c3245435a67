/**
 * One look at one page: how it was reached, what answered and what it said. Plain JSON, because
 * it crosses threads and the database. Whether a look proves anything is decided here, so that
 * no other room may call a link lost on a page that was never really read.
 */
import type { ExtractedLink } from "./link-types.ts";
import type { RobotsDirectives } from "./robots.ts";

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
  /** Two questions: may we fetch it, and may Googlebot. Null when nobody asked or knows. */
  robotsTxt: { allowed: boolean | null; googlebotAllowed: boolean | null };
  robots: RobotsDirectives;
  /** Resolved, from the tag or the Link header. */
  canonical: string | null;
  title: string | null;
  outlinks: { external: number; domains: number };
  /** Only http(s) ones, unless all were asked for. */
  links: ExtractedLink[];
  etag: string | null;
  lastModified: string | null;
  retryAfterMs: number | null;
}
