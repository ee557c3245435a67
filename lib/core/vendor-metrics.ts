/**
 * What vendors call their own figures. They are shown as reported, each under its vendor's name, and never mixed: one
 * vendor's 50 is not another's.
 */
import { type Vendor, vendorNames } from "./vendors.ts";

/** By the key under which an import keeps the figure ("ahrefs.dr"), in the order in which they are shown. */
const names: Readonly<Record<string, string>> = {
  "ahrefs.dr": "Domain rating",
  "ahrefs.ur": "URL rating",
  "ahrefs.domain_traffic": "Domain traffic",
  "ahrefs.page_traffic": "Page traffic",
  "ahrefs.referring_domains": "Referring domains",
  "ahrefs.linked_domains": "Linked domains",
  "ahrefs.external_links": "External links",
  "ahrefs.keywords": "Keywords",
  "semrush.ascore": "Page authority score",
  "semrush.domain_ascore": "Domain authority score",
  "semrush.toxicity": "Toxicity score",
  "semrush.external_links": "External links",
  "semrush.internal_links": "Internal links",
  "moz.da": "Domain authority",
  "moz.pa": "Page authority",
  "moz.spam_score": "Spam score",
  "moz.domains": "Linking domains",
  "moz.page_domains": "Linking domains of the page",
  "majestic.source_tf": "Trust flow",
  "majestic.source_cf": "Citation flow",
  "majestic.target_tf": "Trust flow of the target",
  "majestic.target_cf": "Citation flow of the target",
};

export interface VendorFigures {
  vendor: string;
  figures: { name: string; value: number }[];
}

/** The figures that vendors reported with a link, one group a vendor; what has no name here is left out. */
export function vendorFigures(
  sightings: readonly { vendor: Vendor; metrics: Readonly<Record<string, number>> | null }[],
): VendorFigures[] {
  return sightings.flatMap(({ vendor, metrics }) => {
    const figures = Object.entries(names).flatMap(([key, name]) => {
      const value = metrics?.[key];
      return value === undefined ? [] : [{ name, value }];
    });
    return figures.length === 0 ? [] : [{ vendor: vendorNames[vendor], figures }];
  });
}
