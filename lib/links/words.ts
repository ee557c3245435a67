import { relWord } from "#lib/core/event-words";
import { vendorNames } from "#lib/core/vendors";

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

export const seenWords: Record<string, string> = {
  verified: "Seen by us",
  reported: "Only reported",
};

export const sourcesWords: Record<string, string> = {
  one: "One source alone",
  more: "Two sources or more",
  none: "Found by us alone",
};

export const opinionWords: Record<string, string> = { toxic: "Toxic", whitelisted: "Whitelisted" };

/** "dofollow", "nofollow" … and what a report leaves open. */
export function relWords(relClass: string): string {
  return relClass === "unknown" ? "not said" : relWord(relClass);
}

/** One value of a facet in words, by the facet's name. */
export function facetWords(facet: string, value: string): string {
  switch (facet) {
    case "rel":
      return relWords(value);
    case "place":
      return placeWords[value] ?? value;
    case "kind":
      return kindWords[value] ?? value;
    case "vendor":
      return vendorNames[value as keyof typeof vendorNames] ?? value;
    case "seen":
      return seenWords[value] ?? value;
    case "sources":
      return sourcesWords[value] ?? value;
    case "opinion":
      return opinionWords[value] ?? value;
    default:
      return value;
  }
}
