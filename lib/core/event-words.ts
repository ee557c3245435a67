/**
 * What happened to a link or to its page, in plain words for a timeline: one short line an event, present or
 * past tense, without blame. The sentence of what is so now is link-sentence.ts.
 */
import type { EventDraft, LossReason } from "./link-state.ts";
import type { Placement } from "./link-types.ts";
import { quoteAnchor, shorten } from "./verdict/phrases.ts";

/** The parts of an event that its words depend on. */
export type ToldEvent = Pick<EventDraft, "kind" | "origin" | "detail">;

/** "Rel changed from dofollow to nofollow" */
export function tellEvent({ kind, origin, detail }: ToldEvent): string {
  const given = (name: string) => {
    const value = detail?.[name];
    return typeof value === "string" ? value : "";
  };
  switch (kind) {
    case "gained":
      return origin === "reported" ? "First seen, says its report" : "The link appeared on the page";
    case "known":
      return origin === "reported" ? "Reported, without a date" : "Found on the page";
    case "returned":
      return origin === "reported" ? "Reported as there again" : "The link is back";
    case "lost":
      return lossWords(given("reason") as LossReason | "");
    case "refuted":
      return "We looked, and the reported link is not there";
    case "missed":
      return "The link was missing; another look decides";
    case "recovered":
      return "The link is there again";
    case "verified":
      return "Seen on the page by us";
    case "rel_changed":
      return relWords(given);
    case "anchor_changed":
      return `Anchor changed from ${quoteAnchor(given("from"))} to ${quoteAnchor(given("to"))}`;
    case "place_changed":
      return `Moved from ${placeWords(given("from"))} to ${placeWords(given("to"))}`;
    case "hidden_changed":
      return detail?.hidden === true
        ? "Readers can no longer see the link"
        : "Readers can see the link again";
    case "noindexed":
      return "The page asks search engines not to list it";
    case "indexable":
      return "The page may be listed again";
    case "canonical_away":
      return `The page names ${shorten(given("canonical") || "another address", 80)} as the original`;
    case "canonical_back":
      return "The page is its own original again";
    case "page_moved":
      return `The page moved to ${shorten(given("to"), 80)}`;
    default:
      return kind satisfies never;
  }
}

function lossWords(reason: LossReason | ""): string {
  switch (reason) {
    case "page_gone":
      return "Lost: the page is gone";
    case "page_redirected":
      return "Lost: the page leads to another one";
    case "target_changed":
      return "Lost: the words link to another page now";
    case "reported":
      return "Reported as lost";
    case "removed":
    case "":
      return "Lost: the link is gone from the page";
    default:
      return reason satisfies never;
  }
}

function relWords(given: (name: string) => string): string {
  const [from, to] = [relWord(given("from")), relWord(given("to"))];
  if (from === "" || to === "") return "Its rel became known";
  const by = { meta: ", by a meta tag of the page", header: ", by a header of the page" }[given("by")] ?? "";
  if (from !== to) return `Rel changed from ${from} to ${to}${by}`;
  return `Rel changed from “${given("fromRel")}” to “${given("toRel")}”`;
}

/** The field's word for a class of rel: "dofollow", "nofollow", "ugc", "sponsored". */
export function relWord(relClass: string): string {
  return relClass === "follow" ? "dofollow" : relClass;
}

const places: Record<Placement, string> = {
  content: "the content",
  navigation: "the navigation",
  header: "the header",
  footer: "the footer",
  sidebar: "the sidebar",
  comments: "the comments",
  unknown: "an unknown place",
};

/** The part of a page: "the footer". */
export function placeWords(place: string): string {
  return places[place as Placement] ?? places.unknown;
}
