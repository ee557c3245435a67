// Looks as the record takes them, made from the few facts a case is about.
import { extractPage } from "#lib/core/extract";
import type { Look } from "#lib/core/look";
import { readRobots } from "#lib/core/robots";

export interface LookFacts {
  at?: string;
  html?: string;
  status?: number;
  finalUrl?: string;
  hops?: Look["hops"];
  headers?: { robots?: string[] };
  over?: Partial<Look>;
}

/** A look at `url` that found `html` (status 200), or answered otherwise. */
export function lookAt(url: string, facts: LookFacts = {}): Look {
  const { at = "2026-03-10T12:00:00.000Z", html = "", status = 200, finalUrl = url, hops = [] } = facts;
  const page = extractPage(html, finalUrl);
  return {
    url,
    finalUrl,
    at,
    access: status === 200 ? "ok" : "http_error",
    reason: status === 200 ? null : `http_${status}`,
    httpStatus: status,
    hops,
    truncated: false,
    soft404: false,
    encoding: "utf-8",
    contentType: "text/html",
    bytes: html.length,
    ms: 5,
    robotsTxt: { allowed: true, googlebotAllowed: true, failing: false },
    robots: readRobots(page.robotsMetas, facts.headers?.robots ?? [], new Date(at)),
    canonical: page.canonical,
    title: page.title,
    topicText: status === 200 ? page.topicText : null,
    outlinks: { external: page.counts.external, domains: page.counts.externalDomains },
    links: status === 200 ? page.links : [],
    etag: null,
    lastModified: null,
    retryAfterMs: null,
    address: null,
    ...facts.over,
  };
}

/** A page with these links in its content. */
export function pageWith(...links: string[]): string {
  return `<html><head><title>Page</title></head><body><main><p>Text before ${links.join(" and ")} text after.</p></main></body></html>`;
}
