/**
 * Turns drafts into links once the page is read: only then are the base URL, the text and the
 * context to the right known. Every string is a copy, so that a kept link does not keep its page.
 * Most links of most pages lead nowhere that anybody watches: a caller that soon drops the page may have
 * links that read their words when they are asked for them.
 */
import { cutText } from "../clean-text.ts";
import { domainOfHost } from "../domain.ts";
import type { ExtractedLink, ExtractedPage } from "../link-types.ts";
import { parseRel } from "../rel.ts";
import { parseHttpUrl } from "../url.ts";
import { copyText } from "./copy-text.ts";
import type { LinkDraft } from "./link-collector.ts";
import { contextOf, nameLink, type PageTexts } from "./link-text.ts";
import { type Address, createResolver, LONGEST_HREF } from "./resolve-href.ts";

/**
 * Links in document order, and how many leave the page's registrable domain (Public Suffix List).
 * Frames, forms, fragments and other schemes than http(s) do not count as leaving or staying.
 */
export function finishLinks(
  drafts: readonly LinkDraft[],
  texts: PageTexts,
  base: string,
  pageUrl: string,
  onDemand: boolean,
): { links: ExtractedLink[]; counts: Omit<ExtractedPage["counts"], "links"> } {
  const resolve = createResolver(base);
  const domainOf = rememberDomains();
  const own = domainOf(parseHttpUrl(pageUrl));
  const domains = new Set<string>();
  let external = 0;
  let internal = 0;
  const links = drafts.map((draft): ExtractedLink => {
    const address = resolve(draft.href);
    const domain = domainOf(address);
    if (domain !== null && (draft.element === "a" || draft.element === "area")) {
      if (domain === own) internal++;
      else external++;
      if (domain !== own) domains.add(domain);
    }
    const url = address?.href ?? null;
    return onDemand ? new LinkOnDemand(draft, texts, url) : finishLink(draft, texts, url);
  });
  return { links, counts: { external, externalDomains: domains.size, internal } };
}

function finishLink(draft: LinkDraft, texts: PageTexts, url: string | null): ExtractedLink {
  const { kind, anchor, anchorKind } = nameLink(draft, texts);
  const { left, right } = contextOf(draft, texts);
  return {
    href: copyText(cutText(draft.href, LONGEST_HREF).toWellFormed()),
    url,
    kind,
    anchor: copyText(anchor),
    anchorKind,
    rel: draft.rel === null ? [] : parseRel(draft.rel.toWellFormed()).map(copyText),
    placement: draft.region.placement,
    hidden: draft.hidden !== 0,
    context: { left: copyText(left), right: copyText(right) },
  };
}

/** A link whose words are cut out of the page when first asked for. It keeps its page, and crosses no thread. */
class LinkOnDemand implements ExtractedLink {
  readonly url: string | null;
  private readonly draft: LinkDraft;
  private readonly texts: PageTexts;
  private finished: ExtractedLink | null = null;

  constructor(draft: LinkDraft, texts: PageTexts, url: string | null) {
    this.url = url;
    this.draft = draft;
    this.texts = texts;
  }

  private get whole(): ExtractedLink {
    this.finished ??= finishLink(this.draft, this.texts, this.url);
    return this.finished;
  }

  get href() {
    return this.whole.href;
  }
  get kind() {
    return this.whole.kind;
  }
  get anchor() {
    return this.whole.anchor;
  }
  get anchorKind() {
    return this.whole.anchorKind;
  }
  get rel() {
    return this.whole.rel;
  }
  get placement() {
    return this.draft.region.placement;
  }
  get hidden() {
    return this.draft.hidden !== 0;
  }
  get context() {
    return this.whole.context;
  }
  toJSON(): ExtractedLink {
    return this.whole;
  }
}

/** A page names few hosts often. */
function rememberDomains(): (address: Address | null) => string | null {
  const domains = new Map<string, string>();
  return (address) => {
    if (address === null) return null;
    const host = address.hostname;
    let domain = domains.get(host);
    if (domain === undefined) {
      domain = domainOfHost(host);
      domains.set(host, domain);
    }
    return domain;
  };
}
