/**
 * Reads a page's source for contacts in one pass and no tree (lib/core/extract/scan.ts): links, visible text piece by
 * piece, cards of people, structured data, forms. What is not shown to readers, and what is turned around for them, is
 * not read.
 */
import { decodeHTML } from "entities/decode";
import { cleanText } from "../../clean-text.ts";
import { type Attributes, attribute } from "../../extract/attributes.ts";
import { readVisibility } from "../../extract/hidden.ts";
import type { MarkupSink } from "../../extract/scan.ts";
import { BREAKS_WORD, RAW, type Tag, VOID } from "../../extract/tags.ts";
import { addressesIn, mailtoAddresses } from "./addresses.ts";
import { ContactForms } from "./contact-forms.ts";
import { ContactList } from "./contact-list.ts";
import { linkedInProfile, phoneNumber } from "./profiles.ts";
import { structuredContacts } from "./structured.ts";

/** An element in so many that take up text takes up none: real pages have three. */
const MOST_CAPTURES = 8;
/** An end tag is looked for so deep: further up stands nothing that matters. */
const DEEPEST_END = 100;
const LONGEST_NAME = 200;

interface Open {
  name: string;
  /** Not shown, or turned around. */
  unseen: boolean;
  card: boolean;
  capture: Capture | null;
}

/** Text of an element that is somebody's name or job, or the words of a link. */
interface Capture {
  as: "name" | "job" | "link";
  text: string;
  href: string;
}

export interface PageLink {
  href: string;
  text: string;
}

export class ContactReader implements MarkupSink {
  readonly list: ContactList;
  readonly forms = new ContactForms();
  readonly links: PageLink[] = [];
  base: string | null = null;
  hides = false;
  private readonly html: string;
  private readonly open: Open[] = [];
  /** Those of the open elements that take up text. */
  private readonly captures: Capture[] = [];
  private scriptIsData = false;
  /** Text so far ends in a letter that the next piece may go on with. */
  private glued = false;

  constructor(html: string, ownDomain: string | null, isContactPage: boolean) {
    this.html = html;
    this.list = new ContactList(ownDomain, isContactPage);
  }

  allowsCdata(): boolean {
    return false;
  }

  text(start: number, end: number): void {
    const source = this.html.slice(start, end);
    const goesOn = this.glued && /^(?:[.@]?\w|-)/.test(source);
    if (goesOn) this.list.withdrawLast();
    this.glued = /[\w.+@-]$/.test(source);
    if (this.isUnseen) return;
    const { found, hides } = addressesIn(source);
    this.hides ||= hides;
    let from = 0;
    for (const { address, start: at, end: behind } of found) {
      this.list.say(decodeHTML(source.slice(from, at)));
      if (at > 0 || !goesOn) this.list.addWritten(address, behind === source.length);
      from = behind;
    }
    const rest = decodeHTML(source.slice(from));
    this.list.say(rest);
    // An address is no part of a name, but words on both sides of it may be.
    const shown = found.length === 0 ? rest : decodeHTML(source);
    for (const capture of this.captures)
      if (capture.text.length < LONGEST_NAME * 2) capture.text += shown.slice(0, LONGEST_NAME * 2);
  }

  rawText(_tag: Tag, start: number, end: number): void {
    if (!this.scriptIsData) return;
    for (const contact of structuredContacts(this.html.slice(start, end))) this.list.add(contact);
  }

  startTag(tag: Tag | null, nameStart: number, nameEnd: number, attributes: Attributes): Tag | null {
    const name = tag?.name ?? this.html.slice(nameStart, Math.min(nameEnd, nameStart + 40)).toLowerCase();
    if (tag !== null && tag.traits & BREAKS_WORD) this.breakText(name);
    if (name === "base" && this.base === null) this.base = attributes.value(attribute.href);
    if (
      attributes.has(attribute.dataCfemail) ||
      /\/email-protection\b/.test(attributes.written(attribute.href) ?? "")
    )
      this.hides = true;
    this.scriptIsData =
      name === "script" && /^\s*application\/ld\+json/i.test(attributes.value(attribute.type) ?? "");
    const unseen = this.isUnseen || isUnseen(name, attributes);
    if (!unseen) this.forms.startTag(name, attributes);
    if (!unseen && name === "meta") this.readMeta(attributes);
    if (tag === null ? attributes.selfClosing : tag.traits & VOID) return null;
    if (tag !== null && tag.traits & RAW) return tag;
    const card = !unseen && isCard(attributes);
    if (card) this.list.openCard();
    const capture = unseen || this.captures.length >= MOST_CAPTURES ? null : captureOf(name, attributes);
    if (capture !== null) this.captures.push(capture);
    this.open.push({ name, unseen, card, capture });
    return null;
  }

