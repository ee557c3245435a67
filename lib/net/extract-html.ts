import { decodeHtml } from "../core/encoding.ts";
import { extractPage } from "../core/extract.ts";
import type { ExtractedPage } from "../core/link-types.ts";

/** A page as it came. Crosses threads. */
export interface ExtractJob {
  bytes: Uint8Array<ArrayBuffer>;
  contentType: string | null;
  /** Where the page was read from: relative links start there. */
  url: string;
}

export interface Extraction {
  page: ExtractedPage;
  encoding: string;
  /** The first characters of the source: walls show themselves in markup. */
  opening: string;
}

const openingCharacters = 16_384;

/**
 * Decodes and takes apart one page. Blocks while it does: extract-pool.ts decides where.
 * @param onDemand as in `extractPage`: for an extraction that stays in its thread
 */
export function extractHtml({ bytes, contentType, url }: ExtractJob, onDemand = false): Extraction {
  const { text, encoding } = decodeHtml(bytes, contentType);
  return { page: extractPage(text, url, { onDemand }), encoding, opening: text.slice(0, openingCharacters) };
}
