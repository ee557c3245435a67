/**
 * Google Search Console's link exports. Headers and dates are in the reader's language, so they are known by
 * their content as well as by their English names (detect-format.ts).
 */
import type { Format } from "./format.ts";

const base = { vendor: "gsc", kind: "backlinks", dates: "mdy" } as const;

export const gscLatestLinks: Format = {
  ...base,
  id: "gsc_latest_links",
  label: "Search Console, latest links",
  names: { source: ["Linking page"], lastSeen: ["Last crawled"] },
  needs: [["source"], ["lastSeen"]],
};

export const gscSampleLinks: Format = {
  ...base,
  id: "gsc_sample_links",
  label: "Search Console, sample links",
  names: { source: ["Linking page"] },
  needs: [["source"]],
};

export const gscTopLinkedPages: Format = {
  ...base,
  id: "gsc_top_linked_pages",
  label: "Search Console, top linked pages",
  names: {
    source: ["Target page"],
    "metric.gsc.incoming_links": ["Incoming links"],
    "metric.gsc.linking_sites": ["Linking sites"],
  },
  needs: [["source"], ["metric.gsc.incoming_links", "metric.gsc.linking_sites"]],
  refusal:
    "This is Search Console's list of your own most linked pages, not of the pages that link to you. Under Links, choose Export external links, Latest links.",
};

export const gscTopLinkingSites: Format = {
  ...base,
  id: "gsc_top_linking_sites",
  kind: "domains",
  label: "Search Console, top linking sites",
  names: {
    domain: ["Site"],
    links: ["Linking pages"],
    "metric.gsc.target_pages": ["Target pages"],
  },
  needs: [["domain"], ["links"], ["metric.gsc.target_pages"]],
};
