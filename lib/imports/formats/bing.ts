/** Bing Webmaster Tools' three files; one of them has pages. */
import type { Format } from "./format.ts";

// Anybody's sheet may have these names, among others.
const base = { vendor: "bing", kind: "backlinks", dates: "mdy", exact: true } as const;
const where = "In Bing Webmaster Tools, open Backlinks, Pages, and download that file instead.";

export const bingBacklinks: Format = {
  ...base,
  id: "bing_backlinks",
  label: "Bing backlinks",
  names: { source: ["Source Url"], anchor: ["Anchor text"], target: ["Target Url"] },
  needs: [["source"], ["anchor"], ["target"]],
};

export const bingReferringDomains: Format = {
  ...base,
  id: "bing_referring_domains",
  label: "Bing referring domains",
  names: { source: ["Domain"], "metric.bing.backlinks": ["Backlinks Count"] },
  needs: [["source"], ["metric.bing.backlinks"]],
  refusal: `This is Bing's list of referring domains: it has no pages, so there is nothing to verify. ${where}`,
};

export const bingAnchors: Format = {
  ...base,
  id: "bing_anchors",
  label: "Bing anchor texts",
  names: { anchor: ["Anchor"], "metric.bing.backlinks": ["Backlinks Count"] },
  needs: [["anchor"], ["metric.bing.backlinks"]],
  refusal: `This is Bing's list of anchor texts: it does not say which pages link. ${where}`,
};
