import { decodeHtml } from "../core/encoding.ts";
import { extractPage } from "../core/extract.ts";
import type { ExtractedPage } from "../core/link-types.ts";
import { findContacts } from "../core/outreach/contacts/find-contacts.ts";
import type { PageContacts } from "../core/outreach/contacts/types.ts";

/** A page as it came. Crosses threads. */
export interface ExtractJob {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string | null;
  /** Where the page was read from: relative links start there. */
  url: string;
  /** Looks for contacts too. */
  contacts?: boolean;
}

export interface Extraction {
  page: ExtractedPage;
  /** Null unless asked for. */
  contacts: PageContacts | null;
  encoding: string;
  /** The first characters of the source: walls show themselves in markup. */
  opening: string;
}

const openingCharacters = 16_384;

/**
 * Decodes and takes apart one page. Blocks while it does: extract-pool.ts decides where.
 * @param onDemand as in `extractPage`: for an extraction that stays in its thread
 */
export function extractHtml(job: ExtractJob, onDemand = false): Extraction {
  const { text, encoding } = decodeHtml(job.bytes, job.contentType);
  return {
    page: extractPage(text, job.url, { onDemand }),
    contacts: job.contacts === true ? findContacts(text, job.url) : null,
    encoding,
    opening: text.slice(0, openingCharacters),
  };
}
