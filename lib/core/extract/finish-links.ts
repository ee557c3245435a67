/**
 * Turns drafts into links once the page is read: only then are the base URL, the text and the
 * context to the right known. Every string is a copy, so that a kept link does not keep its page.
 */
import { cutText } from "../clean-text.ts";
import { domainOfHost } from "../domain.ts";
import type { ExtractedLink, ExtractedPage } from "../link-types.ts";
import { parseRel } from "../rel.ts";
import { parseHttpUrl } from "../url.ts";
import { copyText } from "./copy-text.ts";
import type { LinkDraft } from "./link-collector.ts";
import { contextOf, nameLink, type PageTexts } from "./link-text.ts";

/** Longer addresses are kept cut and resolve to nothing: no server takes them. */
const LONGEST_HREF = 65_536;

interface Address {
  url: string;
  domain: string;
}

/**
 * Links in document order, and how many leave the page's registrable domain (Public Suffix List).
 * Frames, forms, fragments and other schemes than http(s) do not count as leaving or staying.
 */
export function finishLinks(
  drafts: readonly LinkDraft[],
  texts: PageTexts,
  base: string,
  pageUrl: string,
): { links: ExtractedLink[]; counts: Omit<ExtractedPage["counts"], "links"> } {
  const find = addressFinder(base);
  const own = find(pageUrl)?.domain;
  const domains = new Set<string>();
  let external = 0;
  let internal = 0;
  const links = drafts.map((draft): ExtractedLink => {
    const address = find(draft.href);
    if (address !== null && (draft.element === "a" || draft.element === "area")) {
      if (address.domain === own) internal++;
      else external++;
      if (address.domain !== own) domains.add(address.domain);
    }
    return finishLink(draft, texts, address?.url ?? null);
  });
  return { links, counts: { external, externalDomains: domains.size, internal } };
}

function finishLink(draft: LinkDraft, texts: PageTexts, url: string | null): ExtractedLink {
  const { kind, anchor, anchorKind } = nameLink(draft, texts);
  const { left, right } = contextOf(draft, texts);
  return {
    href: copyText(cutText(draft.href, LONGEST_HREF)),
    url,
    kind,
    anchor: copyText(anchor),
    anchorKind,
    rel: draft.rel === null ? [] : parseRel(draft.rel).map(copyText),
    placement: draft.region.placement,
    hidden: draft.hidden !== 0,
    context: { left: copyText(left), right: copyText(right) },
  };
}

/**
 * Finds the crawlable address behind an href: http(s), and not only a fragment of the page itself.
 * Source: Google Search Central, "Link best practices for Google" (make your links crawlable).
 * A page repeats its addresses and hosts, so both are worked out once.
 */
function addressFinder(base: string): (href: string) => Address | null {
  const addresses = new Map<string, Address | null>();
  const domains = new Map<string, string>();
  const work = (href: string): Address | null => {
    if (isFragmentOnly(href) || href.length > LONGEST_HREF) return null;
    const url = parseHttpUrl(href, base);
    if (url === null) return null;
    let domain = domains.get(url.hostname);
    if (domain === undefined) {
      domain = domainOfHost(url.hostname);
      domains.set(url.hostname, domain);
    }
    return { url: url.href, domain };
  };
  return (href) => {
    let address = addresses.get(href);
    if (address === undefined) {
      address = work(href);
      addresses.set(href, address);
    }
    return address;
  };
}

function isFragmentOnly(href: string): boolean {
  // The URL parser drops C0 controls and spaces in front.
  let at = 0;
  while (at < href.length && href.charCodeAt(at) <= 32) at++;
  return href[at] === "#";
}
