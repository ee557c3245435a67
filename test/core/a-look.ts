/** One look at an ordinary page, and one link on it: a test says only what is different in its case. */
import type { ExtractedLink } from "#lib/core/link-types";
import type { Look } from "#lib/core/look";
import { readRobots } from "#lib/core/robots";

export const page = "https://blog.example.org/post";

export function aLook(different: Partial<Look> = {}): Look {
  return {
    url: page,
    finalUrl: different.url ?? page,
    at: "2026-03-10T12:00:00.000Z",
    access: "ok",
    reason: null,
    httpStatus: 200,
    hops: [],
    truncated: false,
    soft404: false,
    encoding: "utf-8",
    contentType: "text/html",
    bytes: 10_000,
    ms: 120,
    robotsTxt: { allowed: true, googlebotAllowed: true, failing: false },
    robots: readRobots([], [], new Date(0)),
    canonical: null,
    title: "A post",
    topicText: null,
    outlinks: { external: 3, domains: 2 },
    links: [],
    etag: null,
    lastModified: null,
    retryAfterMs: null,
    address: null,
    ...different,
  };
}

export function aLink(href: string, different: Partial<ExtractedLink> = {}): ExtractedLink {
  return {
    href,
    url: URL.parse(href, page)?.href ?? null,
    kind: "text",
    anchor: "good shoes",
    anchorKind: "text",
    rel: [],
    placement: "content",
    hidden: false,
    context: { left: "", right: "" },
    ...different,
  };
}
