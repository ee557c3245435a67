/** What a page says of itself, against what it said before. */
import type { EventDraft, EventKind } from "../link-state.ts";
import type { Look } from "../look.ts";
import { looseKey } from "../url.ts";

/** What is known of the page itself before the look. */
export interface PageState {
  /** It was read completely before. */
  everRead: boolean;
  /** It was read completely before, under the same set of watched domains: what is new on it is gained. */
  readBefore: boolean;
  noindex: boolean;
  canonicalElsewhere: boolean;
}

/** Events of the page: may it be indexed, does it name another page as its canonical one? None at its first reading. */
export function pageEvents(page: PageState, look: Look, today: string): EventDraft[] {
  if (!page.everRead) return [];
  const events: EventDraft[] = [];
  const add = (kind: EventKind, detail: EventDraft["detail"]) =>
    events.push({
      kind,
      origin: "observed",
      occurredOn: today,
      target: null,
      fromClass: null,
      toClass: null,
      detail,
    });
  if (look.robots.noindex !== page.noindex) {
    add(look.robots.noindex ? "noindexed" : "indexable", { by: look.robots.noindexBy });
  }
  const elsewhere = canonicalElsewhere(look);
  if (elsewhere !== page.canonicalElsewhere) {
    add(elsewhere ? "canonical_away" : "canonical_back", { canonical: look.canonical });
  }
  return events;
}

/** The page names another page as its canonical one (Google Search Central, "Consolidate duplicate URLs"). */
export function canonicalElsewhere(look: Look): boolean {
  return look.canonical !== null && looseKey(look.canonical) !== looseKey(look.finalUrl);
}
