/** Every format, in the order they are asked: a vendor's own before what fits many files. */
import { ahrefsBacklinks, ahrefsBacklinksLegacy, ahrefsReferringDomains } from "./ahrefs.ts";
import { bingAnchors, bingBacklinks, bingReferringDomains } from "./bing.ts";
import type { Format, FormatId } from "./format.ts";
import { generic, tracker } from "./generic.ts";
import { majesticBacklinks } from "./majestic.ts";
import { mozInboundLinks } from "./moz.ts";
import { screamingFrogLinks } from "./screaming-frog.ts";
import { gscLatestLinks, gscSampleLinks, gscTopLinkedPages, gscTopLinkingSites } from "./search-console.ts";
import { semrushAudit, semrushBacklinks, semrushReferringDomains } from "./semrush.ts";
import { ga4LandingPages, ga4Referrals, gscPages } from "./traffic.ts";
import { unknownTable, urlList } from "./url-list.ts";

/** Told by their header names alone. The first of the best fitting wins. */
export const VENDOR_FORMATS: readonly Format[] = [
  ahrefsBacklinksLegacy,
  ahrefsBacklinks,
  semrushAudit,
  semrushBacklinks,
  mozInboundLinks,
  majesticBacklinks,
  screamingFrogLinks,
  ahrefsReferringDomains,
  semrushReferringDomains,
  gscTopLinkedPages,
  gscTopLinkingSites,
  gscLatestLinks,
  bingBacklinks,
  bingReferringDomains,
  bingAnchors,
  gscPages,
  ga4LandingPages,
  ga4Referrals,
];

/** Asked when no vendor's format fits. */
export const OPEN_FORMATS: readonly Format[] = [tracker, generic];

const all: readonly Format[] = [...VENDOR_FORMATS, ...OPEN_FORMATS, gscSampleLinks, urlList, unknownTable];

/** The format of an id; ids come from `detectFormat`, so an unknown one is a mistake of ours. */
export function formatOf(id: FormatId): Format {
  const format = all.find((one) => one.id === id);
  if (!format) throw new Error(`No such import format: ${id}`);
  return format;
}
