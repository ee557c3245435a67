/**
 * What a look keeps of a linking page for the audit, made once when the page is read, while its links and words are at
 * hand. Plain JSON of some hundred bytes; digests are the caller's, because hashing is not pure here.
 */

import { cutText } from "../clean-text.ts";
import { domainOf } from "../domain.ts";
import { copyText } from "../extract/copy-text.ts";
import type { ExtractedPage } from "../link-types.ts";
import { listedParent } from "./host-lists.ts";
import { PARKED_WORDS } from "./lists/parked-words.ts";
import { type PhraseFinder, phraseFinder } from "./phrases.ts";
import { sketchOf } from "./sketch.ts";

export interface PageMarks {
  /** Digest of what stands around its content (`templateText`); null: the page has too little around its content to tell. */
  template: string | null;
  /** `sketchOf` the outgoing domains that are neither the page's own nor listed as well known; null: too few. */
  outgoing: readonly number[] | null;
  /** How many these domains are. */
  uncommonDomains: number;
  /** Outgoing links to others with spam words. */
  spamLinks: number;
  /** Outgoing domains that the team marked toxic or disavowed. */
  badDomains: number;
  /** Anchors and domains of the two, at most `SHOWN`. */
  spamSample: readonly string[];
  /** The page says that its domain is for sale. */
  parked: boolean;
}

/** What the marks are read from. */
export interface MarkedPage extends Pick<ExtractedPage, "links" | "title"> {
  /** Its main text, its beginning (`TopicText.text`). */
  text: string;
}

/** What the marks ask beside the page. Sets are of domains, lower case, punycode. */
export interface MarkContext {
  /** Domains of the sites that are watched: that they are linked to is why we look. */
  sites: ReadonlySet<string>;
  wellKnown: ReadonlySet<string>;
  /** Marked toxic, or on a disavow list. */
  bad: ReadonlySet<string>;
  /** Words that no watched site uses of itself. */
  spam: PhraseFinder;
  /** Text in, short digest out. */
  digest: (text: string) => string;
}

const SHOWN = 5;
const SAMPLE_LENGTH = 100;
/** Fewer links around the content are no template. */
const TEMPLATE_LINKS = 4;
/** Fewer uncommon domains are no set to compare. */
const OUTGOING_DOMAINS = 3;
/** A parked page says little else. */
const PARKED_TEXT = 2_000;

const parked = phraseFinder(PARKED_WORDS);

/** For pages with a link that is kept, when it is another page than last time: reads every outgoing anchor. */
export function marksOf(page: MarkedPage, url: string, context: MarkContext): PageMarks {
  const domainOfUrl = rememberDomains();
  const own = domainOfUrl(url);
  const domains = new Set<string>();
  const spamAnchors: string[] = [];
  const bad = new Set<string>();
  for (const link of page.links) {
    if (link.kind !== "text" && link.kind !== "image") continue;
    const domain = link.url === null ? null : domainOfUrl(link.url);
    if (domain === null || domain === own || context.sites.has(domain)) continue;
    if (context.bad.has(domain)) bad.add(domain);
    if (context.spam.find(link.anchor) !== null) spamAnchors.push(link.anchor);
    if (listedParent(domain, context.wellKnown) === null) domains.add(domain);
  }
  const template = templateText(page, own, domainOfUrl);
  return {
    template: template === null ? null : context.digest(template),
    outgoing: domains.size < OUTGOING_DOMAINS ? null : sketchOf(domains),
    uncommonDomains: domains.size,
    spamLinks: spamAnchors.length,
    badDomains: bad.size,
    spamSample: [...new Set([...bad, ...spamAnchors])]
      .slice(0, SHOWN)
      .map((text) => copyText(cutText(text, SAMPLE_LENGTH))),
    parked: page.text.length < PARKED_TEXT && parked.find(`${page.title ?? ""} ${page.text}`) !== null,
  };
}

/**
 * What stands around the content, without what is different on each page or site: the words and places of the links in
 * navigation, header, sidebar and footer, and the paths of those that stay on the site, in document order.
 */
function templateText(
  page: Pick<ExtractedPage, "links">,
  own: string | null,
  domainOfUrl: (url: string) => string | null,
): string | null {
  const lines: string[] = [];
  for (const { placement, anchor, url } of page.links) {
    if (placement === "content" || placement === "comments" || placement === "unknown") continue;
    const path = url !== null && domainOfUrl(url) === own ? (URL.parse(url)?.pathname ?? "") : "-";
    // The link to the front page carries the site's name.
    lines.push(`${placement}|${path === "/" ? "" : anchor.toLowerCase()}|${path}`);
  }
  return lines.length < TEMPLATE_LINKS ? null : lines.join("\n");
}

/** Links of a page lead to few hosts, many times. */
function rememberDomains(): (url: string) => string | null {
  const known = new Map<string, string | null>();
  return (url) => {
    // Addresses are serialised URLs: up to the third slash they say the host.
    const origin = url.slice(0, url.indexOf("/", 8));
    let domain = known.get(origin);
    if (domain === undefined) {
      domain = domainOf(url);
      known.set(origin, domain);
    }
    return domain;
  };
}
