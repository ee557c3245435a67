import type { SaidBy } from "./report-types.ts";

/** Why a link is lost, in the words of the field. */
export function lossWords(reason: string | null): string {
  switch (reason) {
    case "removed":
      return "Removed from the page";
    case "page_gone":
      return "The page is gone";
    case "page_redirected":
      return "The page redirects elsewhere";
    case "target_changed":
      return "Leads to another page now";
    case "reported":
      return "Reported lost, not checked";
    default:
      return "Not said";
  }
}

/** Who says that a domain came or went. */
export function saidByWords(origin: SaidBy | null): string {
  switch (origin) {
    case "observed":
      return "seen by us";
    case "reported":
      return "reported by an import";
    case "person":
      return "said by a person";
    case null:
      return "not said";
    default:
      return origin satisfies never;
  }
}
