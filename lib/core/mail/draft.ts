/**
 * The draft of a mail to whoever keeps the page: what was agreed, what was found, since when, and what we ask for.
 * Plain text, short, without blame; a fact that is not known leaves its words out, so no gap is left to fill.
 */
import { cleanText } from "../clean-text.ts";
import { placeWords, relWord } from "../event-words.ts";
import type { Place } from "../place.ts";
import type { RelClass } from "../rel.ts";
import { dayOf, listOf, quoteAnchor } from "../verdict/phrases.ts";
import type { Ask } from "./asks.ts";

export interface MailFacts {
  /** At least one; the first names the subject. */
  asks: readonly { ask: Ask; since: string | null }[];
  /** The page with the link. */
  page: string;
  /** The agreed page. */
  target: string;
  /** What was agreed. Null: nothing was said about it. */
  anchor: string | null;
  rel: RelClass | null;
  place: Place | null;
  /** What the last look that found the link saw. */
  found: { anchor: string | null; rel: RelClass | null; place: string | null } | null;
  /** The address that the page names as the original. */
  canonical: string | null;
  /** ISO 8601; when the link was last found. */
  lastSeenAt: string | null;
  /** The person at the site. */
  to: string | null;
  /** Who writes. */
  from: string | null;
}

export interface MailText {
  /** One line. */
  subject: string;
  /** Lines end with LF. */
  body: string;
}

/** Writes the draft, in English. */
export function draftMail(facts: MailFacts): MailText {
  const asks = facts.asks.map(({ ask, since }) => ({ since, ...told(ask, facts) }));
  const first = asks[0];
  if (first === undefined) throw new Error("a mail asks for something");
  const found = asks.map((ask) => withSince(ask.found, ask.since));
  const body = [
    facts.to === null ? "Hello," : `Hello ${facts.to},`,
    `this is about a link from your page\n${facts.page}\nto our page\n${facts.target}`,
    agreed(facts),
    found.length === 1 ? found.join("") : `What we found:\n${listed(found)}`,
    asks.length === 1 ? first.request : `What we ask for:\n${listed(asks.map((ask) => ask.request))}`,
    `Thank you and kind regards${facts.from === null ? "" : `\n${facts.from}`}`,
  ];
  return {
    subject: cleanText(`${first.subject} on ${hostOf(facts.page)}`, 200),
    body: `${body.filter((part) => part !== "").join("\n\n")}\n`,
  };
}

interface ToldAsk {
  /** Before "on blog.example". */
  subject: string;
  /** What is so: whole sentences. */
  found: string;
  request: string;
}

function told(ask: Ask, { found, anchor, rel, place, canonical, lastSeenAt }: MailFacts): ToldAsk {
  const seen = lastSeenAt === null ? null : dayOf(lastSeenAt);
  const last = seen === null ? "" : ` We last saw it there on ${seen}.`;
  switch (ask) {
    case "restore":
      return {
        subject: "A missing link",
        found: `The link is no longer on the page.${last}`,
        request: "Could you put it back?",
      };
    case "go_live":
      return {
        subject: "Our agreed link",
        found: "We looked at the page and did not find the link yet.",
        request: "Could you tell us when it goes live, or at which address it is?",
      };
    case "new_address":
      return {
        subject: "The page with our link",
        found: `The page is no longer at this address.${last}`,
        request: "Does it have a new address, or could the link stand on another page?",
      };
    case "new_page":
      return {
        subject: "The page with our link",
        found: `The address now leads to another page, which does not have the link.${last}`,
        request: "Could you add the link to the page that took its place?",
      };
    case "target":
      return {
        subject: "The address of our link",
        found: "The page links to another page of our site.",
        request: "Could you let the link lead to the address above?",
      };
    case "rel":
      return {
        subject: "The rel of our link",
        found: `${found?.rel ? `The link is ${relWord(found.rel)} now` : "The rel of the link is another one now"}${rel ? `; we agreed on ${relWord(rel)}` : ""}.`,
        request: rel ? `Could you make it ${relWord(rel)} again?` : "Could you set it as agreed?",
      };
    case "anchor":
      return {
        subject: "The anchor text of our link",
        found: `${found?.anchor ? `The anchor text is ${quoteAnchor(found.anchor)}` : "The anchor text is another one"}${anchor ? `; we agreed on ${quoteAnchor(anchor)}` : ""}.`,
        request: "Could you change it to the agreed words?",
      };
    case "noindex":
      return {
        subject: "The page with our link",
        found: "The page asks search engines not to list it (noindex).",
        request: "Could you let search engines list the page?",
      };
    case "page_nofollow":
      return {
        subject: "The page with our link",
        found: "The page asks search engines not to follow its links (a nofollow for the whole page).",
        request: "Could you let search engines follow the links of the page?",
      };
    case "robots":
      return {
        subject: "The page with our link",
        found: "The robots.txt of the site keeps Googlebot off the page.",
        request: "Could you let Googlebot read the page?",
      };
    case "canonical":
      return {
        subject: "The page with our link",
        found: canonical
          ? `The page names another address as the original: ${canonical}`
          : "The page names another address as the original.",
        request: "Could the link stand on that page, too?",
      };
    case "hidden":
      return {
        subject: "Our link",
        found: "The link is on the page, but readers cannot see it.",
        request: "Could you show it to readers?",
      };
    case "place":
      return {
        subject: "The place of our link",
        found: `${found?.place ? `The link stands in ${placeWords(found.place)}` : "The link stands elsewhere on the page"}${place ? `; we agreed on ${placeWords(place)}` : ""}.`,
        request: "Could you move it to the agreed place?",
      };
    default:
      return ask satisfies never;
  }
}

function agreed({ anchor, rel, place }: MailFacts): string {
  const terms = [
    anchor ? `the anchor text ${quoteAnchor(anchor)}` : "",
    rel ? `the link being ${relWord(rel)}` : "",
    place ? `its place in ${placeWords(place)}` : "",
  ].filter((term) => term !== "");
  return terms.length === 0 ? "" : `We agreed on ${listOf(terms)}.`;
}

function withSince(found: string, since: string | null): string {
  const day = since === null ? null : dayOf(since);
  return day === null ? found : `${found} We have seen it so since ${day}.`;
}

const listed = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join("\n");

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? url;
}