  endTag(tag: Tag | null, nameStart: number, nameEnd: number): void {
    const name = tag?.name ?? this.html.slice(nameStart, Math.min(nameEnd, nameStart + 40)).toLowerCase();
    const lowest = Math.max(0, this.open.length - DEEPEST_END);
    let at = this.open.length - 1;
    while (at >= lowest && this.open[at]?.name !== name) at--;
    if (at >= lowest) for (const element of this.open.splice(at).reverse()) this.close(element);
    this.forms.endTag(name);
    if (name === "h1") this.list.headingEnds(this.html.charAt(nameStart + 1) !== "1");
    if (tag !== null && tag.traits & BREAKS_WORD) this.breakText(name);
  }

  /** The page is at its end. */
  finish(): void {
    for (const element of this.open.splice(0).reverse()) this.close(element);
    this.forms.endTag("form");
  }

  private get isUnseen(): boolean {
    return this.open.at(-1)?.unseen === true;
  }

  private breakText(name: string): void {
    this.glued = false;
    this.list.breakText(name);
  }

  private close({ card, capture }: Open): void {
    if (capture !== null) this.readCapture(capture);
    if (card) this.list.closeCard();
  }

  private readCapture(capture: Capture): void {
    this.captures.splice(this.captures.lastIndexOf(capture), 1);
    const text = cleanText(capture.text, LONGEST_NAME);
    if (capture.as !== "link") this.list.nameCard(capture.as, text);
    if (capture.href !== "") this.readLink(capture.href, text);
  }

  private readLink(href: string, text: string): void {
    const mail = mailtoAddresses(href);
    if (mail !== null) {
      this.hides ||= mail.hides;
      // The words of a link to several name the first at most.
      for (const [at, address] of mail.found.entries()) this.list.addLinked(address, at === 0 ? text : "");
      return;
    }
    const decoded = decodeHTML(href);
    const phone = /^\s*tel:/i.test(href) ? phoneNumber(href) : null;
    if (phone !== null) this.list.addNamed("phone", phone, text);
    const profile = /linkedin\.com/i.test(href) ? linkedInProfile(decoded) : null;
    if (profile !== null) this.list.addNamed("linkedin", profile, text);
    this.links.push({ href: decoded, text });
  }

  private readMeta(attributes: Attributes): void {
    const property = attributes.value(attribute.itemprop);
    const content = attributes.written(attribute.content);
    if (property === null || content === null) return;
    if (property === "email") {
      for (const { address } of addressesIn(content.replace(/^\s*mailto:/i, "")).found)
        this.list.addLinked(address, "");
    } else if (property === "name") this.list.nameCard("name", cleanText(decodeHTML(content), LONGEST_NAME));
    else if (property === "jobTitle") this.list.nameCard("job", cleanText(decodeHTML(content), LONGEST_NAME));
  }
}

function isUnseen(name: string, attributes: Attributes): boolean {
  if (name === "template" || name === "bdo" || name === "noscript") return true;
  if (/^rtl$/i.test(attributes.written(attribute.dir)?.trim() ?? "")) return true;
  if (!attributes.telling) return false;
  const style = attributes.value(attribute.style);
  if (/bidi-override|direction\s*:\s*rtl/i.test(style ?? "")) return true;
  return readVisibility(attributes.has(attribute.hidden), style).hides !== 0;
}

const tokens = (attributes: Attributes, index: number) =>
  (attributes.value(index) ?? "").toLowerCase().split(/\s+/);

/** hCard, h-card, microdata of a person or an organisation, a byline: name, job and address in it belong together. */
function isCard(attributes: Attributes): boolean {
  if (!attributes.has(attribute.class) && !attributes.has(attribute.itemtype)) return false;
  if (/(?:Person|Organization|ContactPoint|Business)\s*$/.test(attributes.value(attribute.itemtype) ?? ""))
    return true;
  return tokens(attributes, attribute.class).some((token) =>
    /^(?:vcard|h-card|hcard|byline|author|author-box|author-bio|team-member|staff-member)$/.test(token),
  );
}

function captureOf(name: string, attributes: Attributes): Capture | null {
  const href = name === "a" ? attributes.written(attribute.href) : null;
  if (href === null && !attributes.has(attribute.class) && !attributes.has(attribute.itemprop)) return null;
  const classes = tokens(attributes, attribute.class);
  const properties = tokens(attributes, attribute.itemprop);
  // A link's words name whom it is about by themselves (ContactList.addLinked).
  if (
    href !== null &&
    !/^\s*(?:mailto|tel):/i.test(href) &&
    tokens(attributes, attribute.rel).includes("author")
  )
    return { as: "name", text: "", href };
  if (href !== null) return { as: "link", text: "", href };
  if (properties.includes("name") || classes.some((token) => /^(?:fn|p-name)$/.test(token)))
    return { as: "name", text: "", href: "" };
  if (
    properties.includes("jobtitle") ||
    classes.some((token) => /^(?:p-job-title|job-title|role)$/.test(token))
  )
    return { as: "job", text: "", href: "" };
  return null;
}
