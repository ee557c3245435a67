// The links of a page as a real browser has them: the page is opened at its address with scripting on, as search
// engines render it (so <noscript> is text), while none of its own scripts, styles and pictures may load.
import type { Browser, Page } from "playwright-core";

export interface BrowserLink {
  /** As written. */
  href: string;
  /** Resolved; null for what is no http(s) address. */
  url: string | null;
  /** White space folded. */
  text: string;
  /** It is one of `document.links`; those of SVG are none, although a reader can follow them. */
  listed: boolean;
}

export interface LinkReader {
  /** The links of an HTML page at this address, in document order. */
  read(url: string, html: string | Buffer): Promise<BrowserLink[]>;
  /** The hrefs that the browser's parser finds in a text, scripting off. */
  parse(html: string): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens a page of the browser for reading other pages' links. */
export async function openLinkReader(browser: Browser): Promise<LinkReader> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const parser = await context.newPage();
  let answer: { url: string; html: Buffer } | null = null;
  await page.route("**/*", async (route) => {
    if (route.request().url() === answer?.url) {
      const headers = {
        "content-type": "text/html; charset=utf-8",
        "content-security-policy": "default-src 'none'",
      };
      return route.fulfill({ body: answer.html, headers });
    }
    // A meta refresh: "no content" leaves the browser where it is.
    if (route.request().isNavigationRequest()) return route.fulfill({ status: 204 });
    return route.abort();
  });
  return {
    async read(url, html) {
      answer = { url, html: Buffer.from(html) };
      await page.goto(url, { waitUntil: "domcontentloaded" });
      return linksOf(page);
    },
    parse: (html) =>
      parser.evaluate((text) => {
        const all = new DOMParser().parseFromString(text, "text/html").querySelectorAll("a, area");
        return [...all].flatMap((element) => {
          const isSvg = element instanceof SVGAElement;
          return isSvg || element instanceof HTMLElement ? (element.getAttribute("href") ?? []) : [];
        });
      }, html),
    close: () => context.close(),
  };
}

function linksOf(page: Page): Promise<BrowserLink[]> {
  return page.evaluate(() => {
    const listed = new Set<Element>(document.links);
    return [...document.querySelectorAll("a, area")].flatMap((element): BrowserLink[] => {
      const isSvg = element instanceof SVGAElement && element.href.baseVal !== "";
      if (!listed.has(element) && !isSvg) return [];
      const href = isSvg ? element.href.baseVal : (element.getAttribute("href") ?? "");
      const address = isSvg ? new URL(href, document.baseURI).href : (element as HTMLAnchorElement).href;
      const url = /^https?:/.test(address) && URL.canParse(address) ? address : null;
      const text = (element.textContent ?? "").replace(/\s+/g, " ").trim();
      return [{ href, url, text, listed: listed.has(element) }];
    });
  });
}
