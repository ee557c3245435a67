/** Bing Webmaster Tools' three files: links, referring domains, anchor texts. */
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
  kind: "domains",
  names: { domain: ["Domain"], links: ["Backlinks Count"] },
  needs: [["domain"], ["links"]],
};

export const bingAnchors: Format = {
  ...base,
  id: "bing_anchors",
  label: "Bing anchor texts",
  names: { anchor: ["Anchor"], "metric.bing.backlinks": ["Backlinks Count"] },
  needs: [["anchor"], ["metric.bing.backlinks"]],
  refusal: `This is Bing's list of anchor texts: it does not say which pages link. ${where}`,
};
