/**
 * What one page says: its links with anchor, rel, place and context, and what it says about itself.
 * One pass over the text and no tree, so that time grows with the length of the page and with
 * nothing else: trees made of hostile nesting are what takes crawlers down.
 */
import { cutText } from "./clean-text.ts";
import { copyText } from "./extract/copy-text.ts";
import { finishLinks } from "./extract/finish-links.ts";
import { PageReader } from "./extract/page-reader.ts";
import { resolveRefresh } from "./extract/refresh.ts";
import { scanHtml } from "./extract/scan.ts";
import { TopicTextOnDemand, topicTextOf } from "./extract/topic-text.ts";
import type { ExtractedPage } from "./link-types.ts";
import { parseHttpUrl } from "./url.ts";

/** Part of a page's digest: raise it when the same page would give other links, anchors or places. */
export const EXTRACTOR_VERSION = 2;

/**
 * Links kept of one page. The longest real pages have a few thousand; handing 50,000 from one thread to another holds
 * a busy worker's loop for half a second.
 */
const MOST_LINKS = 20_000;
/** Characters of visible text handed on for the soft-404 and bot-wall rules. */
const SAMPLE = 2000;

/**
 * Reads a page. Never throws, whatever the page.
 *
 * @param html the decoded page (see encoding.ts).
 * @param url the address that it was read from: relative links start there unless the page has a base.
 * @param opts.maxLinks keeps this many links. Further ones are counted in `counts.links` and nowhere else, so
 *   `counts.links > links.length` says that the list is cut.
 * @param opts.onDemand links read their words when asked: for a caller that looks at few of them and lets go of all
 *   soon. They keep the page and cannot be cloned.
 * @returns `links` holds every `<a href>`, `<area href>`, frame source and form action in document order, `url`
 *   being null for what nobody crawls (other schemes, a bare fragment). All strings are copies: keeping one does
 *   not keep the page.
 */
export function extractPage(
  html: string,
  url: string,
  opts: { maxLinks?: number; onDemand?: boolean } = {},
): ExtractedPage {
  const reader = new PageReader(html, opts.maxLinks ?? MOST_LINKS);
  scanHtml(html, reader);
  reader.finish();
  const { head, shell, visible, unseen, runs, links: collected } = reader.found;
  const base = effectiveBase(head.base, url);
  const resolve = (href: string): string | null => parseHttpUrl(href, base)?.href ?? null;
  const texts = { visible: visible.join(), hidden: unseen.join() };
  const { links, counts } = finishLinks(collected.drafts, texts, base, url, opts.onDemand === true);
  const textLength = texts.visible.length;
  return {
    title: head.title,
    lang: head.lang,
    canonical: head.canonical === null ? null : resolve(head.canonical),
    base,
    robotsMetas: head.robotsMetas,
    refresh: resolveRefresh(head.refresh, base, url),
    alternates: head.alternates.flatMap(({ kind, href }) => {
      const address = resolve(href);
      return address === null ? [] : [{ kind, url: address }];
    }),
    links,
    counts: { links: collected.met, ...counts },
    textLength,
    scriptCount: shell.scripts,
    appShell: shell.isShell(textLength, counts.external + counts.internal),
    topicText:
      opts.onDemand === true
        ? new TopicTextOnDemand(head, runs, texts.visible)
        : topicTextOf(head, runs, texts.visible),
    wordSample: copyText(cutText(texts.visible, SAMPLE)),
  };
}

/**
 * WHATWG HTML 4.2.3, "set the frozen base URL": a base that does not parse, data: and javascript: change nothing.
 * Any other one counts: under ftp: or with a password in it no relative link leads to a page.
 */
function effectiveBase(written: string | null, url: string): string {
  const base = written === null ? null : URL.parse(written, url);
  return base === null || base.protocol === "data:" || base.protocol === "javascript:" ? url : base.href;
}
