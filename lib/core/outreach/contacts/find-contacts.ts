/**
 * Whom to write to, from one page of a site: addresses as they are written, structured data, forms, profiles, numbers,
 * and which of its pages to read next. The one finder of the product.
 */
import { domainOf } from "../../domain.ts";
import { scanHtml } from "../../extract/scan.ts";
import { parseHttpUrl } from "../../url.ts";
import { ContactReader, type PageLink } from "./contact-reader.ts";
import type { PageContacts } from "./types.ts";
import { PAGE_KINDS, type PageKind, pageKindOf } from "./words.ts";

const MOST_PAGES = 20;

/**
 * Reads a page. Never throws, whatever the page; its time grows with its length alone.
 * @param html the decoded page
 * @param url the address that it was read from
 */
export function findContacts(html: string, url: string): PageContacts {
  const kind = kindOfPage(url);
  const reader = new ContactReader(html, domainOf(url), kind !== null);
  scanHtml(html, reader);
  reader.finish();
  const contacts = reader.list.found;
  const isContactPage = kind === "contact";
  const hasForm = reader.forms.met.some(
    ({ saysContact, asksWho }) => isContactPage || (saysContact && asksWho),
  );
  if (hasForm) contacts.push({ channel: "form", value: withoutHash(url), name: null, job: null });
  const base = (reader.base === null ? null : parseHttpUrl(reader.base, url)?.href) ?? url;
  return { contacts, pages: nextPages(reader.links, base, url), isContactPage, hides: reader.hides };
}

/** What a page's own address says that it is; null for the rest. */
export function kindOfPage(url: string): PageKind | null {
  const parts = (parseHttpUrl(url)?.pathname ?? "").split("/").filter((part) => part !== "");
  const last = pageKindOf(decoded(parts.at(-1) ?? ""));
  // "/author/jane-doe" is a page about somebody.
  return last ?? (parts.length > 1 && pageKindOf(decoded(parts.at(-2) ?? "")) === "people" ? "people" : null);
}

function nextPages(links: readonly PageLink[], base: string, url: string): string[] {
  const domain = domainOf(url);
  const own = withoutHash(url);
  const found = new Map<string, number>();
  for (const { href, text } of links) {
    const address = parseHttpUrl(href, base);
    if (address === null || domainOf(address.href) !== domain) continue;
    const kind = pageKindOf(text) ?? kindOfPage(address.href);
    const next = withoutHash(address.href);
    if (kind === null || next === own) continue;
    const rank = PAGE_KINDS.indexOf(kind);
    found.set(next, Math.min(rank, found.get(next) ?? rank));
  }
  return [...found]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST_PAGES)
    .map(([next]) => next);
}

const withoutHash = (url: string) => url.replace(/#.*$/, "");

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
