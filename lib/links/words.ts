import { relWord } from "#lib/core/event-words";
import type { Relevance } from "#lib/core/relevance/compare";
import { vendorNames } from "#lib/core/vendors";
import type { SharedTopic } from "./types.ts";

/** A reading of the links: what the page is called, one of them, and the domains at its other end. */
export const sideWords = {
  inbound: { title: "Backlinks", one: "backlink", preposition: "from" },
  outbound: { title: "External links", one: "external link", preposition: "to" },
  internal: { title: "Internal links", one: "internal link", preposition: "on" },
} as const;

export const placeWords: Record<string, string> = {
  content: "Content",
  navigation: "Navigation",
  header: "Header",
  footer: "Footer",
  sidebar: "Sidebar",
  comments: "Comments",
  unknown: "Not known",
};

export const kindWords: Record<string, string> = {
  text: "Text",
  image: "Image",
  redirect: "Redirect",
  frame: "Frame",
  form: "Form",
};

export const relevanceWords: Record<string, string> = {
  same: "Same topic",
  related: "Related",
  unrelated: "Unrelated",
  too_little: "Too little text",
  unknown: "Not compared",
};

const languages = new Intl.DisplayNames("en", { type: "language" });

/** "de" → "German". */
export const languageWord = (language: string): string => languages.of(language) ?? language;

export const seenWords: Record<string, string> = {
  verified: "Seen by us",
  reported: "Only reported",
};

export const sourcesWords: Record<string, string> = {
  one: "One source alone",
  more: "Two sources or more",
  none: "Found by us alone",
};

export const opinionWords: Record<string, string> = {
  toxic: "Toxic",
  whitelisted: "Whitelisted",
  partner: "Partner",
};

/** "dofollow", "nofollow" … and what a report leaves open. */
export function relWords(relClass: string): string {
  return relClass === "unknown" ? "not said" : relWord(relClass);
}

/** One value of a facet in words, by the facet's name. @param people names of the members that it may tell of */
export function facetWords(
  facet: string,
  value: string,
  people: readonly { id: string; name: string }[] = [],
): string {
  switch (facet) {
    case "rel":
      return relWords(value);
    case "place":
      return placeWords[value] ?? value;
    case "kind":
      return kindWords[value] ?? value;
    case "vendor":
      return vendorNames[value as keyof typeof vendorNames] ?? value;
    case "relevance":
      return relevanceWords[value] ?? value;
    case "seen":
      return seenWords[value] ?? value;
    case "sources":
      return sourcesWords[value] ?? value;
    case "tag":
      return value === "" ? "No tag" : value;
    case "care":
      if (value === "me" || value === "nobody") return value === "me" ? "Me" : "Nobody";
      return people.find(({ id }) => id === value)?.name ?? "Somebody who left";
    case "opinion":
      return opinionWords[value] ?? value;
    default:
      return value;
  }
}

/** Why a link has the relevance that it has, in one sentence. */
export function topicSentence(
  relevance: Relevance | null,
  { source, target, targetFailed }: SharedTopic,
): string {
  switch (relevance) {
    case "same":
      return "The page is about what it links to.";
    case "related":
      return "The page is near the topic of what it links to.";
    case "unrelated":
      return "The page shares no topic with what it links to.";
    case "too_little":
      return "One of the two pages says too little to tell.";
    case null:
      if (source === null) return "The page has not been read for its topic yet: the next look does.";
      if (target === null)
        return targetFailed
          ? "The page that it links to could not be read when it was last asked. It is asked again within a week."
          : "The page that it links to has not been read yet. That is done soon, in its turn.";
      if (source.language !== target.language)
        return "The pages are in two languages and share no names, which says nothing of their topics.";
      return "The two have not been compared yet.";
    default:
      return relevance satisfies never;
  }
}
