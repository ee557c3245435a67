/**
 * Whom to write to, from a site's own pages: `mailto:` links as they are written, and the pages that offer a form.
 * An address that a site hides from robots is never decoded: it is not here.
 */
import { domainOf } from "../domain.ts";
import type { ExtractedLink } from "../link-types.ts";
import { parseHttpUrl } from "../url.ts";

export interface FoundContact {
  kind: "mail" | "page";
  /** A mail address, or the address of a contact page. */
  value: string;
}

const ADDRESS = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;
/** Words of a path or a link text, most telling first. */
const CONTACT = /\b(?:contact|kontakt|contacto|contatto|contato|contacter|kapcsolat|yhteystiedot)/i;
const IMPRINT =
  /\b(?:impressum|imprint|legal[-_ ]?notice|mentions[-_ ]?l[eé]gales|aviso[-_ ]?legal|colophon)/i;
const ABOUT =
  /\b(?:about|[uü]ber[-_ ]?uns|ueber[-_ ]?uns|a[-_ ]?propos|qui[eé]nes[-_ ]?somos|chi[-_ ]?siamo)/i;
const TOLD = [CONTACT, IMPRINT, ABOUT];

/** Mail addresses that a page's links name, each once. */
export function mailContacts(links: readonly Pick<ExtractedLink, "href">[]): FoundContact[] {
  const found = new Set<string>();
  for (const { href } of links) {
    const written = /^\s*mailto:([^?]*)/i.exec(href)?.[1];
    if (written === undefined) continue;
    for (const part of written.split(",")) {
      const address = decoded(part).trim();
      if (ADDRESS.test(address)) found.add(address.toLowerCase());
    }
  }
  return [...found].map((value) => ({ kind: "mail", value }));
}

/** Pages of the same site to look at for contacts: contact, imprint, about, in this order. */
export function contactPages(
  links: readonly Pick<ExtractedLink, "url" | "anchor">[],
  home: string,
  most: number,
): string[] {
  const domain = domainOf(home);
  const found = new Map<string, number>();
  for (const { url: address, anchor } of links) {
    const url = address === null ? null : parseHttpUrl(address);
    if (url === null || domainOf(url.href) !== domain) continue;
    url.hash = "";
    const rank = TOLD.findIndex((words) => words.test(decoded(url.pathname)) || words.test(anchor));
    if (rank < 0 || url.href === home) continue;
    found.set(url.href, Math.min(rank, found.get(url.href) ?? rank));
  }
  return [...found]
    .sort(([, a], [, b]) => a - b)
    .slice(0, most)
    .map(([url]) => url);
}

/** Whether an address is that of a page to write from, by its path. */
export function isContactPage(url: string): boolean {
  return CONTACT.test(decoded(parseHttpUrl(url)?.pathname ?? ""));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
