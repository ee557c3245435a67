import { parseRefresh, type Refresh, resolveRefresh } from "../core/extract/refresh.ts";
import type { ExtractedPage } from "../core/link-types.ts";
import type { Hop, Look } from "../core/look.ts";
import type { PageContacts } from "../core/outreach/contacts/types.ts";
import { assembleLook } from "./assemble-look.ts";
import { createExtractPool, type ExtractPoolOptions } from "./extract-pool.ts";
import type { Fetcher } from "./fetch-page.ts";
import type { Answered, FetchOptions, FetchResult, HopPermit } from "./fetch-result.ts";
import { createHopGate } from "./hop-gate.ts";
import { headerOf } from "./response-headers.ts";
import { type RobotsLookup, robotsTokenOf } from "./robots-lookup.ts";

export interface LookOptions {
  signal?: AbortSignal | undefined;
  /** Where robots.txt answers come from. */
  robots: RobotsLookup;
  /** Asked before every request of the page itself: whose turn is it? */
  beforeHop?: ((url: URL) => Promise<HopPermit>) | undefined;
  /** Asks "only if changed": a look that finds nothing changed reads nothing (`isNotModified`). */
  validators?: FetchOptions["validators"];
  /** Links that lead to no http(s) address too. */
  keepAllLinks?: boolean | undefined;
  /** Looks for contacts on the page too. */
  contacts?: boolean | undefined;
}

/** A look with the page as it was taken apart; null when it was not HTML or could not be. */
export interface ReadPage {
  look: Look;
  page: ExtractedPage | null;
  /** Null unless asked for. */
  contacts: PageContacts | null;
}

export interface Looker {
  /**
   * One look at one page: robots.txt, redirects (meta refresh among them), links, directives, walls. What goes
   * wrong is in the look; rejects only with what `robots` or `beforeHop` reject with.
   */
  look(url: string, options: LookOptions): Promise<Look>;
  /** The same, with what the page says. */
  read(url: string, options: LookOptions): Promise<ReadPage>;
  /** Ends the threads. The fetcher is its maker's to close. */
  close(): Promise<void>;
}

/** A page that goes elsewhere within so many seconds is a redirect; later it is a page that renews itself. */
const longestRefreshSeconds = 30;

/** @param settings.userAgent names us in robots.txt, as it does in every request of the fetcher. */
export function createLooker(
  fetcher: Fetcher,
  settings: { userAgent: string },
  poolOptions?: ExtractPoolOptions,
): Looker {
  const pool = createExtractPool(poolOptions);
  const token = robotsTokenOf(settings.userAgent);

  async function read(url: string, options: LookOptions): ReturnType<Looker["read"]> {
    const at = new Date();
    const gate = createHopGate(token, options);
    const context = {
      url,
      at,
      gate,
      keepAllLinks: options.keepAllLinks === true,
      conditional: options.validators != null,
    };
    let next = url;
    let hops: Hop[] = [];
    let ms = 0;
    for (;;) {
      const result: FetchResult = await fetcher.fetchPage(next, {
        signal: options.signal,
        beforeHop: gate.beforeHop,
        validators: next === url ? options.validators : null,
        previous: { hops, ms },
      });
      if (result.kind !== "answered" || !result.isHtml) {
        return {
          look: assembleLook({ result, bytes: 0, extraction: null }, context),
          page: null,
          contacts: null,
        };
      }
      // Before the bytes move to another thread.
      const bytes = result.body.byteLength;
      const { contentType, finalUrl, status } = result;
      const extraction = await pool.extract({
        bytes: result.body,
        contentType,
        url: finalUrl,
        contacts: options.contacts === true,
      });
      const page = extraction?.page ?? null;
      const look = assembleLook({ result, bytes, extraction }, context);
      const refresh = look.access === "blocked" || status >= 300 ? null : refreshOf(result, page);
      if (refresh === null) return { look, page, contacts: extraction?.contacts ?? null };
      hops = [...result.hops, { url: finalUrl, status, kind: "refresh" }];
      ms = result.ms;
      next = refresh.url;
    }
  }

  return { read, look: async (url, options) => (await read(url, options)).look, close: () => pool.close() };
}

/** Where the page sends its visitors at once: by the header, which comes first, else by its own tag. */
function refreshOf({ headers, finalUrl }: Answered, page: ExtractedPage | null): Refresh | null {
  const header = headerOf(headers, "refresh");
  const byHeader = header === null ? null : resolveRefresh(parseRefresh(header), finalUrl, finalUrl);
  const refresh = byHeader ?? page?.refresh ?? null;
  return refresh !== null && refresh.seconds <= longestRefreshSeconds ? refresh : null;
}
